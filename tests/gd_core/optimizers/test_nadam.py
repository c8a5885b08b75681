"""NAdam: by hand, from the textbook, and in closed form."""

import numpy as np
import pytest

from gd_core.optimizers import NAdam
from tests.gd_core.optimizers.table import descend
from tests.gd_core.optimizers.textbook import mean, trace, weighted_mean


def test_first_step_by_hand():
    optimizer = NAdam(0.5, beta1=0.5, beta2=0.75, epsilon=1.0, momentum_decay=0.0)
    params = optimizer.update(np.array([1.0]), np.array([4.0]))
    # mu = mu_next = 0.25, so m_hat = 0.25 * 2 / (1 - 0.0625) + 0.75 * 4 / 0.75
    assert optimizer.mu_product == 0.25
    assert (optimizer.m.tolist(), optimizer.v.tolist(), optimizer.t) == ([2.0], [4.0], 1)
    assert params[0] == pytest.approx(1 - 0.5 * (0.5 / 0.9375 + 4) / (4 + 1))


def test_defaults():
    optimizer = NAdam()
    rates = (optimizer.learning_rate, optimizer.beta1, optimizer.beta2, optimizer.epsilon)
    assert rates == (0.002, 0.9, 0.999, 1e-8)
    assert optimizer.momentum_decay == 0.004


def test_textbook():
    def momentum(t):
        return 0.8 * (1 - 0.5 * 0.96 ** (t * 0.02))

    def rule(t, g, memory):
        product = float(np.prod([momentum(k) for k in range(1, t + 1)]))
        ahead = momentum(t + 1) * mean(memory, "m", g, 0.8) / (1 - product * momentum(t + 1))
        now = (1 - momentum(t)) * g / (1 - product)
        return 0.1 * (ahead + now) / (weighted_mean(memory, "v", g * g, 0.95) ** 0.5 + 1e-3)

    points = descend(NAdam(0.1, 0.8, 0.95, 1e-3, 0.02), np.array([1.0]), lambda p: 2 * p, 60)
    np.testing.assert_allclose(points[1:, 0], trace(rule, 60), rtol=1e-9, atol=1e-13)


def test_under_a_constant_gradient_steps_settle_at_the_rate():
    points = descend(NAdam(0.1, momentum_decay=10.0), np.zeros(1), np.ones_like, 400)
    assert points[-2, 0] - points[-1, 0] == pytest.approx(0.1, rel=1e-6)
