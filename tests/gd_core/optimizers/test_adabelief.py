"""AdaBelief: by hand, from the textbook, and in closed form."""

import math

import numpy as np
import pytest

from gd_core.optimizers import AdaBelief
from tests.gd_core.optimizers.table import descend
from tests.gd_core.optimizers.textbook import mean, trace, weighted_mean


def test_first_step_by_hand():
    optimizer = AdaBelief(learning_rate=0.5, beta1=0.5, beta2=0.75, epsilon=1.0)
    params = optimizer.update(np.array([1.0]), np.array([4.0]))
    # m = 2, so s = (4 - 2)^2 / 4 + 1 = 2 and s_hat = 8
    assert (optimizer.m.tolist(), optimizer.s.tolist(), optimizer.t) == ([2.0], [2.0], 1)
    assert params[0] == pytest.approx(1 - 0.5 * 4 / (math.sqrt(8) + 1))


def test_defaults():
    optimizer = AdaBelief()
    rates = (optimizer.learning_rate, optimizer.beta1, optimizer.beta2, optimizer.epsilon)
    assert rates == (0.001, 0.9, 0.999, 1e-16)


def test_textbook():
    def rule(t, g, memory):
        surprise = g - mean(memory, "m", g, 0.8)
        s = mean(memory, "s", surprise**2, 0.95)
        guard = 1e-3 * sum(0.95**age for age in range(t))
        s_hat = (s + guard) / (1 - 0.95**t)
        return 0.1 * weighted_mean(memory, "again", g, 0.8) / (s_hat**0.5 + 1e-3)

    points = descend(AdaBelief(0.1, 0.8, 0.95, 1e-3), np.array([1.0]), lambda p: 2 * p, 60)
    np.testing.assert_allclose(points[1:, 0], trace(rule, 60), rtol=1e-9, atol=1e-13)


def test_a_steady_gradient_gives_growing_steps():
    points = descend(AdaBelief(0.001), np.zeros(1), np.ones_like, 200)
    steps = -np.diff(points[:, 0])
    assert steps[0] == pytest.approx(0.001 / 0.9, rel=1e-6)
    assert (np.diff(steps) > 0).all()
