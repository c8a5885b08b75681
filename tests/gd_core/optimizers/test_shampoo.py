"""Shampoo: by hand, and in closed form."""

import numpy as np
import pytest

from gd_core import minimize
from gd_core.optimizers import AdaGrad, Shampoo
from gd_core.surfaces import IllConditionedBowl
from tests.gd_core.optimizers.table import START, descend


def test_first_step_of_a_diagonal_matrix_by_hand():
    optimizer = Shampoo(learning_rate=0.5, epsilon=1.0)
    params = optimizer.update(np.ones((2, 2)), np.diag([3.0, 0.0]))
    assert [factor.tolist() for factor in optimizer.factors] == [[[10.0, 0.0], [0.0, 1.0]]] * 2
    assert params == pytest.approx(np.ones((2, 2)) - 0.5 * np.diag([3 / 10**0.5, 0.0]))


def test_defaults():
    optimizer = Shampoo()
    assert (optimizer.learning_rate, optimizer.epsilon) == (0.001, 1e-6)
    assert optimizer.factors == []


def test_without_epsilon_the_first_step_is_orthogonal():
    u, s, vt = np.linalg.svd(START)
    params = Shampoo(0.1, epsilon=0.0).update(np.zeros((2, 2)), START)
    np.testing.assert_allclose(params, -0.1 * u @ vt, atol=1e-12)
    assert s[0] / s[1] > 2


def test_of_a_single_number_it_is_adagrad():
    plain = descend(AdaGrad(0.1, 0.0), np.array([2.0]), lambda p: p**3, 30)
    for shape in ((1,), (1, 1), ()):
        found = descend(Shampoo(0.1, 0.0), np.full(shape, 2.0), lambda p: np.asarray(p) ** 3, 30)
        np.testing.assert_allclose(found.reshape(31, 1), plain, rtol=1e-12)


def test_a_rotation_of_rows_and_columns_rotates_the_steps():
    left, right = (np.linalg.qr(np.cos(np.arange(n * n) * n).reshape(n, n))[0] for n in (3, 2))
    start = np.arange(6.0).reshape(3, 2) ** 1.5
    plain = descend(Shampoo(0.1, 0.1), start, lambda p: p**1, 10)
    turned = descend(Shampoo(0.1, 0.1), left @ start @ right, lambda p: p**1, 10)
    np.testing.assert_allclose(turned, left @ plain @ right, atol=1e-11)


def test_a_tensor_has_a_factor_for_each_axis():
    G = np.cos(np.arange(24.0)).reshape(2, 3, 4)
    optimizer = Shampoo(1.0, epsilon=0.5)
    result = optimizer.update(np.zeros((2, 3, 4)), G)
    roots = []
    for factor in optimizer.factors:
        values, vectors = np.linalg.eigh(factor)
        roots.append(vectors @ np.diag(values ** (-1 / 6)) @ vectors.T)
    expected = np.einsum("ijk,ia,jb,kc->abc", G, *roots)
    np.testing.assert_allclose(result, -expected, rtol=1e-12)
    np.testing.assert_allclose(optimizer.factors[1] - 0.5 * np.eye(3), np.einsum("ijk,ilk", G, G))


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_direction_of_much_smaller_gradients_moves_as_far(dtype):
    step = Shampoo(1.0).update(np.zeros((2, 2), dtype), np.diag([1e9, 1.0]).astype(dtype))
    np.testing.assert_allclose(step, np.diag([-1.0, -1.0]), atol=1e-6)


@pytest.mark.parametrize("ratio", [1e2, 1e4, 1e6])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_so_it_does_in_axes_that_are_turned(dtype, ratio):
    turn = np.array([[0.8, -0.6], [0.6, 0.8]])
    G = turn @ np.diag([ratio, 1.0]) @ turn.T
    step = turn.T @ Shampoo(1.0).update(np.zeros((2, 2), dtype), G.astype(dtype)) @ turn
    np.testing.assert_allclose(step, np.diag([-1.0, -1.0]), atol=0.02)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_huge_first_gradient_does_not_stop_other_directions(dtype):
    optimizer = Shampoo(1.0)
    params = optimizer.update(np.zeros((2, 2), dtype), np.diag([1e9, 0.0]).astype(dtype))
    moved = optimizer.update(params, np.diag([0.0, 1.0]).astype(dtype))
    np.testing.assert_allclose(moved - params, np.diag([0.0, -1.0]), atol=1e-6)


@pytest.mark.parametrize("condition_number", [1e4, 1e7, 1e10])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_it_crosses_an_ill_conditioned_bowl(dtype, condition_number):
    bowl = IllConditionedBowl(condition_number)
    run = minimize(bowl, bowl.start.astype(dtype), Shampoo(1.0), 200)
    assert np.abs(run.params[-1]).max() < 1e-6


@pytest.mark.parametrize("shape", [(3,), (3, 3), (2, 3, 2)])
def test_directions_without_gradient_stay(shape):
    # One eigenvalue of 0 in a hundred comes out far smaller than its own rounding error.
    for seed in range(200):
        rng = np.random.default_rng(seed)
        G = np.zeros(shape)
        G[..., 0] = rng.standard_normal(shape[:-1])
        turn = np.linalg.qr(rng.standard_normal((shape[-1], shape[-1])))[0]
        step = Shampoo(1.0, epsilon=0.0).update(np.zeros(shape), G @ turn) @ turn.T
        assert np.abs(step[..., 1:]).max() < 1e-7
        assert np.abs(step[..., 0]).max() > 0.1
