"""What the page on the learning rate states: below the limit, at the edge, above it."""

import numpy as np
import pytest

from gd_core import GradientDescent, minimize
from gd_core.surfaces import IllConditionedBowl
from scripts.figures.first._curve_fit import CurveFit
from scripts.figures.first._edge import EVERY, RAISED_AT, trace


def test_just_below_the_limit_the_loss_falls_at_every_step():
    bowl = IllConditionedBowl(10.0)
    run = minimize(bowl, bowl.start, GradientDescent(0.199), 200)
    assert np.all(np.diff(run.losses) < 0)
    assert run.final_loss > 0.1  # and slowly: at the best rate it is 1e-34


def test_the_network_has_the_gradient_of_its_loss():
    network, random = CurveFit(), np.random.default_rng(0)
    for direction in random.standard_normal((3, network.start.size)):
        up, down = (network(network.start + h * direction) for h in (1e-6, -1e-6))
        slope = network.gradient(network.start) @ direction
        assert slope == pytest.approx((up - down) / 2e-6, rel=1e-6)


def test_the_sharpness_is_the_largest_curvature():
    network, best = CurveFit(), []
    params, direction = network.start, np.random.default_rng(0).standard_normal(141)
    for _ in range(200):  # the power method, on products with the Hessian
        direction /= np.linalg.norm(direction)
        up, down = (network.gradient(params + h * direction) for h in (1e-5, -1e-5))
        product = (up - down) / 2e-5
        best.append(direction @ product)
        direction = product
    assert network.sharpness(params) == pytest.approx(best[-1], rel=1e-4)


@pytest.mark.parametrize("rate", [0.2, 0.4])
def test_the_sharpness_settles_at_two_over_the_rate(rate):
    sharpness, losses = trace(rate, rate, 4000)
    parts = sharpness * rate / 2
    assert parts[0] < 0.3
    assert np.all(np.abs(parts[1500 // EVERY :] - 1) < 0.1)
    assert losses[3500:].mean() < losses[1000:1500].mean() / 2
    assert np.diff(losses).max() > 0


def test_at_a_small_rate_the_edge_is_never_met():
    sharpness, losses = trace(0.1, 0.1, 4000)
    assert sharpness[-1] == pytest.approx(11.6, abs=0.05)
    assert np.all(np.diff(losses) < 0)


def test_a_rate_above_the_limit_makes_a_spike_and_a_flatter_place():
    sharpness, losses = trace(0.1, 0.25, 3000)
    before, after = sharpness[RAISED_AT // EVERY], sharpness[-1]
    assert (before, losses[RAISED_AT]) == pytest.approx((11, 0.011), rel=0.02)
    assert 8 < after < 9
    assert losses.argmax() == 33 + RAISED_AT
    assert losses.max() == pytest.approx(0.40, abs=0.005)
    assert losses[RAISED_AT + 250] == pytest.approx(losses[RAISED_AT], rel=0.1)


@pytest.mark.parametrize("push", [1e-14, 1e-13])
def test_what_is_drawn_does_not_depend_on_roundings(push):
    network = CurveFit()
    params = network.start + push * np.random.default_rng(1).standard_normal(141)
    for step in range(2500):
        params = params - (0.1 if step < RAISED_AT else 0.25) * network.gradient(params)
    sharpness, losses = trace(0.1, 0.25, 3000)
    assert network.sharpness(params) == pytest.approx(sharpness[2500 // EVERY], rel=1e-4)
    assert network(params) == pytest.approx(losses[2500], rel=1e-3)


def test_two_weights_flatten_their_valley_below_four_over_the_rate():
    random = np.random.default_rng(0)
    for u, v, rate in random.uniform(0.1, 2, (50, 3)):
        f, curvature = u * v, u**2 + v**2
        next_u, next_v = u - rate * f * v, v - rate * f * u
        predicted = f * (1 - rate * curvature + rate**2 * f**2)
        assert next_u * next_v == pytest.approx(predicted)
        predicted = curvature - rate * f**2 * (4 - rate * curvature)
        assert next_u**2 + next_v**2 == pytest.approx(predicted)


def test_the_three_rates_end_where_the_text_says():
    bowl = IllConditionedBowl(10.0)
    runs = {rate: minimize(bowl, bowl.start, GradientDescent(rate), 200) for rate in (0.01, 0.201)}
    path = np.linalg.norm(runs[0.01].params, axis=-1)
    assert (path[0], path[25]) == pytest.approx((4.27, 3.11), abs=0.005)
    assert runs[0.201].losses[200] / runs[0.201].losses[0] == pytest.approx(31, abs=0.5)


def test_the_network_bears_the_rates_that_the_exercise_says():
    network, params, highest = CurveFit(), CurveFit().start, {}
    for _ in range(RAISED_AT):
        params = params - 0.1 * network.gradient(params)
    for rate in (0.15, 0.18, 0.4, 0.6):
        here, losses = params, []
        while len(losses) < 500 and (not losses or losses[-1] < 1000):
            losses.append(network(here))
            here = here - rate * network.gradient(here)
        highest[rate] = max(losses) / losses[0]
    assert highest[0.15] == 1
    assert highest[0.18] == pytest.approx(4 / 3, abs=0.05)
    assert 200 < highest[0.4] < 1000
    assert highest[0.6] > 10_000
