"""SOAP: its first update, its axes, and what it equals in simple cases."""

import copy

import numpy as np
import pytest

from gd_core.optimizers import SOAP, Adam
from tests.gd_core.optimizers.table import START, bowl, descend


def test_the_first_update_only_finds_the_axes():
    optimizer, G = SOAP(beta2=0.75), np.diag([1.0, 2.0])
    assert np.array_equal(optimizer.update(START, G), START)
    assert [factor.tolist() for factor in optimizer.factors] == [[[0.25, 0], [0, 1]]] * 2
    for basis in optimizer.bases:  # the largest first
        assert np.abs(basis).tolist() == [[0, 1], [1, 0]]
    assert (optimizer.t, np.any(optimizer.m), np.any(optimizer.v)) == (1, False, False)


def test_defaults():
    optimizer = SOAP()
    rates = (optimizer.learning_rate, optimizer.beta1, optimizer.beta2, optimizer.epsilon)
    assert rates == (0.003, 0.95, 0.95, 1e-8)
    assert (optimizer.weight_decay, optimizer.frequency) == (0.01, 10)


def test_second_step_by_hand():
    optimizer = SOAP(0.5, beta1=0.5, beta2=0.75, epsilon=1.0, weight_decay=0.25)
    optimizer.update(np.ones((2, 2)), np.diag([1.0, 2.0]))
    result = optimizer.update(np.ones((2, 2)), np.diag([2.0, 4.0]))
    # m = (1, 2), v = (1, 4), and the scale is sqrt(1/4) / (1/2) = 1
    assert optimizer.m.tolist() == [[1, 0], [0, 2]]
    expected = (np.ones((2, 2)) - 0.5 * np.diag([1 / 2, 2 / 3])) * 0.875
    np.testing.assert_allclose(result, expected, rtol=1e-14)
    assert optimizer.factors[0].tolist() == [[0.75 * 0.25 + 1, 0], [0, 0.75 + 4]]


def test_a_vector_gets_adam_one_step_late():
    start = np.array([1.0, -2.0, 3.0])
    late = descend(SOAP(0.01, 0.9, 0.99, 0.0, 0.0), start, bowl, 21)
    adam = descend(Adam(0.01, 0.9, 0.99, 0.0), start, bowl, 20)
    np.testing.assert_allclose(late[1:], adam, rtol=1e-12)


def test_a_rotation_of_rows_and_columns_rotates_the_steps():
    left, right = (np.linalg.qr(np.cos(np.arange(n * n) * n).reshape(n, n))[0] for n in (3, 3))
    start = np.cos(np.arange(9.0).reshape(3, 3) ** 1.5)

    def gradient(p):
        return p @ p.T @ p

    # a larger epsilon, because the first gradient is only rounding off the diagonal of its axes
    plain = descend(SOAP(epsilon=0.1, frequency=2), start, gradient, 25)
    turned = descend(SOAP(epsilon=0.1, frequency=2), left @ start @ right, gradient, 25)
    np.testing.assert_allclose(turned, left @ plain @ right, atol=1e-10)


def test_the_axes_stay_orthonormal_and_find_the_eigenvectors():
    optimizer, G = SOAP(frequency=1), np.array([[3.0, 1.0], [0.0, 1.0]])
    optimizer.update(START, START)
    for _ in range(400):
        optimizer.update(START, G)
    for factor, basis in zip(optimizer.factors, optimizer.bases, strict=True):
        np.testing.assert_allclose(basis.T @ basis, np.eye(2), atol=1e-14)
        inside = basis.T @ factor @ basis
        assert abs(inside[0, 1]) < 1e-9
        assert inside[0, 0] > inside[1, 1]


def test_the_axes_turn_at_the_given_frequency():
    optimizer, turned, before = SOAP(frequency=3), [], None
    for step in range(10):
        optimizer.update(START, START + step)
        turned.append(before is not optimizer.bases)
        before = optimizer.bases
    assert [step for step, new in enumerate(turned) if new] == [0, 3, 6, 9]


def test_when_axes_change_places_their_squares_go_along():
    optimizer = SOAP(beta2=0.5, frequency=1)
    optimizer.update(np.zeros((2, 2)), np.diag([2.0, 1.0]))
    optimizer.update(np.zeros((2, 2)), np.diag([1.0, 8.0]))
    # both bases now have the second axis first, and so has v
    assert optimizer.v.tolist() == [[32.0, 0], [0, 0.5]]


@pytest.mark.parametrize("shape", [(3, 1), (2, 1), (1, 1, 3), (3, 4)])
def test_a_copy_rounds_as_the_original(shape):
    rng = np.random.default_rng(0)
    params, optimizer = np.zeros(shape), SOAP(0.1)
    for g in rng.standard_normal((40, *shape)):
        expected = copy.deepcopy(optimizer).update(params, g)
        np.testing.assert_array_equal(optimizer.update(params, g), expected)
