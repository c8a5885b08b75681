"""Least squares and logistic regression: hand values, gradients, shapes, bad data."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import GradientDescent, minimize
from gd_core.problems import LeastSquares, LogisticRegression

CLASSES = [LeastSquares, LogisticRegression]
EACH = pytest.mark.parametrize("problem", [kind.synthetic(30, seed=2) for kind in CLASSES])
X, Y = np.array([[1.0, 0.0], [1.0, 2.0]]), np.array([1.0, 0.0])


def differences(problem, params, step=1e-6):
    moves = step * np.eye(len(params))
    return (problem(params + moves) - problem(params - moves)) / (2 * step)


def test_least_squares_by_hand():
    problem = LeastSquares(X, Y)
    params = np.array([2.0, 1.0])  # residuals 1 and 4
    assert problem(params) == 17 / 4
    np.testing.assert_array_equal(problem.gradient(params), [2.5, 4])
    np.testing.assert_array_equal(problem.gradient(params, [0]), [1, 0])
    np.testing.assert_array_equal(problem.hessian, [[1, 1], [1, 2]])
    np.testing.assert_allclose(problem.solution, [1, -0.5])


def test_logistic_regression_by_hand():
    problem = LogisticRegression(X, Y)
    np.testing.assert_allclose(problem(np.zeros(2)), np.log(2))
    np.testing.assert_allclose(problem.gradient(np.zeros(2)), [0, 0.5])
    params = np.array([0.0, np.log(3) / 2])  # z = 0 and log 3, predictions 1/2 and 3/4
    np.testing.assert_allclose(problem(params), (np.log(2) + np.log(4)) / 2)
    np.testing.assert_allclose(problem.gradient(params), [0.125, 0.75])
    np.testing.assert_allclose(problem.gradient(params, [1]), [0.75, 1.5])


def test_logistic_regression_does_not_overflow():
    problem = LogisticRegression(X, Y)
    params = np.array([0.0, 1e4])
    np.testing.assert_allclose(problem(params), (np.log(2) + 2e4) / 2)
    np.testing.assert_allclose(problem.gradient(params), [0.25, 1])


@EACH
@given(params=st.lists(st.floats(-3, 3), min_size=2, max_size=2))
def test_the_gradient_is_that_of_the_loss(problem, params):
    params = np.resize(np.array(params), problem.start.shape)
    np.testing.assert_allclose(
        problem.gradient(params), differences(problem, params), rtol=1e-6, atol=1e-7
    )


@EACH
def test_batches_add_up_to_the_whole(problem):
    params = np.linspace(-1, 1, len(problem.start))
    halves = [problem.gradient(params, np.arange(first, first + 15)) for first in (0, 15)]
    np.testing.assert_allclose(np.mean(halves, axis=0), problem.gradient(params))


@EACH
def test_many_params_at_once_are_each_alone(problem):
    params = np.random.default_rng(0).standard_normal((4, 3, len(problem.start)))
    assert problem(params).shape == (4, 3)
    np.testing.assert_allclose(problem(params)[1, 2], problem(params[1, 2]))
    np.testing.assert_allclose(problem.gradient(params)[1, 2], problem.gradient(params[1, 2]))


@EACH
def test_descent_finds_the_minimum(problem):
    run = minimize(problem, problem.start, GradientDescent(0.5), 3000)
    np.testing.assert_allclose(problem.gradient(run.final_params), 0, atol=1e-6)
    if isinstance(problem, LeastSquares):
        np.testing.assert_allclose(run.final_params, problem.solution)


@pytest.mark.parametrize("kind", CLASSES)
def test_float32_stays_float32(kind):
    problem = kind(X.astype(np.float32), Y.astype(np.float32))
    assert problem(problem.start).dtype == np.float32
    assert problem.gradient(problem.start).dtype == np.float32


@pytest.mark.parametrize("kind", CLASSES)
def test_the_seed_decides(kind):
    first, again, other = (kind.synthetic(20, seed=seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first.examples, again.examples)
    np.testing.assert_array_equal(first.targets, again.targets)
    assert (first.examples != other.examples).any()


def test_synthetic_data_is_what_it_says():
    line = LeastSquares.synthetic(5000, noise=0.0)
    np.testing.assert_allclose(line.targets, line.examples @ [1, 2])
    clouds = LogisticRegression.synthetic(5000, distance=4.0)
    centers = [clouds.examples[clouds.targets == k, 1].mean() for k in (0, 1)]
    np.testing.assert_allclose(centers, [-2, 2], atol=0.1)


@pytest.mark.parametrize("kind", CLASSES)
@pytest.mark.parametrize(
    ("examples", "targets", "error", "message"),
    [
        (np.array([[1, 2]]), Y[:1], TypeError, "examples must be float32 or float64"),
        (X, np.array([1, 0]), TypeError, "targets must be float32 or float64, got int"),
        (X, Y.astype(np.float32), TypeError, "targets must be float64, got float32"),
        (X, Y[:1], ValueError, r"targets must have shape \(2,\), got \(1,\)"),
        (X[0], Y, ValueError, r"examples must have 2 axes, got shape \(2,\)"),
        (np.zeros((0, 2)), np.zeros(0), ValueError, "examples must not be empty"),
        (X * np.nan, Y, ValueError, "examples must be finite, got nan"),
    ],
)
def test_bad_data_is_named(kind, examples, targets, error, message):
    with pytest.raises(error, match=message):
        kind(examples, targets)


def test_classes_are_0_or_1():
    with pytest.raises(ValueError, match=r"targets must be 0 or 1, got -1\.0"):
        LogisticRegression(X, np.array([1.0, -1.0]))


@EACH
def test_bad_params_and_indices_are_named(problem):
    for method in (problem, problem.gradient):
        with pytest.raises(ValueError, match=r"params must have shape .*got \(9,\)"):
            method(np.zeros(9))
        with pytest.raises(ValueError, match="params must be finite, got nan"):
            method(problem.start * np.nan)
        with pytest.raises(TypeError, match="params must be float64, got float32"):
            method(problem.start.astype(np.float32))
        with pytest.raises(TypeError, match=r"params must be float.*got int"):
            method(np.zeros(len(problem.start), int))
    with pytest.raises(ValueError, match="indices must be from 0 to 29, got 30"):
        problem.gradient(problem.start, [30])


@pytest.mark.parametrize("kind", CLASSES)
def test_bad_counts_are_named(kind):
    with pytest.raises(ValueError, match="count must be >= 1, got 0"):
        kind.synthetic(0)


def test_bad_noise_and_distance_are_named():
    with pytest.raises(ValueError, match="noise must be >= 0, got -1"):
        LeastSquares.synthetic(noise=-1)
    with pytest.raises(ValueError, match="distance must be >= 0, got -1"):
        LogisticRegression.synthetic(distance=-1)
