"""What the page on mini-batches states: equal ends at own rates, and the short last batch."""

import numpy as np
import pytest

from gd_core.problems import LeastSquares, LogisticRegression
from gd_core.variants import mini_batch_gradient_descent

PROBLEM = LogisticRegression.synthetic(400)


def logistic_gradient(params, examples, targets):
    return ((1 + np.tanh(examples @ params / 2)) / 2 - targets) @ examples / len(examples)


def final_loss(batch_size, rate):
    data, rng = (PROBLEM.start, PROBLEM.examples, PROBLEM.targets), np.random.default_rng(3)
    *_, last = mini_batch_gradient_descent(logistic_gradient, *data, rate, 10, batch_size, rng)
    return PROBLEM(last)


def test_at_their_own_rates_three_batch_sizes_tie():
    params = PROBLEM.start
    for _ in range(2000):
        params = params - 3 * PROBLEM.gradient(params)
    assert PROBLEM(params) == pytest.approx(0.388, abs=5e-4)
    for size, rate in ((1, 0.01), (32, 0.3), (400, 3.0)):
        assert final_loss(size, rate) == pytest.approx(PROBLEM(params), abs=5e-4)
    assert [round(float(final_loss(size, 0.1)), 2) for size in (1, 32, 400)] == [0.39, 0.39, 0.55]


def test_a_mean_gives_the_examples_of_a_short_batch_more_weight():
    """Each example pulls at its own parameter, so that the end shows what it counted."""

    def gradient_fn(params, examples, targets):
        return -examples.mean(axis=0)

    examples = np.eye(6)
    data, rng = (np.zeros(6), examples, np.zeros(6)), np.random.default_rng(0)
    (weights,) = mini_batch_gradient_descent(gradient_fn, *data, 1.0, 1, 4, rng)
    assert sorted(weights) == pytest.approx([0.25] * 4 + [0.5] * 2)


def test_drawing_with_replacement_is_noisier_by_the_predicted_factor():
    rng, deviations = np.random.default_rng(1), []
    for replace in (True, False):
        draws = [
            PROBLEM.gradient(np.ones(3), rng.choice(400, size=100, replace=replace))
            for _ in range(8000)
        ]
        deviations.append(np.std(draws, axis=0))
    assert np.mean(deviations[0] / deviations[1]) == pytest.approx(np.sqrt(399 / 300), rel=0.02)


def test_one_epoch_ends_where_the_libraries_end():
    problem = LeastSquares.synthetic(100, noise=1.0)

    def gradient_fn(params, examples, targets):
        return (examples @ params - targets) @ examples / len(examples)

    data, rng = (problem.start, problem.examples, problem.targets), np.random.default_rng(0)
    (end,) = mini_batch_gradient_descent(gradient_fn, *data, 0.1, 1, 32, rng)
    np.testing.assert_allclose(end, [0.568, 0.851], atol=5e-4)
