"""AdaDelta: by hand, from the textbook, and in closed form."""

import math

import numpy as np
import pytest

from gd_core.optimizers import AdaDelta
from tests.gd_core.optimizers.table import descend
from tests.gd_core.optimizers.textbook import mean, trace


def test_two_steps_by_hand():
    optimizer = AdaDelta(learning_rate=0.5, decay=0.75, epsilon=1.0)
    params = optimizer.update(np.array([1.0]), np.array([math.sqrt(12.0)]))
    assert optimizer.v.tolist() == pytest.approx([3.0])
    # the step is sqrt(0 + 1) / sqrt(3 + 1) * sqrt(12), and its square is 3
    assert optimizer.u.tolist() == pytest.approx([0.75])
    assert params.tolist() == pytest.approx([1 - 0.5 * math.sqrt(3)])
    params = optimizer.update(params, np.array([0.0]))
    assert optimizer.v.tolist() == pytest.approx([2.25])
    assert optimizer.u.tolist() == pytest.approx([0.5625])
    assert params.tolist() == pytest.approx([1 - 0.5 * math.sqrt(3)])


def test_defaults():
    optimizer = AdaDelta()
    settings = (optimizer.learning_rate, optimizer.decay, optimizer.epsilon)
    assert settings == (1.0, 0.9, 1e-6)
    assert (optimizer.v, optimizer.u) == (0, 0)


def test_textbook():
    def rule(t, g, memory):
        root = math.sqrt(memory.get("u", 0.0) + 1e-4)
        delta = root / math.sqrt(mean(memory, "v", g * g, 0.95) + 1e-4) * g
        mean(memory, "u", delta * delta, 0.95)
        return 0.5 * delta

    points = descend(AdaDelta(0.5, 0.95, 1e-4), np.array([1.0]), lambda p: 2 * p, 100)
    np.testing.assert_allclose(points[1:, 0], trace(rule, 100), rtol=1e-10)


@pytest.mark.parametrize(("epsilon", "length"), [(1e-6, 0.0031623), (1e-3, 0.0995037)])
def test_epsilon_sets_the_first_step(epsilon, length):
    params = AdaDelta(epsilon=epsilon).update(np.zeros(1), np.ones(1))
    assert -params[0] == pytest.approx(length, rel=1e-4)
    assert -params[0] == pytest.approx(math.sqrt(epsilon / (0.1 + epsilon)))


def test_the_rate_scales_the_step_but_not_the_memory():
    whole, half = AdaDelta(), AdaDelta(learning_rate=0.5)
    for g in (np.ones(1), np.full(1, 3.0)):
        assert half.update(np.zeros(1), g) == pytest.approx(0.5 * whole.update(np.zeros(1), g))
    assert half.u == whole.u
