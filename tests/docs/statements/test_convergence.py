"""What the page How fast? states: each guarantee, and the run that touches it."""

import numpy as np
import pytest

from gd_core import GradientDescent, minimize
from gd_core.surfaces import IllConditionedBowl, Rosenbrock
from scripts.figures.first import _worst_cases as worst
from scripts.figures.first._worst_runs import noisy_rates, smallest_square


def descend(loss, start, rate, steps):
    return minimize(loss, np.asarray(start, float), GradientDescent(rate), steps)


def test_on_x_to_the_fourth_ten_times_the_steps_give_a_hundredth_of_the_loss():
    losses = descend(worst.Quartic(), [1.0], 0.1, 10_000).losses[[10, 100, 1000, 10_000]]
    assert losses == pytest.approx([2.5e-2, 5.4e-4, 6.1e-6, 6.2e-8], rel=0.02)
    assert losses[-1] / losses[-2] == pytest.approx(0.01, rel=0.02)


LOSSES = [
    (IllConditionedBowl(10.0), [-4.0, 1.5], 10.0),
    (worst.WavyValley(), [3.2, 9.0], worst.PL_CURVATURE),
    (worst.Quartic(), [1.0], 3.0),
    (worst.Washboard(50), [0.3], 1.0),
]


@pytest.mark.parametrize("part", [0.1, 1.0, 1.9])
@pytest.mark.parametrize(("loss", "start", "curvature"), LOSSES)
def test_no_step_falls_by_less_than_the_descent_lemma_says(loss, start, curvature, part):
    rate = part / curvature
    run = descend(loss, start, rate, 30)
    squares = (loss.gradient(run.params[:-1]) ** 2).sum(axis=-1)
    promised = rate * (1 - part / 2) * squares
    assert np.all(-np.diff(run.losses) >= promised * (1 - 1e-9) - 1e-14)


def test_where_the_curvature_is_larger_the_lemma_does_not_hold():
    surface = Rosenbrock()  # its curvature at the start is about 1500, and not 10
    run = descend(surface, surface.start, 0.1, 1)
    assert run.losses[1] > run.losses[0]


@pytest.mark.parametrize(
    ("rate", "start", "factor"), [(0.1, [1.0, 0.0], 0.9), (2 / 11, [1.0, 1.0], 9 / 11)]
)
def test_on_a_bowl_the_distance_shrinks_exactly_as_the_bound_says(rate, start, factor):
    run = descend(IllConditionedBowl(10.0), start, rate, 60)
    distances = np.linalg.norm(run.params, axis=-1)
    np.testing.assert_allclose(distances, distances[0] * factor ** np.arange(61), rtol=1e-9)


@pytest.mark.parametrize("steps", [1, 2, 10, 100, 1000])
def test_the_parabola_with_arms_reaches_half_of_the_convex_bound(steps):
    left = descend(worst.Huber(steps), [1.0], 1.0, steps).final_loss
    assert left == pytest.approx(1 / (4 * steps + 2))
    assert left < 1 / (2 * steps)


@pytest.mark.parametrize("power", [4, 10])
def test_powers_of_x_fall_with_the_stated_power_of_the_steps(power):
    run = descend(worst.Quartic(power), [1.0], 1 / (power - 1), 16_384)
    slope = np.log2(run.losses[-1] / run.losses[8192])
    assert slope == pytest.approx(-power / (power - 2), rel=0.02)
    assert run.final_loss < (power - 1) / (2 * 16_384)


def test_the_wavy_valley_is_not_convex_and_satisfies_the_inequality():
    x = np.linspace(-12, 12, 240_001)[:, np.newaxis] * [1.0, 0.0]
    loss = worst.WavyValley()
    slopes, heights = loss.gradient(x)[:, 0], loss(x)
    curvatures = np.diff(slopes) / np.diff(x[:, 0])
    assert (curvatures.min(), curvatures.max()) == pytest.approx((-4, 8), abs=1e-3)
    away = heights > 1e-3
    ratio = (slopes[away] ** 2 / (2 * heights[away])).min()
    assert worst.PL_CONSTANT <= ratio == pytest.approx(worst.PL_CONSTANT, rel=1e-3)


def test_on_the_wavy_valley_the_run_falls_nearly_as_slowly_as_the_bound():
    rate = 0.25 / worst.PL_CURVATURE
    run = descend(worst.WavyValley(), [3.2, 9.0], rate, 1000)
    bound = np.log(1 - 2 * rate * worst.PL_CONSTANT * (1 - rate * worst.PL_CURVATURE / 2))
    assert np.all(run.losses <= run.losses[0] * np.exp(bound * np.arange(1001)))
    measured = np.log(run.losses[1000] / run.losses[200]) / 800
    assert bound / measured == pytest.approx(0.88, abs=0.005)


@pytest.mark.parametrize("steps", [1, 2, 6, 100, 1000])
def test_the_washboard_reaches_two_thirds_of_the_bound_on_the_slope(steps):
    assert smallest_square(steps) == pytest.approx(4 / (3 * steps - 1))
    board = worst.Washboard(steps)
    assert board(np.array([float(steps + 5)])) == pytest.approx(0, abs=1e-9)
    assert board(np.zeros(1)) == board.height


@pytest.mark.parametrize("loss", [worst.Washboard(4), worst.Huber(3), worst.Quartic(10)])
def test_the_slopes_are_those_of_the_losses(loss):
    x = np.linspace(-0.9, 4.3, 97)[:, np.newaxis]
    differences = (loss(x + 1e-6) - loss(x - 1e-6)) / 2e-6
    np.testing.assert_allclose(loss.gradient(x)[:, 0], differences, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("rate", [0.03, 0.3])
def test_on_a_parabola_the_floor_is_exactly_the_bound(rate):
    assert worst.expected_gaps(np.full(3000, rate))[-1] == pytest.approx(rate / (2 * (2 - rate)))


def test_under_noise_each_way_to_choose_the_rate_keeps_its_promise():
    steps = np.arange(1, 16_385)
    gaps = {name: worst.expected_gaps(rates) for name, rates in noisy_rates(steps).items()}
    assert np.all(gaps["2/(t + 1)"][1:] <= 4 / (steps + 2))
    slopes = [np.log2(gaps[name][-1] / gaps[name][8192]) for name in ("0.5/√t", "2/(t + 1)")]
    assert slopes == pytest.approx([-0.5, -1], abs=0.01)
    averages = [worst.worst_average_gap(count) for count in (1024, 4096)]
    assert averages[1] / averages[0] == pytest.approx(0.5, abs=0.02)
    assert averages[1] < 2 / np.sqrt(4096)


def test_the_steps_to_halve_and_to_a_tenth_are_those_of_the_table():
    factors = np.log([99 / 101, 1 - 1 / 100])
    exact = np.log([[0.5], [0.1]]) / factors
    assert np.ceil(exact).T.ravel().tolist() == [35, 116, 69, 230]
    assert exact.T.ravel() / 100 == pytest.approx([0.35, 1.15, 0.69, 2.3], abs=0.01)
