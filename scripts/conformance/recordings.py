"""Where the recorded steps of the libraries are, and how to read them."""

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RECORDINGS = ROOT / "tests" / "conformance" / "recordings"
SCHEDULES = "schedules"


def recording(name: str) -> dict[str, Any]:
    """Read one recording by its name: a case's, or `SCHEDULES`.

    Raises:
        FileNotFoundError: The case was never recorded.
    """
    path = RECORDINGS / f"{name}.json"
    if not path.is_file():
        place = path.relative_to(ROOT).as_posix()
        hint = f"run `python -m scripts.conformance record {name}`"
        raise FileNotFoundError(f"{place} is missing: {hint}")
    return json.loads(path.read_text(encoding="utf-8"))
