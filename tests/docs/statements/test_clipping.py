"""What the page on clipping states; the marks there lead here."""

import numpy as np
import pytest

from gd_core import Adam, GradientDescent, Momentum
from gd_core.techniques import clip_by_norm, clip_by_value
from scripts.figures.techniques._clipping import (
    MINIMUM,
    RATES,
    START,
    curvature,
    gradient,
    growth,
    memory,
    trained,
)
from scripts.figures.techniques.clipping import L0, L1

RATE, LIMIT, PARAMETERS = 0.01, 0.1, 100


def longest_step(optimizer, clip, parameters=PARAMETERS):
    params, longest = np.zeros(parameters), 0.0
    for _ in range(400):
        moved = optimizer.update(params, clip(np.full(parameters, 5.0), LIMIT))
        longest = max(longest, np.linalg.norm(moved - params))
        params = moved
    return longest


@pytest.mark.parametrize(
    ("optimizer", "clip", "longest"),
    [
        (GradientDescent(RATE), clip_by_norm, RATE * LIMIT),
        (GradientDescent(RATE), clip_by_value, RATE * LIMIT * np.sqrt(PARAMETERS)),
        (Momentum(RATE, 0.9), clip_by_norm, RATE * LIMIT / (1 - 0.9)),
        (Adam(RATE), clip_by_norm, RATE * np.sqrt(PARAMETERS)),
    ],
    ids=["descent by norm", "descent by value", "momentum", "adam"],
)
def test_what_clipping_bounds_depends_on_the_optimizer(optimizer, clip, longest):
    assert longest_step(optimizer, clip) == pytest.approx(longest, rel=1e-5)


def test_adams_step_does_not_depend_on_the_limit():
    steps = [longest_step(Adam(RATE), lambda g, _, c=c: clip_by_norm(g, c), 1) for c in (0.01, 4)]
    assert steps == pytest.approx([RATE, RATE], rel=1e-5)


def test_the_wall_is_smooth_in_the_wider_sense():
    w = np.linspace(0.9, 1.2, 20_001)
    assert (np.abs(curvature(w)) <= L0 + L1 * np.abs(gradient(w))).all()
    assert curvature(MINIMUM) == pytest.approx(9727, abs=1)
    assert curvature(START) == pytest.approx(56e6, rel=0.01)
    assert curvature(w[-1]) / gradient(w[-1]) > 80  # no line of a much smaller slope would do


def steps_needed(rates, max_norm, most=8000):
    w, needed = np.full(rates.shape, START), np.full(rates.shape, most)
    for step in range(most):
        needed = np.minimum(needed, np.where(np.abs(w - MINIMUM) < 1e-6, step, most))
        w = np.minimum(w - rates * np.clip(gradient(w), -max_norm, max_norm), 1.2)
        w = np.maximum(w, 0.0)
    return needed


def test_clipped_descent_needs_hundreds_of_times_fewer_steps():
    plain = steps_needed(np.geomspace(1e-8, 1e-6, 21), np.inf)
    clipped = steps_needed(np.geomspace(1e-5, 3e-4, 21), 100.0, 400)
    for needed in (plain, clipped):
        assert 1 <= needed.argmin() <= 19
        assert np.sort(needed)[2] < 1.5 * needed.min()  # neighbors agree: no lucky rate
    assert plain.min() / clipped.min() > 300


def test_clipping_widens_the_range_of_rates_of_a_recurrent_network():
    network = memory()
    start = float(network(network.start))
    plain = [trained(rate, is_clipped=False) for rate in RATES]
    clipped = [trained(rate, is_clipped=True) for rate in RATES]
    assert RATES[-1] == 1.0
    assert not np.isfinite(plain[-1])
    assert max(clipped) < start
    assert [round(x, 3) for x in (min(plain), min(clipped), start)] == [0.009, 0.006, 0.069]
    assert (plain.index(min(plain)), clipped.index(min(clipped))) == (3, 4)


def test_the_caption_on_growing_gradients_is_the_run():
    radii = np.array([0.5, 1.0, 1.6])
    grown = {steps: growth(steps, radii) for steps in (5, 20)}
    assert all(values[1] < 2 for values in grown.values())
    assert grown[5][2] == pytest.approx(5, abs=0.5)
    assert grown[20][2] > 10_000


def test_momentum_pays_an_outlier_out_ten_times():
    def walked(outlier, max_norm=None):
        optimizer, params = Momentum(0.1, 0.9), np.zeros(1)
        for step in range(200):
            g = np.array([outlier if step == 50 else 1.0])
            params = optimizer.update(params, g if max_norm is None else clip_by_norm(g, max_norm))
        return -params[0]

    assert walked(1000.0) - walked(1.0) == pytest.approx(0.1 * 999 / (1 - 0.9), rel=1e-6)
    assert walked(1000.0, 1.0) == walked(1.0)
    assert walked(1000.0, 0.5) == pytest.approx(walked(1.0) / 2)
