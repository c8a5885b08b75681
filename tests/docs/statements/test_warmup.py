"""What linear warmup's and the trapezoid's pages state; the marks there lead here."""

import numpy as np
import pytest

from gd_core import GradientDescent, minimize
from gd_core.schedules import WarmupStableDecay
from scripts.figures.schedules._schedules import best_first_rate, expected_loss
from scripts.figures.schedules.linear_warmup import START, SteepWalls
from scripts.figures.schedules.warmup_stable_decay import DESCENT, VALLEY, branches, valley


def test_the_wall_bears_more_than_two_over_its_curvature():
    curvature, x = 3 * START[0] ** 2, START[0]
    assert curvature == 192
    assert (round(2 / curvature, 3), round(2 / x**2, 3)) == (0.010, 0.031)
    for rate, survives in ((1.5 * 2 / curvature, True), (0.99 * 2 / x**2, True), (0.0313, False)):
        run = minimize(SteepWalls(), START, GradientDescent(rate), 300)
        assert (run.diverged_at is None) == survives


def test_a_short_descent_takes_the_noise_off_the_hills():
    top = valley([0.3] * 800)
    hills = top[100:, 0] * VALLEY[0] / 2
    assert np.ptp(hills) < 1e-9
    assert hills[0] == pytest.approx(0.353, abs=5e-4)
    down = 0.3 * (1 - np.arange(DESCENT) / DESCENT)
    for steps in (200, 400, 740):
        after = valley(down, top[steps])[-1]
        assert after[0] * VALLEY[0] / 2 < hills[0] / 5
        assert after[1] == pytest.approx(top[steps + DESCENT][1], rel=0.05)


def test_the_caption_of_the_valley_is_the_run():
    top, calm = valley([0.3] * 800) @ VALLEY / 2, valley([0.03] * 800) @ VALLEY / 2
    lower = np.flatnonzero(calm < top)
    assert (lower[0], lower[-1]) == (32, 439)
    assert [top[10].round(1), top[-1].round(2), calm[-1].round(2)] == [1.2, 0.70, 0.85]
    assert (top[DESCENT:] - branches(valley([0.3] * 800)) > 0.25).all()


def test_a_longer_descent_ends_lower_on_the_bowl():
    def shape(down):
        return lambda rate: WarmupStableDecay(rate, 20, 380 - down, down)

    fixed = [expected_loss(shape(down)(0.3)) for down in (300, 100, 20)]
    tuned = [expected_loss(shape(down)(best_first_rate(shape(down)))) for down in (300, 100, 20)]
    assert fixed == sorted(fixed)
    assert tuned == sorted(tuned)
    assert tuned[-1] / tuned[0] < 1.5 < 3 < fixed[-1] / fixed[0]
