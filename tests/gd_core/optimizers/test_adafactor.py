"""Adafactor: by hand, and in closed form."""

import numpy as np
import pytest

from gd_core.optimizers import Adafactor
from tests.gd_core.optimizers.table import descend


def test_first_step_of_a_matrix_by_hand():
    optimizer = Adafactor(learning_rate=0.5, threshold=10.0, weight_decay=0.1)
    params, g = np.full((2, 2), 2.0), np.array([[1.0, 2.0], [3.0, 4.0]])
    result = optimizer.update(params, g)
    assert optimizer.r.tolist() == [[2.5], [12.5]]
    assert optimizer.c.tolist() == [[5.0, 10.0]]
    v = np.array([[2.5 * 5, 2.5 * 10], [12.5 * 5, 12.5 * 10]]) / 7.5
    assert (optimizer.t, optimizer.v) == (1, 0.0)
    np.testing.assert_allclose(result, 2 * 0.95 - 0.5 * 2 * g / np.sqrt(v), rtol=1e-14)


def test_two_steps_of_a_vector_by_hand():
    optimizer = Adafactor(learning_rate=1.0, decay_exponent=1.0, epsilon=0.25, threshold=1.0)
    params = optimizer.update(np.array([3.0, 4.0]), np.array([2.0, -6.0]))
    # the first u is (1, -1), and the root mean square of params is 5 / sqrt 2
    assert params == pytest.approx([3 - 5 / 2**0.5, 4 + 5 / 2**0.5])
    params = optimizer.update(np.array([0.1, 0.1]), np.array([4.0, 0.0]))
    # v = (4 + 16, 36 + 0) / 2, u = (4 / sqrt 10, 0), cut to 1; rho = 1 / sqrt 2, and epsilon rules
    assert optimizer.v.tolist() == [10.0, 18.0]
    assert params == pytest.approx([0.1 - 0.25 / 2**0.5 * 4 / 10**0.5, 0.1])


def test_a_large_u_is_cut_to_the_threshold():
    small = Adafactor(1.0, threshold=0.5).update(np.full((3, 2), 2.0), np.ones((3, 2)))
    np.testing.assert_allclose(small, 2 - 2 * 0.5, rtol=1e-14)
    still = Adafactor(1.0, threshold=0.0).update(np.ones(2), np.zeros(2))
    assert still.tolist() == [1.0, 1.0]


def test_defaults():
    optimizer = Adafactor()
    settings = (optimizer.learning_rate, optimizer.decay_exponent, optimizer.epsilon)
    assert settings == (0.01, 0.8, 1e-3)
    assert (optimizer.threshold, optimizer.weight_decay) == (1.0, 0.0)


def test_squares_of_rank_one_are_kept_exactly():
    rows, columns = np.array([[1.0], [2.0], [5.0]]), np.array([[3.0, -1.0]])
    points = descend(Adafactor(1e-3, epsilon=1.0), np.zeros((3, 2)), lambda p: rows * columns, 5)
    expected = np.tile(-1e-3 * np.sign(rows * columns), (5, 1, 1))
    np.testing.assert_allclose(np.diff(points, axis=0), expected, rtol=1e-12)


def test_more_than_two_axes_are_a_stack_of_matrices_with_one_scale():
    g = np.arange(1.0, 9.0).reshape(2, 2, 2)
    optimizer = Adafactor()
    optimizer.update(g, g)
    assert (optimizer.r.shape, optimizer.c.shape) == ((2, 2, 1), (2, 1, 2))
