"""RAdam: by hand, from the textbook, and in its two phases."""

import math

import numpy as np
import pytest

from gd_core.optimizers import RAdam
from tests.gd_core.optimizers.table import descend
from tests.gd_core.optimizers.textbook import mean, trace, weighted_mean


def test_first_step_by_hand():
    optimizer = RAdam(learning_rate=0.5, beta1=0.5, beta2=0.75)
    params = optimizer.update(np.array([1.0]), np.array([4.0]))
    assert (optimizer.m.tolist(), optimizer.v.tolist(), optimizer.t) == ([2.0], [4.0], 1)
    assert params.tolist() == [1 - 0.5 * 4]


def test_defaults():
    optimizer = RAdam()
    rates = (optimizer.learning_rate, optimizer.beta1, optimizer.beta2, optimizer.epsilon)
    assert rates == (0.001, 0.9, 0.999, 1e-8)


def test_textbook():
    def rule(t, g, memory):
        m = weighted_mean(memory, "m", g, 0.8)
        v = mean(memory, "v", g * g, 0.95)
        longest = 2 / 0.05 - 1
        rho = longest - 2 * t * 0.95**t / (1 - 0.95**t)
        if rho <= 5:
            return 0.1 * m
        share = (rho - 4) / (longest - 4) * (rho - 2) / (longest - 2) * longest / rho
        return 0.1 * m * math.sqrt(share) * math.sqrt(1 - 0.95**t) / (math.sqrt(v) + 1e-3)

    points = descend(RAdam(0.1, 0.8, 0.95, 1e-3), np.array([1.0]), lambda p: 2 * p, 60)
    np.testing.assert_allclose(points[1:, 0], trace(rule, 60), rtol=1e-9, atol=1e-13)


def test_the_first_five_steps_are_momentum_and_later_ones_grow_toward_the_rate():
    points = descend(RAdam(0.1, epsilon=0.0), np.zeros(1), lambda p: np.full(1, 7.0), 20_000)
    steps = -np.diff(points[:, 0])
    assert steps[:5] == pytest.approx([0.7] * 5)
    assert (np.diff(steps[5:]) > -1e-12).all()
    assert steps[5] == pytest.approx(0.1 * (2 * 4 / (6 * 1999)) ** 0.5, rel=0.01)
    assert steps[-1] == pytest.approx(0.1, rel=1e-4)


def test_with_a_short_memory_it_never_leaves_momentum():
    for beta2 in (0.5, 0.6, 0.666):  # the longest rho, 2 / (1 - beta2) - 1, is 5 at 2/3
        points = descend(RAdam(0.1, beta2=beta2), np.zeros(1), lambda p: np.full(1, 7.0), 500)
        np.testing.assert_allclose(np.diff(points[:, 0]), -0.7, rtol=1e-12)
    points = descend(RAdam(0.1, beta2=0.668), np.zeros(1), lambda p: np.full(1, 7.0), 500)
    assert np.diff(points[:, 0])[-1] == pytest.approx(-0.1)
