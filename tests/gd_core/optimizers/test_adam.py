"""Adam: by hand, from the textbook, and in closed form."""

import numpy as np
import pytest

from gd_core.optimizers import Adam
from tests.gd_core.optimizers.table import descend
from tests.gd_core.optimizers.textbook import trace, weighted_mean


def test_two_steps_by_hand():
    optimizer = Adam(learning_rate=0.5, beta1=0.5, beta2=0.75, epsilon=1.0)
    params = optimizer.update(np.array([1.0]), np.array([4.0]))
    assert (optimizer.m.tolist(), optimizer.v.tolist(), optimizer.t) == ([2.0], [4.0], 1)
    # m_hat = 2 / 0.5 = 4 and v_hat = 4 / 0.25 = 16
    assert params.tolist() == [1 - 0.5 * 4 / (4 + 1)]
    params = optimizer.update(params, np.array([0.0]))
    assert (optimizer.m.tolist(), optimizer.v.tolist(), optimizer.t) == ([1.0], [3.0], 2)
    expected = 0.6 - 0.5 * (1 / 0.75) / ((3 / 0.4375) ** 0.5 + 1)
    assert params.tolist() == pytest.approx([expected])


def test_defaults():
    optimizer = Adam()
    rates = (optimizer.learning_rate, optimizer.beta1, optimizer.beta2, optimizer.epsilon)
    assert rates == (0.001, 0.9, 0.999, 1e-8)
    assert (optimizer.m, optimizer.v, optimizer.t) == (0, 0, 0)


def test_textbook():
    def rule(t, g, memory):
        m = weighted_mean(memory, "m", g, 0.8)
        v = weighted_mean(memory, "v", g * g, 0.95)
        return 0.1 * m / (v**0.5 + 1e-3)

    points = descend(Adam(0.1, 0.8, 0.95, 1e-3), np.array([1.0]), lambda p: 2 * p, 60)
    np.testing.assert_allclose(points[1:, 0], trace(rule, 60), rtol=1e-10, atol=1e-13)


def test_under_a_constant_gradient_every_step_is_the_rate():
    optimizer = Adam(0.1, epsilon=0.0)
    points = descend(optimizer, np.zeros(3), lambda p: np.array([1e-9, 1.0, -50.0]), 300)
    expected = np.tile([-0.1, -0.1, 0.1], (300, 1))
    np.testing.assert_allclose(np.diff(points, axis=0), expected, rtol=1e-10)


def test_epsilon_is_outside_the_root():
    step = -Adam(1.0, epsilon=1e-8).update(np.zeros(1), np.array([1e-8]))
    assert step == pytest.approx(0.5)


def online_counter_example(optimizer, steps):
    """Reddi et al.'s convex losses, 1010 x every 101st step and -10 x else, on [-1, 1]."""
    x = np.zeros(1)
    for t in range(1, steps + 1):
        optimizer.learning_rate = 0.5 / np.sqrt(t)
        g = np.array([1010.0 if t % 101 == 1 else -10.0])
        x = np.clip(optimizer.update(x, g), -1, 1)
    return x[0]


def test_on_the_counter_example_adam_ends_at_the_worst_point():
    # the mean loss is x / 10 or so, so that -1 is best
    assert online_counter_example(Adam(beta1=0.9, beta2=0.99), 20_000) > 0.99
