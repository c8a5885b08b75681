"""AMSGrad: by hand, from the textbook, and where Adam fails."""

import numpy as np
import pytest

from gd_core.optimizers import AMSGrad
from tests.gd_core.optimizers.table import descend
from tests.gd_core.optimizers.test_adam import online_counter_example
from tests.gd_core.optimizers.textbook import mean, trace


def test_two_steps_by_hand():
    optimizer = AMSGrad(learning_rate=0.5, beta1=0.5, beta2=0.75, epsilon=1.0)
    params = optimizer.update(np.array([1.0]), np.array([4.0]))
    assert params.tolist() == [1 - 0.5 * 4 / (4 + 1)]
    params = optimizer.update(params, np.array([0.0]))
    assert (optimizer.v.tolist(), optimizer.v_max.tolist(), optimizer.t) == ([3.0], [4.0], 2)
    assert params[0] == pytest.approx(0.6 - 0.5 * (1 / 0.75) / ((4 / 0.4375) ** 0.5 + 1))


def test_defaults():
    optimizer = AMSGrad()
    rates = (optimizer.learning_rate, optimizer.beta1, optimizer.beta2, optimizer.epsilon)
    assert rates == (0.001, 0.9, 0.999, 1e-8)


def test_textbook():
    def rule(t, g, memory):
        memory["top"] = max(memory.get("top", 0.0), mean(memory, "v", g * g, 0.95))
        m_hat = mean(memory, "m", g, 0.8) / (1 - 0.8**t)
        return 0.1 * m_hat / ((memory["top"] / (1 - 0.95**t)) ** 0.5 + 1e-3)

    points = descend(AMSGrad(0.1, 0.8, 0.95, 1e-3), np.array([1.0]), lambda p: 2 * p, 60)
    np.testing.assert_allclose(points[1:, 0], trace(rule, 60), rtol=1e-9, atol=1e-13)


def test_on_the_counter_example_it_ends_near_the_best_point():
    assert online_counter_example(AMSGrad(beta1=0.9, beta2=0.99), 20_000) < -0.9
