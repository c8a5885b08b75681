"""AdamW: by hand, from the textbook, and in closed form."""

import numpy as np
import pytest

from gd_core.optimizers import Adam, AdamW
from tests.gd_core.optimizers.table import bowl, descend
from tests.gd_core.optimizers.textbook import trace, weighted_mean


def test_first_step_by_hand():
    optimizer = AdamW(learning_rate=0.5, beta1=0.5, beta2=0.75, epsilon=1.0, weight_decay=0.25)
    params = optimizer.update(np.array([2.0]), np.array([4.0]))
    assert (optimizer.m.tolist(), optimizer.v.tolist(), optimizer.t) == ([2.0], [4.0], 1)
    assert params.tolist() == pytest.approx([2 * (1 - 0.5 * 0.25) - 0.5 * 4 / (4 + 1)])


def test_defaults():
    optimizer = AdamW()
    rates = (optimizer.learning_rate, optimizer.beta1, optimizer.beta2, optimizer.epsilon)
    assert rates == (0.001, 0.9, 0.999, 1e-8)
    assert optimizer.weight_decay == 0.01
    assert (optimizer.m, optimizer.v, optimizer.t) == (0, 0, 0)


def test_textbook():
    def rule(t, g, memory):
        m = weighted_mean(memory, "m", g, 0.8)
        v = weighted_mean(memory, "v", g * g, 0.95)
        return 0.1 * m / (v**0.5 + 1e-3) + 0.1 * 0.3 * memory["x"]

    optimizer = AdamW(0.1, 0.8, 0.95, 1e-3, 0.3)
    points = descend(optimizer, np.array([1.0]), lambda p: 2 * p, 60)
    np.testing.assert_allclose(points[1:, 0], trace(rule, 60), rtol=1e-10, atol=1e-13)


def test_without_decay_it_is_adam():
    start = np.array([1.0, -2.0])
    plain = descend(Adam(), start, bowl, 50)
    found = descend(AdamW(weight_decay=0.0), start, bowl, 50)
    np.testing.assert_allclose(found, plain, rtol=1e-12, atol=1e-15)


def test_without_gradient_it_shrinks_by_a_constant_factor():
    optimizer = AdamW(0.1, weight_decay=0.2)
    points = descend(optimizer, np.array([1.0, -3.0]), np.zeros_like, 100)
    expected = 0.98 ** np.arange(101)
    np.testing.assert_allclose(points, np.c_[expected, -3 * expected], rtol=1e-12)


def test_the_scale_of_the_loss_does_not_touch_the_decay():
    start = np.array([1.0, -2.0])
    small = descend(AdamW(epsilon=0.0), start, bowl, 20)
    large = descend(AdamW(epsilon=0.0), start, lambda p: 1e6 * bowl(p), 20)
    np.testing.assert_allclose(large, small, rtol=1e-12)
