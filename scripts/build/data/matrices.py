"""Run the first race of every matrix explorer, and find each method's best rate.

A preset, `docs/presets/matrix/<name>.json`, says the problem, the methods, the step at which the
picture opens, what to try (`task`, `answer`), and at which step the reader has done so (`done`).
"""

import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from scripts.build.data.races import load_explorer, plain

ROOT = Path(__file__).resolve().parents[3]
PRESETS = ROOT / "docs" / "presets" / "matrix"
OUTPUT = ROOT / "docs" / "generated" / "matrices"
WORDS = ("task", "answer", "done", "step")


def load_lab() -> ModuleType:
    """Import the page's Python for races over a matrix."""
    load_explorer()
    return importlib.import_module("gd_page.lab.matrices")


def full_catalog(lab: ModuleType) -> dict[str, Any]:
    """Give the catalog, with the best rate of each method for each problem."""
    best = {p: {name: lab.best_rate(p, name) for name in lab.METHODS} for p in lab.STEPS}
    return {**lab.catalog(), "best": best}


def first_race(lab: ModuleType, preset: dict[str, Any], best: dict[str, Any]) -> dict[str, Any]:
    """Give everything that the first picture of a preset needs."""
    problem = preset["problem"]
    runs = [{"name": name, "rate": best[problem][name]} for name in preset["methods"]]
    words = {key: preset[key] for key in WORDS}
    return {"state": {"problem": problem, "runs": runs}, **words, **lab.run_race(problem, runs)}


def write(name: str, content: Any) -> Path:
    """Write one file of JSON, the same bytes at every build."""
    path = OUTPUT / f"{name}.json"
    path.write_text(json.dumps(plain(content), separators=(",", ":")), encoding="utf-8")
    return path


def build() -> list[Path]:
    """Run all presets; return the files made."""
    lab = load_lab()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    catalog = full_catalog(lab)
    presets = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in PRESETS.glob("*.json")}
    races = {name: first_race(lab, preset, catalog["best"]) for name, preset in presets.items()}
    return [write("catalog", catalog), *(write(name, race) for name, race in races.items())]
