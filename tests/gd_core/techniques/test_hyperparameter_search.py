"""Grid and random search: every setting, in order of loss."""

import math

import numpy as np
import pytest

from gd_core import GradientDescent, grid_search, log_uniform, minimize, random_search, uniform
from gd_core.surfaces import IllConditionedBowl


def objective(a, b):
    return (a - 2) ** 2 + b


def test_a_grid_is_every_combination_best_first():
    trials = grid_search(objective, {"a": [0, 1, 2], "b": [0.5, 0.25]})
    assert len(trials) == 6
    assert trials[0] == (0.25, {"a": 2, "b": 0.25})
    losses = [trial.loss for trial in trials]
    assert losses == sorted(losses)
    settings = {tuple(trial.hyperparameters.values()) for trial in trials}
    assert settings == {(a, b) for a in (0, 1, 2) for b in (0.5, 0.25)}


def test_arrays_are_values_too():
    assert grid_search(lambda a: a, {"a": np.array([3.0, 1.0])})[0].loss == 1.0


def test_of_equals_the_first_tried_wins():
    assert grid_search(lambda a: 0.0, {"a": [5, 6]})[0].hyperparameters == {"a": 5}


def test_nan_counts_as_infinite():
    bowl = IllConditionedBowl(10.0)
    trials = grid_search(
        lambda learning_rate: (
            minimize(bowl, bowl.start, GradientDescent(learning_rate), 100).final_loss
        ),
        {"learning_rate": [5.0, 0.1, 0.01]},
    )
    assert [trial.hyperparameters["learning_rate"] for trial in trials] == [0.1, 0.01, 5.0]
    assert trials[-1].loss == math.inf


def test_random_search_draws_every_trial_anew():
    space = {"a": uniform(0, 4), "b": log_uniform(0.01, 1)}
    trials = random_search(objective, space, 50, np.random.default_rng(0))
    again = random_search(objective, space, 50, np.random.default_rng(0))
    assert trials == again
    assert len({trial.hyperparameters["a"] for trial in trials}) == 50
    for loss, hyperparameters in trials:
        assert loss == objective(**hyperparameters)
    losses = [trial.loss for trial in trials]
    assert losses == sorted(losses)


def test_draws_are_even_on_their_scale():
    rng = np.random.default_rng(0)
    even = np.array([uniform(-1, 3)(rng) for _ in range(4000)])
    assert -1 <= even.min() < even.max() <= 3
    assert np.mean(even) == pytest.approx(1, abs=0.06)
    logarithmic = np.array([log_uniform(1e-4, 1)(rng) for _ in range(4000)])
    assert 1e-4 <= logarithmic.min() < logarithmic.max() <= 1
    assert np.mean(logarithmic < 1e-2) == pytest.approx(0.5, abs=0.03)


@pytest.mark.parametrize("grid", [{}, {"a": []}, {"a": [1], "b": ()}])
def test_an_empty_grid_is_named(grid):
    with pytest.raises(ValueError, match=r"grid.* must not be empty, got"):
        grid_search(objective, grid)


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"objective": 3}, TypeError, "objective must be callable, got 3"),
        ({"space": {}}, ValueError, r"space must not be empty, got \{\}"),
        ({"space": {"a": 0.1}}, TypeError, r"space\['a'\] must be callable, got 0\.1"),
        ({"trials": 0}, ValueError, "trials must be >= 1, got 0"),
        ({"trials": 2.5}, TypeError, r"trials must be an integer, got 2\.5"),
        ({"rng": 7}, TypeError, r"rng must be a numpy\.random\.Generator, got 7"),
    ],
)
def test_bad_arguments_are_named(changes, error, message):
    good = {
        "objective": lambda a: a,
        "space": {"a": uniform(0, 1)},
        "trials": 2,
        "rng": np.random.default_rng(0),
    }
    with pytest.raises(error, match=message):
        random_search(**{**good, **changes})


@pytest.mark.parametrize(
    ("draw", "low", "high", "message"),
    [
        (uniform, 1.0, 1.0, "high must be > 1, got 1"),
        (uniform, np.nan, 1.0, "low must be finite, got nan"),
        (log_uniform, 0.0, 1.0, "low must be > 0, got 0"),
        (log_uniform, 2.0, 1.0, "high must be > 2, got 1"),
    ],
)
def test_bad_ranges_are_named(draw, low, high, message):
    with pytest.raises(ValueError, match=message):
        draw(low, high)


@pytest.mark.parametrize("result", [None, 1j, np.complex128(1j), "x", "1.0", [1.0, 2.0], 10**400])
def test_an_objective_that_returns_no_number_is_named(result):
    with pytest.raises(TypeError, match="objective must return a number, got"):
        grid_search(lambda a: result, {"a": [1.0]})


def test_names_and_arrays_without_axes_are_named():
    with pytest.raises(TypeError, match="grid must have names as its keys, got 1"):
        grid_search(lambda **settings: 0.0, {1: [1.0]})
    with pytest.raises(TypeError, match="space must have names as its keys, got 1"):
        random_search(lambda **settings: 0.0, {1: uniform(0, 1)}, 2, np.random.default_rng(0))
    with pytest.raises(TypeError, match=r"grid\['a'\] must be a list or an array, got array"):
        grid_search(lambda a: 0.0, {"a": np.array(1.0)})


def test_a_range_that_is_no_float_is_named_before_it_is_drawn():
    with pytest.raises(ValueError, match="high - low must be finite, got inf"):
        uniform(-1e308, 1e308)
    draw = uniform(np.int8(-100), np.int8(100))
    assert -100 <= draw(np.random.default_rng(0)) <= 100
