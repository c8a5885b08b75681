"""Run the libraries live and compare with what was recorded; `make conformance` calls this."""

import json
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from scripts.conformance.cases import CASES
from scripts.conformance.problems import PROBLEMS, deviation
from scripts.conformance.record import record
from scripts.conformance.recordings import SCHEDULES, recording

# As tight as the tests' own bounds, which leave room for another machine's rounding.
BOUNDS = {"open loop": 1e-9, "closed loop": 1e-12}


def differences(name: str) -> list[str]:
    """Say where a library does not do today what was recorded."""
    recorded = recording(name)
    live = record(name)
    wrong = [] if _releases(live) == _releases(recorded) else [f"{name}: other versions"]
    for title, loops in recorded["runs"].items():
        for loop, points in loops.items():
            start, now = PROBLEMS[title].start, live["runs"][title][loop]
            off = max(deviation(now[step], np.array(at), start) for step, at in points.items())
            if not off <= BOUNDS[loop]:
                wrong.append(f"{name}, {title}, {loop}: off by {off:.1e}")
    return wrong


def _releases(recording: dict[str, Any]) -> dict[str, str]:
    """Give the versions without a build's suffix, such as torch's +cpu."""
    return {name: full.partition("+")[0] for name, full in recording["versions"].items()}


def schedule_differences() -> list[str]:
    """Say which schedule torch does not follow today as it was recorded."""
    recorder: Any = import_module("scripts.conformance.record_schedules")
    recorded = recording(SCHEDULES)
    with tempfile.TemporaryDirectory() as folder:
        recorder.TARGET = Path(folder) / "schedules.json"
        recorder.main()
        live = json.loads(recorder.TARGET.read_text(encoding="utf-8"))
    pairs = list(zip(recorded["schedules"], live["schedules"], strict=True))
    pairs.append((recorded["plateau"], live["plateau"]))
    same = (np.allclose(a["rates"], b["rates"], rtol=1e-12, atol=0) for a, b in pairs)
    return [f"schedule {i}: other rates" for i, agrees in enumerate(same) if not agrees]


def main() -> int:
    """Check every recording; report each and list what differs."""
    wrong = []
    for name in CASES:
        found = differences(name)
        print(f"conformance: {name}: {'; '.join(found) or 'as recorded'}", flush=True)
        wrong += found
    wrong += schedule_differences()
    print(f"conformance: {len(wrong)} differences", *wrong, sep="\n  ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
