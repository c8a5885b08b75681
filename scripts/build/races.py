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

import gd_core.optimizers
from scripts.errors import BuildError

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "app" / "gd_page"
PRESETS = ROOT / "docs" / "presets"
PLAIN = "GradientDescent"  # what an optimizer without a preset of its own is compared with
OUTPUT = ROOT / "docs" / "generated" / "races"
DIGITS = 5
STATE = ("surface", "shape", "start", "steps", "schedule", "clip", "decay", "noise")
WORDS = ("title", "task", "answer", "why")


def load_explorer() -> ModuleType:
    """Import the explorer's Python, which lies among the page's scripts."""
    folder = str(PAGE.parent)
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module("gd_page.lab.races")


def read_presets() -> dict[str, dict[str, Any]]:
    """The presets by name; an optimizer that has none gets the default one for its page."""
    files = sorted(PRESETS.glob("*.json"))
    written = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}
    explorer = load_explorer()
    pages = {page_stem(name): name for name in explorer.catalog()["optimizers"]}
    missing = {stem: name for stem, name in pages.items() if stem not in written}
    return written | {stem: default_preset(explorer, name) for stem, name in missing.items()}


def page_stem(name: str) -> str:
    """Give the stem of an optimizer's page: that of its file, with hyphens."""
    module = getattr(gd_core.optimizers, name).__module__
    return module.rpartition(".")[2].replace("_", "-")


def default_preset(explorer: ModuleType, name: str) -> dict[str, Any]:
    """Let an optimizer race down a valley, beside gradient descent, each at its best rate.

    Raises:
        BuildError: Every rate of the optimizer diverges there.
    """
    catalog = explorer.catalog()
    known = catalog["optimizers"]
    names = list(dict.fromkeys([PLAIN, name]))
    state = {"surface": "Ravine", "start": [-4.4, -1.4], "steps": 100}
    entries = [{"name": n, "settings": known[n], "convention": ""} for n in names]
    try:
        rates = explorer.best_rates(**state, optimizers=entries)["rates"]
    except ValueError as error:
        raise BuildError(f"write docs/presets/{page_stem(name)}.json, because {error}.") from None
    return {
        **state,
        "optimizers": [[n, {"learning_rate": r}] for n, r in zip(names, rates, strict=True)],
        "task": f"Double the rate of {catalog['labels'][name]}. Predict what happens first.",
        "answer": answer_to_doubling(explorer, {**state, "optimizers": entries[-1:]}, rates[-1]),
        "held_equal": "the valley, the start and 100 steps; each at its own best of "
        f"{len(explorer.TRIED_RATES)} rates.",
    }


def answer_to_doubling(explorer: ModuleType, state: dict[str, Any], rate: float) -> str:
    """Say how an optimizer ends at twice its rate, and how at the rate itself."""
    (entry,) = state["optimizers"]
    ends = []
    for tried in (rate, 2 * rate):
        tuned = {**entry, "settings": {**entry["settings"], "learning_rate": tried}}
        run = explorer.run_race(**{**state, "optimizers": [tuned]})["runs"][0]
        ends.append(float(run["losses"][-1]))
    loss = f"ends at a loss of {ends[1]:.2g}" if math.isfinite(ends[1]) else "diverges"
    return f"At {2 * rate:.3g} it {loss}, where {rate:.3g} ends at {ends[0]:.2g}."


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
