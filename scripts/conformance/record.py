"""Record what the libraries do, for the tests to compare with: one file each.

    python -m scripts.conformance.record [names ...]

Run it in an environment that has the libraries of `requirements-conformance.txt`.
"""

import datetime
import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np

from scripts.conformance.cases import CASES
from scripts.conformance.libraries import stepper, versions
from scripts.conformance.loops import closed_loop, open_loop
from scripts.conformance.problems import PROBLEMS
from scripts.conformance.recordings import RECORDINGS


def record(name: str) -> dict[str, Any]:
    """Run the library's optimizer on every problem, both ways."""
    case = CASES[name]
    runs = {}
    for title in case.problems:
        problem = PROBLEMS[title]
        runs[title] = {
            "open loop": open_loop(stepper(case, problem.start), case, problem),
            "closed loop": closed_loop(stepper(case, problem.start), case, problem),
        }
    return {
        "optimizer": case.optimizer,
        "library": case.library,
        "reference": case.reference,
        "settings": case.theirs,
        "note": case.note,
        "date": datetime.date.today().isoformat(),
        "versions": versions(case.library),
        "runs": runs,
    }


def write(name: str) -> Path:
    """Write one recording; a number is written so that reading it gives the same float64."""
    path = RECORDINGS / f"{name}.json"
    text = json.dumps(record(name), indent=1, default=np.ndarray.tolist)
    path.write_text(re.sub(r"\s+(?=[-\d\[\]])", " ", text) + "\n")  # a point a line
    return path


def main(names: list[str]) -> int:
    """Record the cases named, or all."""
    for name in names or CASES:
        path = write(name)
        print(f"record: {path.name}, {path.stat().st_size / 1000:.0f} kB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
