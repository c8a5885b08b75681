"""Lion: by hand, and in closed form."""

import numpy as np
import pytest

from gd_core.optimizers import Lion
from tests.gd_core.optimizers.table import descend


def test_three_steps_by_hand():
    optimizer = Lion(learning_rate=0.5, beta1=0.5, beta2=0.75, weight_decay=0.25)
    params = optimizer.update(np.array([1.0, -1.0, 0.0]), np.array([4.0, -4.0, 0.0]))
    assert optimizer.m.tolist() == [1.0, -1.0, 0.0]
    assert params.tolist() == [1 - 0.5 * 1.25, -1 + 0.5 * 1.25, 0.0]
    # half of m, 0.5, against half of g, -0.4 and then -0.6
    optimizer = Lion(0.5, 0.5, 0.75)
    optimizer.m = np.array([1.0])
    assert optimizer.update(np.zeros(1), np.array([-0.8])).tolist() == [-0.5]
    assert optimizer.m[0] == pytest.approx(0.55)
    assert optimizer.update(np.zeros(1), np.array([-0.6])).tolist() == [0.5]


def test_defaults():
    optimizer = Lion()
    rates = (optimizer.learning_rate, optimizer.beta1, optimizer.beta2, optimizer.weight_decay)
    assert rates == (0.0001, 0.9, 0.99, 0.0)


def test_every_step_has_the_length_of_the_rate():
    points = descend(Lion(0.01), np.array([1.0, -3.0]), lambda p: p**3, 80)
    np.testing.assert_allclose(np.abs(np.diff(points, axis=0)), 0.01, rtol=1e-9)


def test_without_gradient_it_shrinks_by_a_constant_factor():
    points = descend(Lion(0.1, weight_decay=0.2), np.array([1.0, -3.0]), np.zeros_like, 50)
    expected = 0.98 ** np.arange(51)
    np.testing.assert_allclose(points, np.c_[expected, -3 * expected], rtol=1e-12)
