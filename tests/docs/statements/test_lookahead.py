"""What the page on lookahead states: the levels in its figure, and the rates that it bears."""

import numpy as np
import pytest

from gd_core import GradientDescent
from gd_core.techniques import Lookahead
from scripts.figures.techniques.lookahead import noisy_losses


def size_after(rate, steps):
    """The distance from the minimum of theta^2 / 2 after 60 windows, from a distance of 1."""
    optimizer, theta = Lookahead(GradientDescent(rate), steps=steps), np.ones(1)
    for _ in range(60 * steps):
        theta = optimizer.update(theta, theta)
    return abs(theta[0])


@pytest.mark.parametrize("steps", [3, 5, 7])
def test_an_odd_window_bears_a_larger_rate(steps):
    limit = 1 + 3 ** (1 / steps)
    assert size_after(limit - 0.01, steps) < 1 < size_after(limit + 0.01, steps)
    if steps == 5:
        assert limit == pytest.approx(2.25, abs=0.005)


@pytest.mark.parametrize("steps", [2, 4, 6])
def test_an_even_window_bears_none(steps):
    assert size_after(1.99, steps) < 1 < size_after(2.01, steps)


def test_the_figure_shows_what_its_description_says():
    level = noisy_losses(GradientDescent(0.3))[-50:].mean()
    swing = noisy_losses(Lookahead(GradientDescent(0.3)))[-50:]
    half = noisy_losses(GradientDescent(0.15))[-50:].mean()
    assert (level, half) == pytest.approx((0.165, 0.08), abs=0.006)
    assert (swing.min(), swing.max()) == pytest.approx((0.07, 0.145), abs=0.006)
