"""What the page of Shampoo states about its scaling."""

import numpy as np
import pytest

from gd_core import Muon, Shampoo
from gd_core.problems import MatrixLeastSquares
from scripts.figures.matrix import _matrix


def condition(matrix):
    values = np.abs(np.linalg.eigvals(matrix))
    return values.max() / values.min()


def inverse_fourth_root(matrix):
    values, vectors = np.linalg.eigh(matrix)
    return (vectors * values**-0.25) @ vectors.T


def test_its_scaling_lowers_the_condition_number():
    problem = MatrixLeastSquares.synthetic()
    largest, least = problem.curvatures
    assert largest / least == pytest.approx(90_000)
    optimizer, params = Shampoo(_matrix.best_run(Shampoo)[0]), problem.start
    rows = problem.examples.T @ problem.examples / len(problem.examples)
    columns = problem.mixing @ problem.mixing.T
    for step in range(200):
        params = optimizer.update(params, problem.gradient(params))
        if step in (30, 199):
            left, right = (inverse_fourth_root(factor) for factor in optimizer.factors)
            assert condition(left @ rows) * condition(columns @ right) == pytest.approx(27, abs=0.5)


def test_without_a_memory_it_steps_along_muons_orthogonal_matrix():
    G = np.array([[3.0, 1.0], [1.0, 2.0]])
    left, _, right = np.linalg.svd(G)
    step = -Shampoo(1.0, epsilon=0.0).update(np.zeros((2, 2)), G)
    np.testing.assert_allclose(step, left @ right, atol=1e-7)
    muon = -Muon(1.0, weight_decay=0.0).update(np.zeros((2, 2)), G)
    np.testing.assert_allclose(left.T @ muon @ right.T, np.eye(2), atol=0.35)
