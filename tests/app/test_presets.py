"""What the explorers of the pages open with: one file a page, and none for nobody."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from gd_page.lab.races import run_race
from gd_page.lab.settings import RUNS_LIMIT, STEPS_LIMIT, defaults_of

ROOT = Path(__file__).parents[2]
PRESETS = {
    path.stem: json.loads(path.read_text()) for path in (ROOT / "docs" / "presets").glob("*.json")
}
USED = {
    name: path
    for path in (ROOT / "docs").rglob("*.md")
    for name in re.findall(r'<gd-explorer[^>]*\bpreset="([^"]*)"', path.read_text())
}
GALLERY = PRESETS["lab"]["gallery"]


def test_every_explorer_has_a_preset_and_every_preset_an_explorer():
    missing = {name: str(path) for name, path in USED.items() if name not in PRESETS}
    assert not missing, f"write docs/presets/<name>.json for the explorers of {missing}"
    unused = set(PRESETS) - set(USED) - set(GALLERY)
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


@pytest.mark.parametrize("name", GALLERY)
def test_a_run_of_the_gallery_has_a_title_and_a_reason(name):
    assert PRESETS[name]["title"].strip()
    assert PRESETS[name]["why"].strip()
