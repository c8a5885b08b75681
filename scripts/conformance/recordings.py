"""Where the recorded steps of the libraries are, and how to read them."""

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RECORDINGS = ROOT / "tests" / "conformance" / "recordings"
SCHEDULES = "schedules"


def recording(name: str) -> dict[str, Any]:
    """Read one recording by its name: a case's, or `SCHEDULES`."""
    return json.loads((RECORDINGS / f"{name}.json").read_text(encoding="utf-8"))
