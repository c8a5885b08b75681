"""What a step changes in place is put back, whenever and however it does so."""

import copy

import numpy as np
import pytest

import gd_core
from gd_core.checked import is_elementwise, let_runs_end, settings_of
from gd_core.guard.kept import kept_state
from tests.gd_core.checked import in_place
from tests.gd_core.checked.classes import ONES, shown

HUGE = np.array([1.7e308, 1.0])
HUGE_SLOPE = np.array([1.7e307, 1.0])


@pytest.mark.parametrize("steps", [2, 5])
@pytest.mark.parametrize("name", ["Mixed", "OutOfList", "Sometimes", "ByMethod"])
def test_whatever_is_changed_in_place_is_put_back(name, steps):
    optimizer = getattr(in_place, name)()
    for _ in range(steps):
        optimizer.update(ONES, ONES)
    before = copy.deepcopy(shown(optimizer))
    with pytest.raises(FloatingPointError, match="overflow"):
        optimizer.update(-HUGE, 10 * HUGE_SLOPE)
    assert shown(optimizer) == before


def test_a_state_whose_step_counts_numbers_up_is_kept_by_reference():
    state = {"m": np.ones(2), "t": 1}
    assert kept_state(state, frozenset(), frozenset(["t"])) is state
    for counted in (np.ones(2), [1]):
        state["t"] = counted
        assert kept_state(state, frozenset(), frozenset(["t"]))["m"] is not state["m"]
    assert kept_state(state, frozenset(), None)["m"] is not state["m"]


@pytest.mark.parametrize("rate", [0.5, np.array([0.5, 0.25])])
def test_a_setting_changed_in_place_stays_changed(rate):
    optimizer, given = in_place.Halving(rate), copy.copy(rate)
    optimizer.update(ONES, ONES)
    np.testing.assert_array_equal(optimizer.learning_rate, given / 2)
    np.testing.assert_array_equal(rate, given)


@pytest.mark.parametrize("reset", ["init", "attributes"])
@pytest.mark.parametrize("name", ["Adam", "Shampoo"])
def test_an_optimizer_reset_by_hand_takes_another_shape(name, reset):
    optimizer = getattr(gd_core, name)()
    optimizer.update(np.ones((2, 2)), np.ones((2, 2)))
    if reset == "init":
        optimizer.__init__()
    else:
        vars(optimizer).update(m=0.0, v=0.0, t=0, factors=[])
    assert optimizer.update(np.ones((3, 2)), np.ones((3, 2))).shape == (3, 2)


def test_state_set_by_hand_must_fit():
    optimizer = gd_core.Adam()
    optimizer.m = np.zeros(3)
    with pytest.raises(ValueError, match=r"^params must have the shape of the optimizer's state"):
        optimizer.update(ONES, ONES)


def test_infinity_is_found_in_an_object():
    optimizer = in_place.Boxed()
    optimizer.update(ONES, ONES)
    with pytest.raises(FloatingPointError, match="box would overflow"):
        optimizer.update(ONES, HUGE)
    assert optimizer.box.sum.tolist() == [1.0, 1.0]


def test_complex_state_is_looked_at_too():
    optimizer = in_place.Complex()
    for _ in range(2):
        optimizer.update(ONES, ONES)
    optimizer.m = optimizer.m + 1.7e308
    with pytest.raises(FloatingPointError, match="m would overflow"):
        optimizer.update(ONES, HUGE)


@pytest.mark.parametrize("name", ["InMapping", "OutOfList"])
def test_of_many_runs_a_mapping_or_list_keeps_the_finite_ones(name):
    optimizer = getattr(in_place, name)(0.0)
    let_runs_end(optimizer)
    gradients = np.array([[1.0], [1.7e308]])
    with np.errstate(all="ignore"):
        for _ in range(2):
            params = optimizer.update(np.ones((2, 1)), gradients)
    assert np.isnan(params).tolist() == [[False], [True]]
    kept = optimizer.sums["m"] if name == "InMapping" else optimizer.parts[0]
    assert kept[0, 0] == 2.0
    assert np.isfinite(kept).all()


def test_what_cannot_be_copied_is_kept():
    optimizer = in_place.InMapping()
    optimizer.update(ONES, ONES)
    optimizer.update(ONES, HUGE)
    with pytest.raises(FloatingPointError, match="sums would overflow"):
        optimizer.update(ONES, HUGE)
    assert next(optimizer.counts) == 3


def test_a_subclass_has_the_marks_that_its_update_deserves():
    assert not is_elementwise(in_place.Whole)
    assert all(setting.is_single for setting in settings_of(in_place.Whole).values())
    assert not is_elementwise(in_place.Normalizing)


def test_two_names_of_one_array_stay_two_names_of_one():
    array = np.ones(2)
    kept = kept_state({"one": array, "other": array}, frozenset())
    assert kept["one"] is kept["other"]
    assert kept["one"] is not array
