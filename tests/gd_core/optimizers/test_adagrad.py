"""AdaGrad: by hand, from the textbook, and in closed form."""

import numpy as np

from gd_core.optimizers import AdaGrad
from tests.gd_core.optimizers.table import descend
from tests.gd_core.optimizers.textbook import trace


def test_two_steps_by_hand():
    optimizer = AdaGrad(learning_rate=0.5, epsilon=1.0)
    params = optimizer.update(np.array([1.0, 1.0]), np.array([3.0, 0.0]))
    assert optimizer.v.tolist() == [9.0, 0.0]
    assert params.tolist() == [1 - 0.5 * 3 / (3 + 1), 1.0]
    params = optimizer.update(params, np.array([4.0, 0.0]))
    assert optimizer.v.tolist() == [25.0, 0.0]
    assert params.tolist() == [0.625 - 0.5 * 4 / (5 + 1), 1.0]


def test_defaults():
    optimizer = AdaGrad()
    assert (optimizer.learning_rate, optimizer.epsilon, optimizer.v) == (0.01, 1e-10, 0)


def test_textbook():
    def rule(t, g, memory):
        memory.setdefault("all", []).append(g)
        return 0.1 * g / (sum(x * x for x in memory["all"]) ** 0.5 + 1e-3)

    points = descend(AdaGrad(0.1, 1e-3), np.array([1.0]), lambda p: 2 * p, 100)
    np.testing.assert_allclose(points[1:, 0], trace(rule, 100), rtol=1e-12)


def test_a_constant_gradient_gives_steps_of_rate_over_root_t():
    points = descend(AdaGrad(0.1, 0.0), np.zeros(2), lambda p: np.array([1e-3, 50.0]), 100)
    expected = -0.1 / np.sqrt(np.arange(1, 101))
    np.testing.assert_allclose(np.diff(points, axis=0), np.c_[expected, expected], rtol=1e-10)
