"""The runs ahead of a slider: each is the run alone, but for the last digits."""

import numpy as np
import pytest
from gd_page.lab.catalog import catalog
from gd_page.lab.races import run_race
from gd_page.lab.settings import ELEMENTWISE, single_settings_of
from gd_page.lab.sweeps import VALUES_LIMIT, run_sweep

from tests.app.gd_page.states import entrant, make_state

RATES = [0.001, 0.01, 0.03, 5.0]
SETTINGS = catalog()["optimizers"]
CHANGES = {
    "plain": {},
    "mini-batches": {
        "surface": "LineFit",
        "shape": {},
        "start": [-1.4, 4.4],
        "noise": {"batch_size": 8, "replacement": False, "seed": 3},
    },
    "schedule": {"schedule": "CosineAnnealing"},
    "clip by norm": {"clip": {"kind": "norm", "limit": 0.5}},
    "decay": {"decay": {"kind": "decoupled", "strength": 0.1}},
}


def compare(swept, at, alone):
    """A row of a sweep beside a run."""
    assert swept["diverged_at"][at] == alone["diverged_at"]
    for key in ("points", "losses", "gradient_norms"):
        assert swept[key][at].shape == alone[key].shape
        np.testing.assert_allclose(swept[key][at], alone[key], rtol=1e-7, atol=1e-9)
    if alone["prediction"] is None:
        assert swept["prediction"] is None
    else:
        found = {key: values[at] for key, values in swept["prediction"].items()}
        assert found == alone["prediction"]


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("name", ELEMENTWISE)
def test_each_row_is_the_run_of_its_rate(name, changes):
    swept = run_sweep(make_state(entrant(name), **changes), 0, "learning_rate", RATES)
    for at, rate in enumerate(RATES):
        state = make_state(entrant(name, learning_rate=rate), **changes)
        compare(swept, at, run_race(**state)["runs"][0])


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        (name, setting)
        for name in SETTINGS
        for setting in SETTINGS[name]
        if name in ELEMENTWISE and setting not in single_settings_of(name)
    ],
)
def test_every_setting_of_a_slider_can_be_swept(name, setting):
    values = [0.0, 0.3, 0.9]
    swept = run_sweep(make_state(entrant(name)), 0, setting, values)
    for at, value in enumerate(values):
        state = make_state(entrant(name, **{setting: value}))
        compare(swept, at, run_race(**state)["runs"][0])


BAD = {
    "an optimizer of the vector as a whole": (
        ("LAMB", "learning_rate", [0.1]),
        "LAMB looks at the whole vector",
    ),
    "an unknown setting": (("Momentum", "mass", [0.1]), "setting must be a setting of Momentum"),
    "one for all runs": (("RAdam", "beta2", [0.9]), "setting cannot be 'beta2': it is one for"),
    "no values": (("Momentum", "momentum", []), "setting must be 1 to 512 finite numbers"),
    "too many": (
        ("Momentum", "momentum", [0.1] * (VALUES_LIMIT + 1)),
        "setting must be 1 to 512 finite numbers",
    ),
    "out of range": (("Momentum", "momentum", [1.0]), r"momentum must be in \[0, 1\)"),
}


@pytest.mark.parametrize(("asked", "message"), BAD.values(), ids=BAD)
def test_bad_sweeps(asked, message):
    name, setting, values = asked
    with pytest.raises(ValueError, match=message):
        run_sweep(make_state(entrant(name)), 0, setting, values)
    with pytest.raises(ValueError, match="index must be from 0 to 0, got 1"):
        run_sweep(make_state(entrant(name)), 1, setting, values)
