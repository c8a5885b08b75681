"""Softmax regression, factorization and the networks: gradients by differences, shapes, errors."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gd_core import Adam, GradientDescent, clip_by_norm, minimize
from gd_core.problems import (
    AssociativeMemory,
    LogisticRegression,
    MatrixFactorization,
    MatrixLeastSquares,
    MultilayerNetwork,
    RecurrentNetwork,
    SoftmaxRegression,
)

PROBLEMS = {
    # with equal frequencies, so that batches add up to the whole
    "memory": AssociativeMemory.synthetic(20, 4, 5, exponent=0.0),
    "softmax": SoftmaxRegression.synthetic(20),
    "factorization": MatrixFactorization.synthetic(5, 4, 2, noise=0.1),
    "matrix": MatrixLeastSquares.synthetic(20, 3, condition_numbers=(9.0, 4.0)),
    "multilayer": MultilayerNetwork.synthetic(20, (3, 4)),
    "taught": MultilayerNetwork.taught(20, 3, (4,)),
    "linear": MultilayerNetwork.synthetic(20, ()),
    "recurrent": RecurrentNetwork.synthetic(20, 5, hidden=3),
}
EACH = pytest.mark.parametrize("problem", PROBLEMS.values(), ids=PROBLEMS)


def differences(problem, params, step=1e-6):
    """Central differences along every parameter, shape of params."""
    moves = step * np.eye(params.size).reshape(params.size, *params.shape)
    return ((problem(params + moves) - problem(params - moves)) / (2 * step)).reshape(params.shape)


@EACH
@settings(max_examples=25)
@given(seed=st.integers(0, 2**32 - 1), size=st.floats(0.01, 2))
def test_the_gradient_is_that_of_the_loss(problem, seed, size):
    params = size * np.random.default_rng(seed).standard_normal(problem.start.shape)
    expected = differences(problem, params)
    np.testing.assert_allclose(problem.gradient(params), expected, rtol=1e-5, atol=1e-7)


@EACH
def test_batches_add_up_to_the_whole(problem):
    first, second = np.arange(10), np.arange(10, 20)
    params = problem.start + 0.1
    halves = [problem.gradient(params, half) for half in (first, second)]
    np.testing.assert_allclose(np.mean(halves, axis=0), problem.gradient(params), atol=1e-15)
    twice = problem.gradient(params, [3, 3])
    np.testing.assert_allclose(twice, problem.gradient(params, [3]), atol=1e-15)
    assert np.abs(halves[0] - halves[1]).max() > 1e-3


@EACH
def test_many_params_at_once_are_each_alone(problem):
    params = np.random.default_rng(0).standard_normal((2, 3, *problem.start.shape))
    assert problem(params).shape == (2, 3)
    np.testing.assert_allclose(problem(params)[1, 2], problem(params[1, 2]))
    np.testing.assert_allclose(
        problem.gradient(params)[1, 2], problem.gradient(params[1, 2]), atol=1e-14
    )
    np.testing.assert_allclose(
        problem.gradient(params, [4])[0, 1], problem.gradient(params[0, 1], [4]), atol=1e-14
    )


@EACH
def test_training_lowers_the_loss(problem):
    run = minimize(problem, problem.start, Adam(0.03), 300)
    assert run.final_loss < 0.95 * run.losses[0]


def as_float32(problem):
    if isinstance(problem, AssociativeMemory):
        data = (problem.keys, problem.values, problem.frequencies)
        return AssociativeMemory(*(array.astype("f") for array in data))
    if isinstance(problem, SoftmaxRegression):
        return SoftmaxRegression(problem.examples.astype("f"), problem.targets)
    if isinstance(problem, MatrixFactorization):
        return MatrixFactorization(problem.matrix.astype("f"), 2)
    if isinstance(problem, MatrixLeastSquares):
        data = (problem.examples, problem.mixing, problem.targets)
        return MatrixLeastSquares(*(array.astype("f") for array in data))
    if isinstance(problem, MultilayerNetwork):
        return MultilayerNetwork(problem.examples.astype("f"), problem.targets.astype("f"))
    return RecurrentNetwork(problem.sequences.astype("f"), problem.targets.astype("f"))


@EACH
def test_float32_stays_float32(problem):
    small = as_float32(problem)
    assert small.start.dtype == small(small.start).dtype == np.float32
    assert small.gradient(small.start).dtype == np.float32


@EACH
def test_bad_params_and_indices_are_named(problem):
    for method in (problem, problem.gradient):
        with pytest.raises(ValueError, match=r"params must have shape .*got \(99, 99\)"):
            method(np.zeros((99, 99)))
        with pytest.raises(ValueError, match="params must be finite, got nan"):
            method(problem.start * np.nan)
        with pytest.raises(TypeError, match="params must be float64, got float32"):
            method(problem.start.astype(np.float32))
        with pytest.raises(TypeError, match=r"params must be float.*got int"):
            method(np.zeros(problem.start.shape, int))
    with pytest.raises(ValueError, match="indices must be from 0 to 19, got -1"):
        problem.gradient(problem.start, [-1])
    with pytest.raises(TypeError, match="indices must be integers"):
        problem.gradient(problem.start, [1.5])


def test_softmax_by_hand():
    problem = SoftmaxRegression(np.array([[1.0]]), np.array([0]), classes=3)
    np.testing.assert_allclose(problem(problem.start), np.log(3))
    np.testing.assert_allclose(problem.gradient(problem.start), [[-2 / 3, 1 / 3, 1 / 3]])
    assert np.isfinite(problem(np.array([[0.0, 1e4, -1e4]])))


def test_softmax_of_two_classes_is_logistic_regression():
    logistic = LogisticRegression.synthetic(30)
    softmax = SoftmaxRegression(logistic.examples, logistic.targets.astype(int))
    params = np.array([0.3, -0.2, 1.0])
    both = np.stack((np.zeros(3), params), axis=-1)
    np.testing.assert_allclose(softmax(both), logistic(params))
    np.testing.assert_allclose(softmax.gradient(both)[:, 1], logistic.gradient(params))


def test_factorization_by_hand():
    problem = MatrixFactorization(np.array([[6.0, 1.0]]), rank=1)
    params = np.array([[2.0], [2.0], [1.0]])  # the product is (4, 2): errors -2 and 1
    assert problem(params) == 5 / 4
    np.testing.assert_allclose(problem.gradient(params), [[-1.5], [-2], [1]])
    np.testing.assert_allclose(problem.gradient(params, [1]), [[1], [0], [2]])


def test_factorization_recovers_a_matrix_of_its_rank():
    problem = MatrixFactorization.synthetic()
    assert minimize(problem, problem.start, Adam(0.05), 1000).final_loss < 1e-6
    zeros = np.zeros_like(problem.start)
    np.testing.assert_array_equal(problem.gradient(zeros), 0)  # the saddle


def test_the_network_learns_what_no_line_can():
    problem = MultilayerNetwork.synthetic()
    params = minimize(problem, problem.start, Adam(0.05), 300).final_params
    right = (problem.scores(params, problem.examples) > 0) == (problem.targets == 1)
    assert right.mean() > 0.98
    line = MultilayerNetwork.synthetic(hidden=())
    params = minimize(line, line.start, Adam(0.05), 300).final_params
    assert ((line.scores(params, line.examples) > 0) == (line.targets == 1)).mean() < 0.75


def test_the_networks_layers_are_views_of_the_right_shapes():
    problem = PROBLEMS["multilayer"]
    shapes = [(w.shape, b.shape) for w, b in problem.layers(problem.start)]
    assert shapes == [((2, 3), (1, 3)), ((3, 4), (1, 4)), ((4, 1), (1, 1))]


def test_the_taught_networks_inputs_are_uneven_along_the_axes_unless_turned():
    turned, straight = (
        MultilayerNetwork.taught(5000, 3, is_turned=is_turned) for is_turned in (True, False)
    )
    np.testing.assert_allclose(straight.examples.std(axis=0), [1, 1 / 2, 1 / 3], rtol=0.05)
    assert np.ptp(turned.examples.std(axis=0)) < np.ptp(straight.examples.std(axis=0))
    for problem in (turned, straight):  # a turn changes neither singular values nor labels
        values = np.linalg.svd(problem.examples, compute_uv=False) / 5000**0.5
        np.testing.assert_allclose(values, [1, 1 / 2, 1 / 3], rtol=0.05)
        assert problem.targets.mean() == 0.5


@pytest.mark.parametrize("scale", [0.3, 2.0])
def test_recurrent_gradients_explode_and_vanish_with_the_length(scale):
    def size(length):
        # One small number, then silence: tanh is linear, and each step multiplies by W.
        sequence = np.zeros((1, length))
        sequence[0, 0] = 1e-6
        problem = RecurrentNetwork(sequence, np.zeros(1), scale=scale)
        slopes_of_w = problem.gradient(problem.start)[problem.hidden :][: problem.hidden**2]
        return np.linalg.norm(slopes_of_w)

    per_step = (size(15) / size(9)) ** (1 / 6)
    # The output and its derivative each grow by the scale at every step.
    assert per_step == pytest.approx(scale**2, rel=0.25)


def test_clipping_is_what_keeps_the_recurrent_network_going():
    problem = RecurrentNetwork.synthetic(30, 15, scale=1.5, seed=5)
    run = partial(minimize, problem, problem.start, GradientDescent(1.0), 300)
    assert run().diverged_at < 50  # this seed diverges so early with every BLAS
    assert run(clip=partial(clip_by_norm, max_norm=0.1)).final_loss < 0.05


X, Y = np.array([[1.0, 0.0], [1.0, 2.0]]), np.array([1.0, 0.0])


def test_widths_of_a_narrow_type_do_not_wrap_around():
    for problem in (
        RecurrentNetwork(X, Y, np.int8(12)),
        MultilayerNetwork(X, Y, (np.int8(12), np.int8(12))),
        MatrixFactorization.synthetic(np.int8(12), np.int8(12), np.int8(12)),
    ):
        assert problem(problem.start).shape == ()


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (lambda: SoftmaxRegression(X, Y), TypeError, "targets must be integers, got float64"),
        (lambda: SoftmaxRegression(X, np.array([0, -1])), ValueError, "targets must be .*got -1"),
        (lambda: SoftmaxRegression(X, np.array([0, 2]), 2), ValueError, "from 0 to 1, got 2"),
        (lambda: SoftmaxRegression(X, np.array([0])), ValueError, "targets must have shape"),
        (lambda: SoftmaxRegression(X, np.array([0, 1]), 0), ValueError, "classes must be >= 1"),
        (lambda: SoftmaxRegression(X[0], np.array([0])), ValueError, "examples must have 2 axes"),
        (lambda: SoftmaxRegression.synthetic(classes=1), ValueError, "classes must be >= 2"),
        (lambda: SoftmaxRegression.synthetic(2), ValueError, "count must be >= 3, got 2"),
        (lambda: SoftmaxRegression.synthetic(distance=-1), ValueError, "distance must be >= 0"),
        (lambda: MatrixFactorization(X, 0), ValueError, "rank must be >= 1, got 0"),
        (lambda: MatrixFactorization(Y, 1), ValueError, "matrix must have 2 axes"),
        (lambda: MatrixFactorization(X.astype(int), 1), TypeError, "matrix must be float32"),
        (lambda: MatrixFactorization.synthetic(0), ValueError, "rows must be >= 1, got 0"),
        (lambda: MatrixFactorization.synthetic(noise=-1), ValueError, "noise must be >= 0"),
        (lambda: MultilayerNetwork(X, Y, (3, 0)), ValueError, "hidden must be >= 1, got 0"),
        (lambda: MultilayerNetwork(X, Y, (2.5,)), TypeError, "hidden must be an integer"),
        (lambda: MultilayerNetwork(X, Y + 1), ValueError, r"targets must be 0 or 1, got 2\.0"),
        (lambda: MultilayerNetwork(X, Y[:1]), ValueError, "targets must have shape"),
        (lambda: MultilayerNetwork(X, Y.astype("f")), TypeError, "targets must be float64"),
        (lambda: MultilayerNetwork.synthetic(1), ValueError, "count must be >= 2, got 1"),
        (lambda: MultilayerNetwork.taught(1), ValueError, "count must be >= 2, got 1"),
        (lambda: MultilayerNetwork.taught(2, 0), ValueError, "inputs must be >= 1, got 0"),
        (lambda: RecurrentNetwork(X, Y, 0), ValueError, "hidden must be >= 1, got 0"),
        (lambda: RecurrentNetwork(X, Y, scale=0.0), ValueError, "scale must be > 0"),
        (lambda: RecurrentNetwork(X[0], Y), ValueError, "sequences must have 2 axes"),
        (lambda: RecurrentNetwork(X, Y * np.nan), ValueError, "targets must be finite, got nan"),
        (lambda: RecurrentNetwork.synthetic(0), ValueError, "count must be >= 1, got 0"),
        (lambda: RecurrentNetwork.synthetic(length=0), ValueError, "length must be >= 1, got 0"),
    ],
)
def test_bad_data_is_named(make, error, message):
    with pytest.raises(error, match=message):
        make()
