"""What the explorer offers: names, ranges and defaults, and a field that can be drawn."""

import json
import math
import re
from pathlib import Path

import numpy as np
import pytest
from gd_page.calls import pack
from gd_page.lab.catalog import catalog, field, lowest_of, make_surface
from gd_page.lab.conventions import CONVENTIONS, class_of
from gd_page.lab.landscapes import LineFit
from gd_page.lab.races import run_race
from gd_page.lab.settings import (
    BELOW_ONE,
    ELEMENTWISE,
    OFFERED,
    defaults_of,
    is_made_for_matrices,
    label_of,
    limits,
    range_of,
    setting_label,
)

import gd_core
from gd_core.checked import looks_ahead, settings_of
from scripts.docs.claims import is_test
from tests.app.gd_page.states import make_state

APP = Path(__file__).parents[4] / "docs" / "app"
LINK = APP / "explorer" / "model" / "link.js"
DEFAULTS = Path(__file__).with_name("link_defaults.json")
POLES = {
    "to minus infinity": "log(abs(x-1))",
    "to minus infinity at a point": "log((x-1)**2 + y**2)",
    "to both infinities": "1/(x-1)",
    "to infinity": "1/(x-1)**2",
    "at the middle's side": "1/(x - 5/89) + y**2",
    "no value on one side": "sqrt(x + 1) + y**2",
    "nowhere small": "1e13 + x**2",
    "nowhere small, to minus infinity": "-1e13 - 1/abs(y-5)",
    "nowhere small, to infinity": "1e13 + 1/abs(y-5)",
    "at the limit, to minus infinity": "-1e12 - 1/(y-5)**2",
}
# A run here is given up at its first loss, as diverged.
SMALL = {
    name: text for name, text in POLES.items() if "nowhere" not in name and "limit" not in name
}


def typed(text, **changes):
    return make_state(surface="Expression", expression=text, **changes)


@pytest.mark.parametrize("text", POLES.values(), ids=POLES)
def test_the_lowest_loss_is_that_of_the_field_that_is_drawn(text):
    drawn = field(make_surface(typed(text)))
    heights = drawn["heights"]
    assert math.isfinite(drawn["lowest"])
    assert not np.isinf(heights).any()
    assert drawn["lowest"] == np.nanmin(heights)
    assert lowest_of(make_surface(typed(text))) == drawn["lowest"]


@pytest.mark.parametrize("text", SMALL.values(), ids=SMALL)
def test_a_race_near_a_pole_has_numbers_to_draw(text):
    race = run_race(**typed(text, start=[3.0, 0.5]))
    assert math.isfinite(race["lowest"])
    losses = race["runs"][0]["losses"] - race["lowest"]
    assert not np.isinf(losses).any()
    assert math.isfinite(losses[0])


def test_the_middle_of_the_picture_is_on_the_grid():
    assert field(make_surface(typed("x**2 + y**2")))["lowest"] == 0.0
    assert lowest_of(make_surface(make_state(surface="Ackley"))) == pytest.approx(0.0, abs=1e-12)


def test_a_flat_surface_and_a_narrow_one_have_a_field():
    assert field(make_surface(typed("0*x + 3")))["lowest"] == 3.0
    wide = make_surface(make_state(surface="Ravine"))
    assert field(wide)["heights"].shape == (64, 91)


@pytest.mark.parametrize("name", OFFERED)
def test_what_is_offered_runs_on_two_coordinates(name):
    optimizer, gradients = getattr(gd_core, name)(), np.array([1.0, -1.0])
    slope = (lambda _: gradients) if looks_ahead(optimizer) else gradients
    assert optimizer.update(np.array([1.0, 2.0]), slope).shape == (2,)
    assert "learning_rate" in defaults_of(name), f"the explorer needs a rate of {name}"


def test_what_is_made_for_matrices_is_not_offered():
    matrices = {"Adafactor", "Shampoo", "SOAP", "Muon"}
    assert matrices.isdisjoint(OFFERED)
    assert {"Adam", "Nesterov", "LAMB", "Prodigy"} <= set(OFFERED)
    kinds = {name: getattr(gd_core, name) for name in gd_core.optimizers.__all__}
    assert [name for name in kinds if not is_made_for_matrices(kinds[name])] == list(OFFERED)


def test_whole_array_methods_are_told_from_the_others():
    assert {"LAMB", "Prodigy"}.isdisjoint(ELEMENTWISE)
    assert {"Adam", "Nesterov"} <= set(ELEMENTWISE) <= set(OFFERED)


@pytest.mark.parametrize("name", OFFERED)
def test_every_slider_stays_within_what_the_optimizer_allows(name):
    shown, allowed = catalog()["settings"], settings_of(getattr(gd_core, name))
    for setting, default in defaults_of(name).items():
        low, high = shown[setting]["range"]
        assert low <= default <= high, setting
        assert low < high
        assert low > 0 or not shown[setting]["isLogarithmic"]
        for end in (low, high):
            getattr(gd_core, name)(**{setting: end})
        assert allowed[setting].low <= low
        assert high < allowed[setting].high


def test_ranges():
    assert range_of("learning_rate") == (1e-5, 10.0)
    assert range_of("beta7", most=1.0) == (0.0, BELOW_ONE)
    assert range_of("of_a_new_name") == (0.0, 10.0)


def test_settings_are_numbers_of_any_kind(monkeypatch):
    class Odd:
        def __init__(self, learning_rate=1, mode="fast", flag=True, momentum=0.5):
            self.learning_rate = learning_rate

        def update(self, params, gradients):
            return params

    monkeypatch.setattr(gd_core, "Odd", Odd, raising=False)
    assert defaults_of("Odd") == {"learning_rate": 1, "momentum": 0.5}


LABELS = {
    "GradientDescent": "Gradient descent",
    "AdaGrad": "AdaGrad",
    "AdaBelief": "AdaBelief",
    "RMSProp": "RMSProp",
    "AMSGrad": "AMSGrad",
    "ScheduleFreeAdamW": "Schedule-free AdamW",
    "IllConditionedBowl": "Ill-conditioned bowl",
    "ThreeHumpCamel": "Three hump camel",
    "CosineAnnealing": "Cosine annealing",
    "Expression": "Type your own",
}


@pytest.mark.parametrize(("name", "label"), LABELS.items())
def test_labels(name, label):
    assert label_of(name) == label
    assert catalog()["labels"][name] == label


def test_labels_of_settings():
    assert setting_label("learning_rate") == "Learning rate"
    assert setting_label("beta1") == "Beta 1"
    assert setting_label("d0") == "D 0"


def test_the_catalog_names_all_that_it_lists():
    made = catalog()
    names = [*made["surfaces"], *made["optimizers"], *made["schedules"]]
    assert list(made["labels"]) == names
    used = {key for settings in made["optimizers"].values() for key in settings}
    used |= {key for surface in made["surfaces"].values() for key in surface["shape"]}
    assert set(made["settings"]) == used
    assert json.loads(json.dumps(pack(made), allow_nan=False)) == pack(made)


@pytest.mark.parametrize(
    ("name", "key"), [(name, key) for name in CONVENTIONS for key in CONVENTIONS[name]]
)
def test_a_convention_keeps_the_settings(name, key):
    assert settings_of(class_of(name, key)) == settings_of(getattr(gd_core, name))


def numbers_of(value):
    """All numbers within a nested value."""
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return {number for part in parts for number in numbers_of(part)}
    return {float(value)}


def numbers_in(code):
    """All numbers of JavaScript outside comments and addresses, powers of two as one number."""
    code = re.sub(r"/\*.*?\*/|https?:[^\"]*|//[^\n]*", "", code, flags=re.S)
    powers = {float(2 ** int(power)) for power in re.findall(r"\b2 \*\* (\d+)", code)}
    return powers | {float(n) for n in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?:e[+-]?\d+)?\b", code)}


def test_limits_and_ranges_stand_in_python_alone():
    common = {0.0, 10.0, 16.0}  # of many meanings
    other = {("bars.js", 1e-4), ("axes.js", 1e-4), ("pictures.js", 1e6)}  # sizes of what is drawn
    other |= {("history.js", 200.0)}  # changes that can be undone
    held = (numbers_of(limits()) | {BELOW_ONE, limits()["seed"] + 1.0}) - common
    sources = sorted((APP / "explorer").rglob("*.js"))
    found = {(path.name, n) for path in sources for n in numbers_in(path.read_text()) & held}
    assert found - other == set()
    assert other <= found, "what is excepted no longer stands there"
    assert {2000.0, 1e-5, 2.0**31, 101.0, 1e-4} <= held & numbers_in(
        "`2000 steps of 101`; const LOW = 1e-5;  // low\nconst SEED = 2 ** 31, TRIED = [1e-4];"
    )


def what_links_leave_out():
    """What links count on: the defaults, which they leave out, and the conventions' keys."""
    made = catalog()
    surfaces = {
        f"surface {name}": {key: surface[key] for key in ("start", "shape")}
        for name, surface in made["surfaces"].items()
    }
    optimizers = {
        f"optimizer {name}": {
            "settings": settings,
            "convention": next(iter(made["conventions"].get(name, {"standard": ""}))),
        }
        for name, settings in made["optimizers"].items()
    }
    conventions = {
        f"convention {key} of {name}": class_of(name, key).__name__
        for name, keys in made["conventions"].items()
        for key in keys
    }
    return {**surfaces, **optimizers, "schedule": made["schedules"][0], **conventions}


def test_links_of_this_version_mean_what_they_meant():
    """A link leaves out what is a default, so that a changed default changes old links."""
    (version,) = re.findall(r'const VERSION = "(\w+)";', LINK.read_text())
    recorded = json.loads(DEFAULTS.read_text())
    assert version in recorded, f"record the defaults of links of version {version}: {DEFAULTS}"
    found = what_links_leave_out()
    for item, default in recorded[version].items():
        assert found.get(item) == default, (
            f"{item} has another default than links of version {version} count on: "
            f"raise VERSION in {LINK.name}, let version {version} open as before, and record "
            f"the new defaults in {DEFAULTS.name}"
        )


def test_every_surface_and_convention_is_recorded():
    """Nothing else holds what their links mean; a new one is appended to the recorded."""
    (version,) = re.findall(r'const VERSION = "(\w+)";', LINK.read_text())
    recorded, made = json.loads(DEFAULTS.read_text())[version], catalog()
    wanted = {f"surface {name}" for name in made["surfaces"]}
    for name, keys in made["conventions"].items():
        wanted |= {f"optimizer {name}", *(f"convention {key} of {name}" for key in keys)}
    assert sorted(wanted - set(recorded)) == [], f"append what they are to {DEFAULTS.name}"


def test_defaults_that_no_link_has_recorded_are_held_by_the_optimizers_own_test():
    """An optimizer may join without a new version of links; its defaults must not change either."""
    (version,) = re.findall(r'const VERSION = "(\w+)";', LINK.read_text())
    recorded = json.loads(DEFAULTS.read_text())[version]
    for name in OFFERED:
        if f"optimizer {name}" not in recorded:
            stem = getattr(gd_core, name).__module__.rpartition(".")[2]
            own = f"tests/gd_core/optimizers/test_{stem}.py"
            assert is_test(f"{own}::test_defaults"), f"links leave defaults out: hold them in {own}"


def test_the_examples_of_the_line_fit_are_those_that_its_loss_is_of():
    """Half the mean squared error of the line through them is the loss."""
    pairs = np.array(catalog()["surfaces"]["LineFit"]["examples"])
    intercept, slope = point = np.array([0.7, 1.9])
    errors = intercept + slope * pairs[:, 0] - pairs[:, 1]
    assert len(pairs) == LineFit.EXAMPLES
    assert (errors**2).mean() / 2 == pytest.approx(float(LineFit()(point)))
