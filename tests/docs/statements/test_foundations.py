"""What the page "Slopes, curvature, valleys" states in numbers; the marks there lead here."""

import re

import numpy as np
import pytest

from gd_core.optimizers import Muon
from gd_core.surfaces import Ravine, Saddle
from scripts.docs.pages import DOCS
from scripts.figures.first import foundations

PAGE = (DOCS / "foundations.md").read_text(encoding="utf-8")


def alternative(figure):
    """What the page says is seen in a figure."""
    return re.search(rf"!\[([^\]]*)\]\([^)]*/{figure}\.svg", PAGE)[1]


def test_a_tenth_of_the_step_leaves_a_hundredth_of_the_error():
    def error(d):
        theta = 1 + d
        return theta**3 / 3 + theta - 4 / 3 - 2 * d

    for d in (0.1, 0.01):
        assert error(d) / error(d / 10) == pytest.approx(100, rel=0.04)
        assert d**2 == pytest.approx(error(d), rel=0.04)


def test_in_the_spectral_norm_the_steepest_step_has_singular_values_of_one():
    random = np.random.default_rng(0)
    gradient = random.standard_normal((4, 3))
    left, values, right = np.linalg.svd(gradient, full_matrices=False)
    steepest = left @ right
    assert np.linalg.svd(steepest, compute_uv=False) == pytest.approx(np.ones(3))
    climb = (gradient * steepest).sum()
    assert climb == pytest.approx(values.sum())
    for _ in range(200):
        step = random.standard_normal((4, 3))
        step /= np.linalg.svd(step, compute_uv=False)[0]
        assert (gradient * step).sum() < climb
    # Muon's first step is that of the averages' start, so nearly this direction.
    moved = Muon(learning_rate=1.0).update(np.zeros((4, 3)), gradient)
    cosine = -(moved * steepest).sum() / np.linalg.norm(moved) / np.linalg.norm(steepest)
    assert cosine > 0.98


def test_the_tangents_have_the_slopes_that_are_told():
    told = re.findall(r"-?\d\.\d", alternative("slope-and-curvature").partition("Right")[0])
    drawn = [f"{foundations.slope_of_wells(theta):z.1f}" for theta in foundations.TOUCHED]
    assert told == drawn


def test_the_slope_of_the_wells_is_their_derivative():
    theta, step = np.linspace(-2, 2, 9), 1e-5
    rise = foundations.wells(theta + step) - foundations.wells(theta - step)
    assert foundations.slope_of_wells(theta) == pytest.approx(rise / (2 * step), abs=1e-8)


def test_each_norm_climbs_as_high_as_is_told():
    told = re.findall(r"climbs (\d\.\d\d)", alternative("steepest-by-norm"))
    drawn = [(ball @ foundations.GRADIENT).max() for ball in foundations.UNIT_BALLS.values()]
    assert told == [f"{climb:.2f}" for climb in drawn]
    # Of each norm the dual one says how high: l2, the sum of sizes, the largest size.
    assert drawn == pytest.approx([np.sqrt(5), 3, 2], abs=1e-3)


def test_the_valley_has_the_curvatures_that_are_told():
    bowl = foundations.VALLEY
    assert np.linalg.eigvalsh(bowl.hessian) == pytest.approx([1, 10])
    along = [np.array([np.cos(a), np.sin(a)]) for a in np.radians([30, 120])]
    assert [u @ bowl.hessian @ u for u in along] == pytest.approx([1, 10])


def test_a_run_is_straight_from_an_eigen_direction_alone():
    """The answer of the page's explorer."""
    bowl = Ravine(condition_number=10, angle=30)
    for degrees in range(0, 180, 15):
        start = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
        (x, y), (g, h) = start, bowl.gradient(start)
        assert (abs(x * h - y * g) < 1e-12) == (degrees in (30, 120))


def test_the_saddle_curves_up_and_down():
    step = 1e-5
    rows = [Saddle().gradient(move) / step for move in step * np.eye(2)]
    assert np.diag(rows) == pytest.approx([1, -1])


def test_the_chord_of_the_second_curve_runs_below_it():
    first, last = -1.55, 1.6
    inside = np.linspace(first, last, 50)[1:-1]
    ends = foundations.wells(np.array([first, last]))
    below = np.interp(inside, [first, last], ends) < foundations.wells(inside)
    assert 0.5 < below.mean() < 1
