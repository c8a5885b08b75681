"""ReduceOnPlateau: torch's recorded rates, hand values, bad input."""

import copy
import json
from pathlib import Path

import numpy as np
import pytest

from gd_core.schedules import ReduceOnPlateau

RECORDINGS = Path(__file__).parents[2] / "conformance" / "recordings"
RECORDING = json.loads((RECORDINGS / "schedules.json").read_text())


def test_the_rates_are_those_of_torch():
    recorded = RECORDING["plateau"]
    plateau = ReduceOnPlateau(**recorded["arguments"])
    rates = [plateau.update(loss) for loss in recorded["losses"]]
    np.testing.assert_allclose(rates, recorded["rates"], rtol=1e-15)
    assert len(set(rates)) > 2


def test_the_cut_comes_after_patience_is_over():
    plateau = ReduceOnPlateau(1.0, factor=0.5, patience=2)
    assert [plateau.update(loss) for loss in (3, 3, 3, 3, 3)] == [1, 1, 1, 0.5, 0.5]
    assert (plateau.best, plateau.bad_updates) == (3.0, 1)


def test_a_small_improvement_does_not_count():
    plateau = ReduceOnPlateau(1.0, factor=0.5, patience=0, threshold=0.1)
    assert [plateau.update(loss) for loss in (1.0, 0.95, 0.89)] == [1.0, 0.5, 0.5]


@pytest.mark.parametrize("first", [4.0, 0.5, -0.5, -4.0])
def test_the_improvement_is_relative_to_the_size_of_the_best_loss(first):
    plateau = ReduceOnPlateau(1.0, factor=0.5, patience=0, threshold=0.1)
    size = abs(first)
    losses = (first, first - 0.09 * size, first - 0.11 * size)
    assert [plateau.update(loss) for loss in losses] == [1.0, 0.5, 0.5]
    assert plateau.best == losses[2]


@pytest.mark.parametrize("threshold", [0.0, 1e-4, 0.1])
@pytest.mark.parametrize("first", [1.0, 0.0, -1.0])
def test_a_loss_that_stays_or_rises_is_no_improvement(first, threshold):
    for rise in (0.0, 0.05):
        plateau = ReduceOnPlateau(1.0, factor=0.5, patience=2, threshold=threshold)
        rates = [plateau.update(first + rise * step) for step in range(7)]
        assert rates == [1, 1, 1, 0.5, 0.5, 0.5, 0.25]
        assert plateau.best == first


def test_a_loss_that_falls_through_zero_is_an_improvement_each_time():
    plateau = ReduceOnPlateau(1.0, factor=0.5, patience=0, threshold=0.1)
    assert [plateau.update(loss) for loss in (2.0, 1.0, 0.0, -1.0, -2.0)] == [1.0] * 5


def test_the_largest_losses_overflow_nowhere():
    plateau = ReduceOnPlateau(1.0, factor=0.5, patience=0, threshold=0.9)
    assert [plateau.update(loss) for loss in (1e308, -1e308, -1.1e308)] == [1.0, 1.0, 0.5]


def test_the_rate_stays_above_the_minimum():
    plateau = ReduceOnPlateau(1.0, patience=0, minimum=0.3)
    assert [plateau.update(1.0) for _ in range(3)] == [1.0, 0.3, 0.3]


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"learning_rate": 0}, ValueError, "learning_rate must be > 0, got 0"),
        ({"learning_rate": None}, TypeError, "learning_rate must be a number, got None"),
        ({"factor": 1.0}, ValueError, "factor must be < 1, got 1.0"),
        ({"factor": 0.0}, ValueError, "factor must be > 0, got 0.0"),
        ({"patience": -1}, ValueError, "patience must be >= 0, got -1"),
        ({"patience": 1.5}, TypeError, "patience must be an integer, got 1.5"),
        ({"threshold": 1.0}, ValueError, "threshold must be < 1, got 1.0"),
        ({"threshold": -0.1}, ValueError, "threshold must be >= 0, got -0.1"),
        ({"minimum": 2.0}, ValueError, "minimum must be <= 1, got 2.0"),
    ],
)
def test_bad_arguments_are_named(arguments, error, message):
    with pytest.raises(error, match=message):
        ReduceOnPlateau(**{"learning_rate": 1.0, **arguments})


@pytest.mark.parametrize("loss", [np.nan, np.inf, -np.inf])
def test_a_bad_loss_is_named_and_changes_nothing(loss):
    plateau = ReduceOnPlateau(1.0, patience=0)
    plateau.update(2.0)
    before = copy.deepcopy(vars(plateau))
    with pytest.raises(ValueError, match="loss must be finite, got"):
        plateau.update(loss)
    with pytest.raises(TypeError, match="loss must be a number, got '1'"):
        plateau.update("1")
    assert vars(plateau) == before
