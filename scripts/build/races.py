"""Run the first race of every explorer, with the functions that the page itself calls.

An explorer draws from these files, so that a page is alive before Python is.
"""

import importlib
import json
import math
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "app" / "gd_page"
PRESETS = ROOT / "docs" / "presets"
OUTPUT = ROOT / "docs" / "generated" / "races"
DIGITS = 5
STATE = ("surface", "shape", "start", "steps", "schedule", "clip", "decay", "noise")
WORDS = ("title", "task", "why")


def load_explorer() -> ModuleType:
    """Import the explorer's Python, which lies among the page's scripts."""
    folder = str(PAGE.parent)
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module("gd_page.lab.races")


def read_presets() -> dict[str, dict[str, Any]]:
    """The presets by name."""
    files = sorted(PRESETS.glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}


def plain(value: Any) -> Any:
    """Turn arrays into `{"data", "shape"}` as the worker does, in few digits; NaN becomes null."""
    if isinstance(value, np.ndarray):
        return {"data": [plain(item) for item in value.ravel().tolist()], "shape": value.shape}
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}") if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def first_race(explorer: ModuleType, preset: dict[str, Any]) -> dict[str, Any]:
    """Everything that the first picture of a preset needs."""
    known = explorer.catalog()["optimizers"]
    optimizers = [
        {"name": name, "settings": {**known[name], **settings}, "convention": "".join(rest)}
        for name, settings, *rest in preset["optimizers"]
    ]
    state = {key: preset[key] for key in STATE if key in preset} | {"optimizers": optimizers}
    words = {key: preset[key] for key in WORDS if key in preset}
    words["heldEqual"] = preset["held_equal"]
    return {
        "state": state,
        **words,
        "field": explorer.field(state),
        "race": explorer.run_race(**state),
    }


def write(name: str, content: Any) -> Path:
    """Write one file of JSON, the same bytes at every build."""
    path = OUTPUT / f"{name}.json"
    path.write_text(json.dumps(plain(content), separators=(",", ":")), encoding="utf-8")
    return path


def build() -> list[Path]:
    """Run all presets; return the files made."""
    explorer = load_explorer()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    made = [write("catalog", explorer.catalog())]
    presets = read_presets()
    made += [write(name, first_race(explorer, preset)) for name, preset in presets.items()]
    gallery = [
        {"name": name, "title": presets[name]["title"], "why": presets[name]["why"]}
        for name in presets["lab"]["gallery"]
    ]
    return [*made, write("gallery", gallery)]
