"""What an optimizer remembers is put back after an error, and shared with no copy."""

import copy
import pickle

import numpy as np
import pytest

import gd_core.optimizers
from gd_core import GradientAccumulation
from gd_core.checked import let_runs_end, state_of
from tests.gd_core.checked.classes import ONES, InList, InPlace, Lists, Odd, Plain, shown


def three_steps(optimizer):
    params = ONES
    for g in ([1.0, 2.0], [3.0, -4.0], [0.5, 0.25]):
        params = optimizer.update(params, np.array(g))
    return params.tolist()


def test_a_class_may_work_in_place():
    # by hand: the last velocities are 0.1 * (1/4 + 3/2 + 1/2) and 0.1 * (2/4 - 4/2 + 1/4)
    assert three_steps(InPlace()) == pytest.approx([1 - 0.1 - 0.35 - 0.225, 1 - 0.2 + 0.3 + 0.125])


@pytest.mark.parametrize("steps", [0, 1, 2, 5])
@pytest.mark.parametrize("kind", [InPlace, InList, lambda: Lists(0.1)])
def test_whatever_is_changed_in_place_is_put_back(kind, steps):
    optimizer = kind()
    for _ in range(steps):
        optimizer.update(ONES, ONES)
    before = shown(optimizer)
    with pytest.raises(FloatingPointError, match="would overflow with a gradient of 1e"):
        optimizer.update(np.array([1.7e308, 1.0]), np.array([-1e308, 1.0]))
    assert shown(optimizer) == before


def test_a_list_shortened_in_place_is_put_back_too():
    optimizer = Lists(0.1)
    for _ in range(4):
        optimizer.update(ONES, ONES)
    before = shown(optimizer)
    with pytest.raises(FloatingPointError, match="last would overflow"):
        optimizer.update(ONES, np.array([1e200, 1.0]))
    assert shown(optimizer) == before


@pytest.mark.parametrize(
    "duplicate", [copy.copy, copy.deepcopy, lambda o: pickle.loads(pickle.dumps(o))]
)
@pytest.mark.parametrize("kind", [InPlace, InList, Lists])
def test_copies_share_nothing(kind, duplicate):
    rates = np.array([0.1, 0.2])
    optimizer = kind(rates)
    optimizer.update(ONES, ONES)
    before = shown(optimizer)
    twin = duplicate(optimizer)
    assert type(twin) is kind
    assert repr(twin) == repr(optimizer)
    twin.update(ONES, 2 * ONES)
    twin.learning_rate[0] = 7.0
    rates[1] = 0.3
    optimizer.learning_rate[1] = 0.2
    assert shown(optimizer) == before
    with pytest.raises(ValueError, match=r"^params must have the shape of the optimizer's state"):
        duplicate(optimizer).update(np.ones(3), np.ones(3))


def test_state_is_what_is_neither_given_nor_private():
    assert state_of(Plain()) == {"v": 0.0}
    optimizer = Lists(0.1)
    optimizer.update(ONES, ONES)
    assert state_of(optimizer).keys() == {"last", "t"}
    assert state_of(gd_core.GradientDescent()) == {}


@np.errstate(all="ignore")  # as the loop has it
def test_runs_may_end_one_by_one():
    together, alone = gd_core.Adam(), gd_core.Adam()
    let_runs_end(GradientAccumulation(together, 1))
    assert repr(together) == repr(alone)
    gradients = np.array([[1.0, 2.0], [1e200, 1.0]])
    params = together.update(np.ones((2, 2)), gradients)
    expected = alone.update(np.ones(2), gradients[0])
    assert np.array_equal(params[0], expected)
    assert np.isnan(params[1]).tolist() == [True, False]
    assert (together.v[1, 0], together.m[1, 0], together.t) == (0.0, 0.0, 1)
    params = together.update(np.array([params[0], [1.0, 1.0]]), np.ones((2, 2)))
    assert np.array_equal(params[0], alone.update(expected, np.ones(2)))
    assert np.isfinite(params).all()
    assert np.isfinite(together.v).all()


def test_a_class_without_checks_is_not_written_to():
    optimizer = Plain()
    before = shown(optimizer)
    let_runs_end(optimizer)
    assert shown(optimizer) == before


def test_what_is_infinite_and_stays_so_is_no_error():
    optimizer = Odd(returned=lambda params: params - 1)
    assert optimizer.update(ONES, ONES).tolist() == [0, 0]
    assert optimizer.best == np.inf
