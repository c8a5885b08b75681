"""RMSProp: by hand, from the textbook, and in closed form."""

import numpy as np
import pytest

from gd_core.optimizers import RMSProp
from tests.gd_core.optimizers.table import descend
from tests.gd_core.optimizers.textbook import mean, trace


def test_two_steps_by_hand():
    optimizer = RMSProp(learning_rate=0.5, decay=0.75, epsilon=1.0)
    params = optimizer.update(np.array([1.0]), np.array([6.0]))
    assert optimizer.v.tolist() == [9.0]
    assert params.tolist() == [1 - 0.5 * 6 / (3 + 1)]
    params = optimizer.update(params, np.array([0.0]))
    assert optimizer.v.tolist() == [6.75]
    assert params.tolist() == [0.25]


def test_defaults():
    optimizer = RMSProp()
    settings = (optimizer.learning_rate, optimizer.decay, optimizer.epsilon)
    assert settings == (0.001, 0.9, 1e-8)
    assert optimizer.v == 0


def test_textbook():
    def rule(t, g, memory):
        return 0.01 * g / (mean(memory, "v", g * g, 0.95) ** 0.5 + 1e-3)

    points = descend(RMSProp(0.01, 0.95, 1e-3), np.array([1.0]), lambda p: 2 * p, 60)
    np.testing.assert_allclose(points[1:, 0], trace(rule, 60), rtol=1e-10)


@pytest.mark.parametrize("decay", [0.0, 0.5, 0.9, 0.99])
def test_a_constant_gradient_starts_at_rate_over_root_of_one_minus_decay(decay):
    optimizer = RMSProp(0.1, decay, 0.0)
    points = descend(optimizer, np.zeros(2), lambda p: np.array([1e-3, 50.0]), 400)
    expected = -0.1 / np.sqrt(1 - decay ** np.arange(1, 401))
    np.testing.assert_allclose(np.diff(points, axis=0), np.c_[expected, expected], rtol=1e-9)
    assert points[1, 0] == pytest.approx(-0.1 / np.sqrt(1 - decay))
