"""Matrix least squares: hand values, curvatures, a known solution, bad data."""

import numpy as np
import pytest

from gd_core import GradientDescent, minimize
from gd_core.problems import LeastSquares, MatrixLeastSquares

A, B = np.array([[1.0, 0.0], [1.0, 2.0]]), np.array([[1.0, 0.5, 0.0]])
C = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])


def test_by_hand():
    problem = MatrixLeastSquares(A, B, C)
    params = np.array([[2.0], [1.0]])  # outputs (2, 1, 0) and (4, 2, 0)
    assert problem(params) == (1 + 1 + 16 + 4 + 1) / 4
    np.testing.assert_array_equal(problem.gradient(params, [0]), [[1.5], [0]])
    np.testing.assert_array_equal(problem.gradient(params), [[3.25], [5]])


def test_with_one_output_it_is_least_squares():
    matrix = MatrixLeastSquares(A, np.ones((1, 1)), C[:, :1])
    plain, params = LeastSquares(A, C[:, 0]), np.array([0.3, -2.0])
    assert matrix(params[:, None]) == pytest.approx(plain(params))
    np.testing.assert_allclose(matrix.gradient(params[:, None])[:, 0], plain.gradient(params))


@pytest.mark.parametrize("conditions", [(900.0, 100.0), (1.0, 1.0), (4.0, 1.0)])
def test_the_condition_numbers_multiply(conditions):
    problem = MatrixLeastSquares.synthetic(condition_numbers=conditions)
    size = problem.start.size
    directions = np.eye(size).reshape(size, *problem.start.shape)
    at_zero = problem.gradient(0 * problem.start)
    hessian = (problem.gradient(directions) - at_zero).reshape(size, size)
    values = np.linalg.eigvalsh(hessian)
    assert problem.curvatures == pytest.approx((values[-1], values[0]), rel=1e-6)
    assert problem.curvatures == pytest.approx((1, 1 / np.prod(conditions)), rel=1e-6)


def test_a_direction_without_examples_is_flat():
    assert MatrixLeastSquares(A[:1], B, C[:1]).curvatures[1] == 0


def test_descent_finds_the_exact_solution():
    problem = MatrixLeastSquares.synthetic(5, 4, condition_numbers=(4.0, 4.0))
    run = minimize(problem, problem.start, GradientDescent(1.0), 1000)
    assert run.final_loss < 1e-20


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (lambda: MatrixLeastSquares(A, B, C[:1]), ValueError, r"targets must have shape \(2, 3\)"),
        (lambda: MatrixLeastSquares(A[0], B, C), ValueError, "examples must have 2 axes"),
        (lambda: MatrixLeastSquares(A, B[0], C), ValueError, "mixing must have 2 axes"),
        (lambda: MatrixLeastSquares(A, B * np.nan, C), ValueError, "mixing must be finite"),
        (lambda: MatrixLeastSquares(A, B.astype("f"), C), TypeError, "mixing must be float64"),
        (lambda: MatrixLeastSquares(A, B, C.astype("f")), TypeError, "targets must be float64"),
        (lambda: MatrixLeastSquares(A, B, C, seed=-1), ValueError, "seed must be >= 0"),
        (lambda: MatrixLeastSquares.synthetic(0), ValueError, "rows must be >= 1, got 0"),
        (lambda: MatrixLeastSquares.synthetic(2, 0), ValueError, "columns must be >= 1, got 0"),
        (
            lambda: MatrixLeastSquares.synthetic(condition_numbers=(0.5, 1)),
            ValueError,
            "condition_numbers must be >= 1",
        ),
    ],
)
def test_bad_data_is_named(make, error, message):
    with pytest.raises(error, match=message):
        make()
