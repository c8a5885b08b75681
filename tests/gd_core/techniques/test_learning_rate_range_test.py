"""The range test: one run, a rising rate, the loss after each step."""

import numpy as np
import pytest

from gd_core import GradientDescent, learning_rate_range_test
from gd_core.surfaces import IllConditionedBowl

BOWL = IllConditionedBowl(10.0)


def test_the_rates_rise_by_one_factor():
    rates, losses = learning_rate_range_test(BOWL, BOWL.start, GradientDescent(), 3, 0.001, 0.1)
    np.testing.assert_allclose(rates, [0.001, 0.01, 0.1])
    point = BOWL.start
    for rate, loss in zip(rates, losses, strict=True):
        point = point - rate * BOWL.gradient(point)
        np.testing.assert_allclose(loss, BOWL(point))


def test_the_loss_turns_up_near_the_stability_limit():
    result = learning_rate_range_test(BOWL, BOWL.start, GradientDescent(), 200, 1e-4, 10.0)
    turn = result.learning_rates[np.nanargmin(result.losses)]
    assert 0.2 < turn < 1.0  # past the limit of 2 / 10, once it shows
    assert np.isnan(result.losses[-1])


def test_the_optimizer_stays_as_it_was():
    optimizer = GradientDescent(0.3)
    learning_rate_range_test(BOWL, BOWL.start, optimizer, 5)
    assert optimizer.learning_rate == 0.3


def test_integers_of_any_size_are_rates():
    result = learning_rate_range_test(BOWL, BOWL.start, GradientDescent(), 3, highest=2**70)
    assert result.learning_rates[-1] == 2.0**70


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"steps": 1}, ValueError, "steps must be >= 2, got 1"),
        ({"steps": 1.5}, TypeError, r"steps must be an integer, got 1\.5"),
        ({"lowest": 0.0}, ValueError, r"lowest must be > 0, got 0\.0"),
        ({"lowest": 0.2, "highest": 0.1}, ValueError, r"highest must be > 0\.2, got 0\.1"),
        ({"highest": np.inf}, ValueError, "highest must be finite, got inf"),
    ],
)
def test_bad_arguments_are_named(changes, error, message):
    with pytest.raises(error, match=message):
        learning_rate_range_test(BOWL, BOWL.start, GradientDescent(), **changes)
