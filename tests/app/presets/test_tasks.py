"""Each explorer's task is ticked off by doing it, and not by opening the page."""

import copy
import json
import subprocess
from pathlib import Path

import pytest
from gd_page.lab.races import best_rates, run_race

from scripts.build.data import races
from tests.app.presets.changed import PRESETS

JUDGE = Path(__file__).parents[1] / "explorer" / "tasks.mjs"
FAIR = "fair"
STEP = "step"


def setting(at, **values):
    return lambda state: state["optimizers"][at]["settings"].update(values)


def part(name, value):
    return lambda state: state.update({name: value})


# What a reader does, as each task asks for it.
DEEDS = {
    "adabelief": [FAIR],
    "adadelta": [setting(1, epsilon=1e-6)],
    "adagrad": [part("shape", {"condition_number": 25, "angle": 30})],
    "adam": [part("start", [1.8, -0.8])],
    "adamax": [setting(1, beta2=0.9)],
    "adamw": [setting(1, weight_decay=0.5)],
    "amsgrad": [setting(0, beta2=0.999)],
    "batch": [setting(1, learning_rate=1.96)],
    "failing-adagrad": [(STEP, 10)],
    "failing-crawl": [setting(0, learning_rate=0.0769)],
    "failing-divergence": [setting(1, learning_rate=0.0801)],
    "failing-momentum": [setting(0, momentum=0.74)],
    "failing-noise": [part("schedule", "CosineAnnealing")],
    "failing-plateau": [setting(0, learning_rate=0.5)],
    "failing-reddi": [setting(0, beta2=0.4)],
    "failing-rmsprop": [part("schedule", "LinearWarmup")],
    "failing-saddle": [part("start", [-1.5, 0.0])],
    "failing-uncorrected": [(STEP, 3)],
    "foundations": [part("start", [-3.46, -2.0])],
    "gradient-descent": [part("start", [-3.46, -2.0])],
    "index": [setting(0, learning_rate=0.081)],
    "lab": [part("shape", {"condition_number": 50, "angle": 60}), FAIR],
    "lamb": [part("start", [-2.0, 0.75])],
    "learning-rate": [setting(2, learning_rate=0.0799)],
    "lion": [setting(1, learning_rate=0.01)],
    "mini-batch": [(STEP, 10)],
    "momentum": [setting(1, learning_rate=0.004)],
    "nadam": [(STEP, 10)],
    "nesterov": [setting(0, learning_rate=0.0272), setting(1, learning_rate=0.0272)],
    "prodigy": [setting(1, d0=1e-4)],
    "radam": [part("start", [-2.0, 0.75])],
    "rmsprop": [setting(0, learning_rate=1.3)],
    "schedule-free-adamw": [setting(0, learning_rate=0.1), setting(1, learning_rate=0.1)],
    "stochastic": [setting(1, learning_rate=0.05)],
}


def seen(name, deeds=()):
    """What the page judges by, once a reader has done some deeds."""
    explorer = races.load_explorer()
    state = copy.deepcopy(races.state_of(explorer, PRESETS[name]))
    state.setdefault("shape", {})
    state.setdefault("noise", {})
    state.setdefault("schedule", "Constant")
    step, is_fair = state["steps"], FAIR in deeds
    for deed in deeds:
        if callable(deed):
            deed(state)
        elif deed != FAIR:
            step = deed[1]
    if is_fair:
        rates = best_rates(**state)["rates"]
        for entry, rate in zip(state["optimizers"], rates, strict=True):
            entry["settings"]["learning_rate"] = rate
    race = races.plain(run_race(**state))
    runs = [
        {
            "losses": run["losses"]["data"],
            "points": run["points"]["data"],
            "divergedAt": run["diverged_at"],
        }
        for run in race["runs"]
    ]
    judged = {"drawn": state, "race": {"runs": runs}, "isFair": is_fair, "step": step}
    return {"done": PRESETS[name]["done"], **judged}


def judge(all_seen):
    """Whether each task is done, by the page's own code."""
    told = subprocess.run(
        ["node", JUDGE], input=json.dumps(all_seen), capture_output=True, text=True, check=True
    )
    return json.loads(told.stdout)


@pytest.fixture(scope="module")
def verdicts():
    opened, done = (
        judge([seen(n, d) for n, d in deeds.items()]) for deeds in (dict.fromkeys(DEEDS, ()), DEEDS)
    )
    return dict(zip(DEEDS, zip(opened, done, strict=True), strict=True))


def test_every_written_preset_has_its_deed():
    written = {path.stem for path in races.PRESETS.glob("*.json")}
    assert set(DEEDS) == written - {"home"}  # a picture to play with, which asks for nothing


@pytest.mark.parametrize("name", DEEDS)
def test_a_task_is_done_by_doing_it_and_not_at_opening(name, verdicts):
    assert verdicts[name] == (False, True)
