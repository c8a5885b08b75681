"""AdaMax: by hand, from the textbook, and in closed form."""

import numpy as np
import pytest

from gd_core.optimizers import AdaMax
from tests.gd_core.optimizers.table import descend
from tests.gd_core.optimizers.textbook import trace, weighted_mean


def test_two_steps_by_hand():
    optimizer = AdaMax(learning_rate=0.5, beta1=0.5, beta2=0.75, epsilon=1.0)
    params = optimizer.update(np.array([1.0]), np.array([-4.0]))
    assert (optimizer.m.tolist(), optimizer.u.tolist(), optimizer.t) == ([-2.0], [5.0], 1)
    assert params.tolist() == [1 + 0.5 * 4 / 5]
    params = optimizer.update(params, np.array([0.0]))
    assert (optimizer.m.tolist(), optimizer.u.tolist(), optimizer.t) == ([-1.0], [3.75], 2)
    assert params[0] == pytest.approx(1.4 + 0.5 * (1 / 0.75) / 3.75)


def test_defaults():
    optimizer = AdaMax()
    rates = (optimizer.learning_rate, optimizer.beta1, optimizer.beta2, optimizer.epsilon)
    assert rates == (0.002, 0.9, 0.999, 1e-8)


def test_textbook():
    def rule(t, g, memory):
        memory.setdefault("sizes", []).append(abs(g) + 1e-3)
        u = max(0.95**age * size for age, size in enumerate(reversed(memory["sizes"])))
        return 0.1 * weighted_mean(memory, "m", g, 0.8) / u

    points = descend(AdaMax(0.1, 0.8, 0.95, 1e-3), np.array([1.0]), lambda p: 2 * p, 60)
    np.testing.assert_allclose(points[1:, 0], trace(rule, 60), rtol=1e-9, atol=1e-13)


def test_under_a_constant_gradient_every_step_is_the_rate():
    points = descend(AdaMax(0.1, epsilon=0.0), np.zeros(2), lambda p: np.array([1e-6, -9.0]), 99)
    expected = np.tile([-0.1, 0.1], (99, 1))
    np.testing.assert_allclose(np.diff(points, axis=0), expected, rtol=1e-10)
