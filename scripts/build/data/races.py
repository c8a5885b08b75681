"""Run the first race of every explorer, with the functions that the page itself calls.

An explorer draws from these files, so that a page is alive before Python is.

A preset, `docs/presets/<page>.json`, holds the state of its race (`surface`, `shape`, `start`,
`steps`, `schedule`, `clip`, `decay`, `noise`, and `optimizers`, each a name with settings and
perhaps a convention) and what is said of it: `task`, `answer`, `held_equal`, in the gallery also
`title` and `why`. Two more are optional:

- `variants`, buttons that load other settings of the same race. Each has a `label` and whatever of
  the state differs, with its own `held_equal` then; `"rates": "best"` gives each optimizer the best
  of the tried rates, and says so by itself. The first is the opening one, and differs in nothing:
  `[{"label": "as written"}, {"label": "each at its best", "rates": "best"},
  {"label": "too large", "optimizers": [...], "held_equal": "..."}]`.
- `done`, when the task counts as done, which the page then ticks off. All that it names must hold
  at once; a range is `[low, high]`, ends included. See docs/app/explorer/model/task.js.
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
from scripts.build.pictures import relief
from scripts.errors import BuildError

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "app" / "gd_page"
PRESETS = ROOT / "docs" / "presets"
PLAIN = "GradientDescent"  # what an optimizer without a preset of its own is compared with
OUTPUT = ROOT / "docs" / "generated" / "races"
DIGITS = 5
STATE = ("surface", "shape", "start", "steps", "schedule", "clip", "decay", "noise")
WORDS = ("title", "task", "answer", "why", "done")
BEST = "best"  # what a variant's `rates` say, where each optimizer gets its own best one


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
        "done": {"settings": [{"at": len(names) - 1, "learning_rate": near(2 * rates[-1])}]},
        "answer": answer_to_doubling(explorer, {**state, "optimizers": entries[-1:]}, rates[-1]),
        "held_equal": "the valley, the start and 100 steps; each at its own best of "
        f"{len(explorer.TRIED_RATES)} rates.",
    }


def near(value: float) -> list[float]:
    """Give the range of what counts as a value that a reader was told to set."""
    return [0.95 * value, 1.05 * value]


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


def state_of(explorer: ModuleType, preset: dict[str, Any]) -> dict[str, Any]:
    """Give the whole state of a preset, or of a variant of one, as the explorer holds it."""
    known = explorer.catalog()["optimizers"]
    optimizers = [
        {"name": name, "settings": {**known[name], **settings}, "convention": "".join(rest)}
        for name, settings, *rest in preset["optimizers"]
    ]
    return {key: preset[key] for key in STATE if key in preset} | {"optimizers": optimizers}


def first_race(explorer: ModuleType, preset: dict[str, Any]) -> dict[str, Any]:
    """Everything that the first picture of a preset needs."""
    state = state_of(explorer, preset)
    words = {key: preset[key] for key in WORDS if key in preset}
    words["heldEqual"] = preset["held_equal"]
    is_wide = relief.is_wide(preset)
    return {
        "state": state,
        **words,
        **(relief.shown(preset) if is_wide else {"field": explorer.field(state)}),
        "race": explorer.run_race(**state),
        "variants": [variant_race(explorer, preset, v) for v in preset.get("variants", [])],
    }


def variant_race(
    explorer: ModuleType, preset: dict[str, Any], variant: dict[str, Any]
) -> dict[str, Any]:
    """Everything that a variant's button needs; the first is the preset itself, and only named."""
    if set(variant) == {"label"}:
        return {"label": variant["label"]}
    state = state_of(explorer, {**preset, **variant})
    held = variant.get("held_equal", preset["held_equal"])
    if variant.get("rates") == BEST:
        rates = explorer.best_rates(**state)["rates"]
        for entry, rate in zip(state["optimizers"], rates, strict=True):
            entry["settings"]["learning_rate"] = rate
        held = (
            "the surface, the start, the number of steps, and the search: each rate is the best "
            f"of {len(explorer.TRIED_RATES)} tried."
        )
    is_elsewhere = any(key in variant for key in ("surface", "shape"))
    field = {"field": explorer.field(state)} if is_elsewhere else {}
    race = explorer.run_race(**state)
    return {"label": variant["label"], "state": state, "heldEqual": held, "race": race, **field}


def write(name: str, content: Any) -> Path:
    """Write one file of JSON, the same bytes at every build."""
    path = OUTPUT / f"{name}.json"
    path.write_text(json.dumps(plain(content), separators=(",", ":")), encoding="utf-8")
    return path


def write_relief(preset: dict[str, Any]) -> Path:
    """Write the relief of a wide picture, for the drawing of posters."""
    relief.OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    relief.OUTPUT.write_text(json.dumps(plain(relief.field(preset))), encoding="utf-8")
    return relief.OUTPUT


def build() -> list[Path]:
    """Run all presets; return the files made."""
    explorer = load_explorer()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    made = [write("catalog", explorer.catalog())]
    presets = read_presets()
    made += [write(name, first_race(explorer, preset)) for name, preset in presets.items()]
    made += [write_relief(preset) for preset in presets.values() if relief.is_wide(preset)]
    gallery = [
        {"name": name, "title": presets[name]["title"], "why": presets[name]["why"]}
        for name in presets["lab"]["gallery"]
    ]
    return [*made, write("gallery", gallery)]
