"""What the explorers of the pages open with: one file a page, and none for nobody."""

import re
from pathlib import Path

import numpy as np
import pytest
from gd_page.lab.races import best_rates, run_race
from gd_page.lab.settings import OFFERED, RUNS_LIMIT, STEPS_LIMIT, defaults_of

from scripts.build.data import races
from scripts.errors import BuildError
from tests.app.presets.changed import scene_of
from tests.reasons import says_why

ROOT = Path(__file__).parents[2]
PRESETS = races.read_presets()
USED = {
    name: path
    for path in (ROOT / "docs").rglob("*.md")
    for name in re.findall(r'<gd-explorer[^>]*\bpreset="([^"]*)"', path.read_text())
}
GALLERY = PRESETS["lab"]["gallery"]
HOME = "home"  # the picture that the first page opens with, which is no explorer


def test_every_explorer_has_a_preset_and_every_preset_an_explorer():
    missing = {name: str(path) for name, path in USED.items() if name not in PRESETS}
    assert not missing, f"write docs/presets/<name>.json for the explorers of {missing}"
    written = {path.stem for path in races.PRESETS.glob("*.json")}
    unused = written - set(USED) - set(GALLERY) - {HOME}
    assert not unused, f"no page and no gallery shows the presets {unused}"
    assert not set(USED) & set(GALLERY)


@pytest.mark.parametrize("name", USED)
def test_a_preset_has_the_name_of_its_page(name):
    assert USED[name].stem == name


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_can_be_run(name):
    preset = PRESETS[name]
    assert 1 <= preset["steps"] <= STEPS_LIMIT
    assert 1 <= len(preset["optimizers"]) <= RUNS_LIMIT
    assert preset["task"].strip()
    assert preset["answer"].strip()
    assert preset["held_equal"].strip()
    entries = []
    for optimizer, settings, *convention in preset["optimizers"]:
        known = defaults_of(optimizer)
        assert set(settings) <= set(known), optimizer
        entries.append(
            {
                "name": optimizer,
                "settings": {**known, **settings},
                "convention": "".join(convention),
            }
        )
    keys = ("surface", "shape", "start", "steps", "schedule", "clip", "decay", "noise")
    state = {key: preset[key] for key in keys if key in preset}
    race = run_race(**state, optimizers=entries)
    assert np.isfinite(race["lowest"])
    assert all(np.isfinite(run["losses"][0]) for run in race["runs"])


RACES = [name for name, preset in PRESETS.items() if len(preset["optimizers"]) > 1]


@pytest.mark.parametrize("name", RACES)
def test_a_race_is_at_best_rates_or_says_why_it_is_not(name):
    held = PRESETS[name]["held_equal"]
    if says_why(held):
        return
    rates = [settings["learning_rate"] for _, settings, *_ in PRESETS[name]["optimizers"]]
    assert rates == best_rates(**scene_of(name).state)["rates"], (
        f"{name} has other rates than the best: say in held_equal that they are as written, and why"
    )


@pytest.mark.parametrize("name", GALLERY)
def test_a_run_of_the_gallery_has_a_title_and_a_reason(name):
    assert PRESETS[name]["title"].strip()
    assert PRESETS[name]["why"].strip()


def test_an_optimizer_without_a_preset_races_down_a_valley(tmp_path, monkeypatch):
    monkeypatch.setattr(races, "PRESETS", tmp_path)
    found = races.read_presets()
    assert len(found) == len(OFFERED)
    preset = found["adabelief"]
    (plain, slow), (name, rate) = preset["optimizers"]
    assert (plain, name) == ("GradientDescent", "AdaBelief")
    assert "own best of 101 rates" in preset["held_equal"]
    explorer = races.load_explorer()
    assert preset["answer"].startswith(f"At {2 * rate['learning_rate']:.3g} it ends at a loss of ")
    assert slow["learning_rate"] != rate["learning_rate"]
    (wanted,) = preset["done"]["settings"]
    low, high = wanted["learning_rate"]
    assert wanted["at"] == 1
    assert low < 2 * rate["learning_rate"] < high
    runs = races.first_race(explorer, preset)["race"]["runs"]
    assert max(run["losses"][-1] for run in runs) < 0.1 * runs[0]["losses"][0]
    assert len(found["gradient-descent"]["optimizers"]) == 1


def test_a_method_that_always_diverges_needs_a_preset_of_its_own(monkeypatch):
    explorer = races.load_explorer()

    def diverge(**state):
        raise ValueError("Adam diverges at every rate from 1e-4 to 10 here")

    monkeypatch.setattr(explorer, "best_rates", diverge)
    with pytest.raises(BuildError, match=r"^write docs/presets/adam.json, because Adam diverges"):
        races.default_preset(explorer, "Adam")
