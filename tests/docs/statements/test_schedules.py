"""What the pages on schedules state of the noisy bowl; the marks there lead here."""

import numpy as np
import pytest

from gd_core import GradientDescent
from gd_core.schedules import (
    CosineAnnealing,
    Cyclic,
    ExponentialDecay,
    InverseSquareRoot,
    OneCycle,
    PolynomialDecay,
    StepDecay,
    WarmupStableDecay,
)
from scripts.figures.schedules._schedules import (
    CURVATURES,
    GRID,
    best_first_rate,
    best_rates,
    constant,
    expected_loss,
    mean_squares,
)

SHAPES = {
    "step decay": lambda rate: StepDecay(rate, 150, 0.1),
    "one cycle": lambda rate: OneCycle(rate, 400),
    "warmup, stable, decay": lambda rate: WarmupStableDecay(rate, 20, 300, 80),
    "inverse square root": lambda rate: InverseSquareRoot(rate, 20),
    "cosine": lambda rate: CosineAnnealing(rate, 400),
    "exponential": lambda rate: ExponentialDecay(rate, 0.01 ** (1 / 400)),
    "line": lambda rate: PolynomialDecay(rate, 400),
}


def best(make, steps=400):
    """The loss at the end at the best highest rate, which lies inside the grid."""
    rate = best_first_rate(make, steps)
    assert GRID[0] < rate < GRID[-1]
    return expected_loss(make(rate), steps)


@pytest.mark.parametrize("schedule", [constant(0.2), CosineAnnealing(0.3, 400)])
def test_the_recursion_is_what_many_runs_do_in_the_mean(schedule):
    random, optimizer = np.random.default_rng(0), GradientDescent(0.3)
    params = np.full((20_000, 2), 2.0)
    for step in range(400):
        optimizer.learning_rate = schedule(step)
        noise = random.standard_normal(params.shape)
        params = optimizer.update(params, CURVATURES * params + noise)
    measured = np.mean(np.sum(CURVATURES * params**2, axis=-1)) / 2
    assert measured == pytest.approx(expected_loss(schedule), rel=0.03)


def test_along_one_direction_the_best_rate_falls_as_one_over_t():
    curvature, noise, squares = 0.5, 3.0, 4.0
    for _ in range(2000):
        rates = curvature * squares / (curvature**2 * squares + noise) * np.array([0.99, 1, 1.01])
        nexts = (1 - rates * curvature) ** 2 * squares + rates**2 * noise
        assert nexts[1] < min(nexts[0], nexts[2])
        assert 1 / nexts[1] == pytest.approx(1 / squares + curvature**2 / noise)
        squares = nexts[1]
    assert rates[1] == pytest.approx(1 / (curvature * 2000), rel=0.01)


def test_at_their_best_rates_falling_schedules_beat_the_constant_one():
    level = best(constant)
    losses = {name: best(make) for name, make in SHAPES.items()}
    assert all(loss < level for loss in losses.values())
    assert losses["step decay"] / level == pytest.approx(0.99, abs=0.005)
    assert min(losses, key=losses.get) == "line"
    assert losses["line"] / level < 2 / 3


def test_the_straight_line_comes_within_a_tenth_of_the_best_of_all():
    rates = best_rates()
    lowest = mean_squares(rates)[-1] @ CURVATURES / 2
    assert lowest == pytest.approx(0.0159, abs=5e-5)
    for step in (0, 10, 200, 399):  # no rate can be changed alone without loss
        for factor in (0.99, 1.01):
            changed = rates.copy()
            changed[step] *= factor
            assert mean_squares(changed)[-1] @ CURVATURES / 2 > lowest
    assert lowest < best(SHAPES["line"]) < 1.1 * lowest


def test_a_longer_run_wants_a_lower_rate():
    short, long = (
        best_first_rate(lambda rate, n=n: PolynomialDecay(rate, n), n) for n in (100, 1600)
    )
    assert short / long == pytest.approx(7, abs=0.6)


def test_each_single_change_of_the_staircase_beats_the_constant_rate():
    def staircase(second):
        return lambda step: 0.3 if step < 150 else 0.03 if step < second else 0.003

    drawn, level = expected_loss(StepDecay(0.3, 150, 0.1)), expected_loss(constant(0.03))
    assert drawn == pytest.approx(expected_loss(staircase(300)))
    assert drawn > level
    smaller_drops = expected_loss(StepDecay(0.3, 150, 0.3))
    assert smaller_drops < expected_loss(staircase(400)) < expected_loss(staircase(380)) < level


def test_a_cosine_with_a_small_minimum_ends_below_one_that_goes_to_zero():
    def cosine(share):
        return lambda rate: CosineAnnealing(rate, 400, rate * share)

    assert expected_loss(cosine(1 / 30)(0.3)) < expected_loss(cosine(0)(0.3))
    assert expected_loss(cosine(0)(0.3)) < expected_loss(cosine(1 / 10)(0.3))
    assert best(cosine(1 / 10)) < best(cosine(1 / 30)) < best(cosine(0)) < best(cosine(1 / 3))


def test_a_wave_must_be_stopped_in_a_trough():
    at = {steps: expected_loss(Cyclic(0.3, 0.01, 50), steps) for steps in (350, 400, 450)}
    assert at[400] < at[350] / 2
    assert at[450] == pytest.approx(at[350], rel=1e-3)


@pytest.mark.parametrize("steps", [400, 4000])
def test_exponential_decay_wants_to_end_at_about_a_thirtieth(steps):
    ends = {
        share: best(lambda rate, g=share ** (1 / steps): ExponentialDecay(rate, g), steps)
        for share in (1 / 3, 1 / 30, 1 / 100, 1 / 1000)
    }
    assert min(ends, key=ends.get) == 1 / 30


def test_one_cycle_gains_nothing_on_the_bowl():
    ends = {peak: expected_loss(OneCycle(peak, 400)) for peak in (0.03, 0.1, 0.3, 1.0)}
    assert min(ends, key=ends.get) == 0.1
    assert best(SHAPES["one cycle"]) > best(SHAPES["cosine"])


def test_at_their_best_first_rates_the_line_beats_the_square():
    powers = {p: lambda rate, p=p: PolynomialDecay(rate, 400, p) for p in (0.5, 1.0, 2.0, 3.0)}
    assert expected_loss(powers[2.0](0.3)) < expected_loss(powers[1.0](0.3))
    ends = {power: best(make) for power, make in powers.items()}
    assert min(ends, key=ends.get) == 1.0
    rates = [best_first_rate(make) for make in powers.values()]
    assert rates == sorted(rates)
