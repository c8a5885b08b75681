"""What the page on stochastic descent states: two ways to draw, their floors, and averages."""

import numpy as np
import pytest

from gd_core.variants import stochastic_gradient_descent
from scripts.figures.data.stochastic import (
    COUNT,
    LOWEST,
    PROBLEM,
    arch,
    floor,
    gradient_covariance,
    independent,
    shuffled,
    step,
)


def gradient_fn(params, examples, targets):
    return (examples @ params - targets) @ examples / len(examples)


def test_the_last_example_of_an_epoch_is_certain():
    orders = shuffled(np.random.default_rng(0), 50)
    for order in orders.T:
        assert set(range(COUNT)) - set(order[:-1]) == {order[-1]}


def test_one_epoch_ends_where_the_libraries_end():
    data = (PROBLEM.start, PROBLEM.examples, PROBLEM.targets)
    (end,) = stochastic_gradient_descent(gradient_fn, *data, 0.1, 1, np.random.default_rng(0))
    np.testing.assert_allclose(end, [1.031, 2.087], atol=5e-4)


def exact_floor(rate):
    """The settled loss of independent draws, from their second moments, without sampling."""
    step_map = sum(
        np.kron(move, move)
        for x in PROBLEM.examples
        for move in [np.eye(2) - rate * np.outer(x, x)]
    )
    noise = rate**2 * gradient_covariance().ravel()
    moments = np.linalg.solve(np.eye(4) - step_map / COUNT, noise).reshape(2, 2)
    return np.trace(PROBLEM.hessian @ moments) / 2


def test_the_floor_is_a_quarter_of_rate_times_trace():
    assert 0.01 * np.trace(gradient_covariance()) / 4 == pytest.approx(0.0051, abs=5e-5)
    assert exact_floor(0.01) == pytest.approx(0.0051, abs=5e-5)
    assert floor(independent, 0.01).mean() == pytest.approx(exact_floor(0.01), rel=0.05)


def test_the_two_ways_to_draw_have_different_floors():
    high, low = (floor(shuffled, rate) for rate in (0.01, 0.001))
    assert high[COUNT // 2 - 1] / low[COUNT // 2 - 1] == pytest.approx(55, abs=3)
    assert 750 < high[-1] / low[-1] < 800
    assert exact_floor(0.01) / exact_floor(0.001) == pytest.approx(10, rel=0.02)
    ratio = floor(independent, 0.01).mean() / floor(independent, 0.001).mean()
    assert ratio == pytest.approx(11, abs=0.5)


def test_within_an_epoch_the_loss_is_an_arch():
    """The figure's dotted line, its heights, and what its description says of it."""
    curve = floor(shuffled, 0.001)
    np.testing.assert_allclose(curve[20:-20], arch(0.001)[20:-20], rtol=0.25)
    assert 1e4 * curve.max() == pytest.approx(0.5, abs=0.05)
    assert 1e4 * floor(independent, 0.001).mean() == pytest.approx(4.8, abs=0.05)
    assert curve[-1] < curve.max() / 20


def test_half_the_rate_lowers_three_floors_by_three_factors():
    before, after = floor(shuffled, 0.004), floor(shuffled, 0.002)
    assert before[COUNT // 2 - 1] / after[COUNT // 2 - 1] == pytest.approx(3.5, abs=0.15)
    assert before[-1] / after[-1] == pytest.approx(8, abs=0.5)
    assert exact_floor(0.004) / exact_floor(0.002) == pytest.approx(2, rel=0.01)


def last_and_average(rate, steps=4000, runs=100):
    rng, params, total = np.random.default_rng(1), np.zeros((runs, 2)), np.zeros((runs, 2))
    for at in range(steps):
        params = step(params, rng.integers(COUNT, size=runs), rate)
        total += params * (at >= steps // 2)
    average = total / (steps - steps // 2)
    return [PROBLEM(point).mean() - LOWEST for point in (params, average)]


def test_averages_hardly_depend_on_the_rate():
    last, average = np.array([last_and_average(rate) for rate in (0.1, 0.03, 0.01, 0.003)]).T
    assert max(average) / min(average) < 1.8
    assert 30 < max(last) / min(last) < 50
    predicted = np.trace(np.linalg.solve(PROBLEM.hessian, gradient_covariance())) / 4000
    assert average == pytest.approx(predicted, rel=0.35)
    assert last_and_average(0.001)[1] > 10 * predicted
