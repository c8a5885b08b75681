"""Basins: which minimum each start reaches, one that is listed or one that is found."""

import numpy as np
import pytest

from gd_core import Adam, GradientDescent, Prodigy, clip_by_norm, minimize
from gd_core.experiments import basins
from gd_core.problems import LeastSquares
from gd_core.surfaces import DoubleWell, Himmelblau, IllConditionedBowl, Rastrigin, Rosenbrock


def test_basins_of_the_double_well_are_left_and_right():
    result = basins(DoubleWell(), GradientDescent(0.1), 400, resolution=20)
    assert result.reached.shape == (20, 20)
    # The ridge between the wells is at x = 0.1010 or so, whatever y is.
    np.testing.assert_array_equal(result.reached, np.tile(result.x > 0.101, (20, 1)).astype(int))
    np.testing.assert_array_equal(result.y[[0, -1]], [-1.5, 1.5])


def test_basins_know_of_starts_that_reach_nothing():
    window = ((-3.0, -2.0), (3.0, 4.0))
    arguments = {"resolution": 3, "window": window}
    surface = Himmelblau()
    assert (basins(surface, GradientDescent(0.01), 100, **arguments).reached == 1).all()
    assert (basins(surface, GradientDescent(0.01), 0, **arguments).reached == -1).all()
    assert (basins(surface, GradientDescent(10.0), 50, **arguments).reached == -1).all()
    assert (basins(surface, GradientDescent(0.01), 0, tolerance=9.0).reached >= 0).any()


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"resolution": 1}, ValueError, "resolution must be >= 2, got 1"),
        ({"resolution": 9.5}, TypeError, "resolution must be an integer"),
        ({"tolerance": 0.0}, ValueError, "tolerance must be > 0"),
    ],
)
def test_bad_arguments_of_basins_are_named(arguments, error, message):
    with pytest.raises(error, match=message):
        basins(DoubleWell(), GradientDescent(0.1), 5, **arguments)


@pytest.mark.parametrize("surface", [None, LeastSquares.synthetic(), DoubleWell, "bowl"])
def test_basins_need_a_surface(surface):
    with pytest.raises(TypeError, match="surface must"):
        basins(surface, Adam(), 2)


def test_basins_need_an_elementwise_optimizer():
    with pytest.raises(ValueError, match=r"optimizer must move each element.*Prodigy looks"):
        basins(DoubleWell(), Prodigy(), 2)


def test_losses_are_those_of_each_start():
    result = basins(Rosenbrock(), GradientDescent(0.002), 20, resolution=3)
    for row, y in enumerate(result.y):
        for column, x in enumerate(result.x):
            alone = minimize(Rosenbrock(), np.array([x, y]), GradientDescent(0.002), 20)
            np.testing.assert_allclose(result.losses[row, column], alone.final_loss, rtol=1e-12)
    assert np.isnan(basins(Rosenbrock(), GradientDescent(10.0), 20, resolution=3).losses).all()


def test_a_schedule_and_clipping_hold_for_all_starts():
    def clip(gradients):
        return clip_by_norm(gradients, 1.0, axis=-1)

    switches = {"schedule": lambda step: 0.1 / (step + 1), "clip": clip}
    result = basins(Himmelblau(), GradientDescent(), 5, resolution=2, **switches)
    corner = np.array([result.x[1], result.y[0]])
    alone = minimize(Himmelblau(), corner, GradientDescent(), 5, **switches)
    np.testing.assert_allclose(result.losses[0, 1], alone.final_loss, rtol=1e-12)


def test_listed_minima_are_told_apart():
    result = basins(DoubleWell(), GradientDescent(0.1), 400, resolution=4)
    np.testing.assert_array_equal(result.minima, DoubleWell().minima)
    assert not result.found
    given = basins(DoubleWell(), GradientDescent(0.1), 400, 4, minima=DoubleWell().minima[1:])
    np.testing.assert_array_equal(given.reached, result.reached - 1)


@pytest.mark.parametrize("minima", [(), [], np.empty((0, 2))])
def test_where_none_are_listed_they_are_found_the_lowest_first(minima):
    result = basins(DoubleWell(), GradientDescent(0.1), 400, resolution=12, minima=minima)
    assert result.found
    np.testing.assert_allclose(result.minima, DoubleWell().minima, atol=1e-9)
    listed = basins(DoubleWell(), GradientDescent(0.1), 400, resolution=12)
    np.testing.assert_array_equal(result.reached, listed.reached)


def test_a_surface_that_lists_nothing_is_searched():
    class Wells(DoubleWell):
        def __init__(self):
            super().__init__()
            self.minima = np.empty((0, 2))

    assert len(basins(Wells(), GradientDescent(0.1), 400, resolution=6).minima) == 2


def test_a_slope_is_no_minimum_and_a_diverged_run_rests_nowhere():
    on_the_way = basins(Himmelblau(), GradientDescent(0.001), 3, resolution=4, minima=())
    assert on_the_way.minima.shape == (0, 2)
    assert (on_the_way.reached == -1).all()
    diverged = basins(Himmelblau(), GradientDescent(10.0), 50, resolution=4, minima=())
    assert diverged.minima.shape == (0, 2)
    assert (diverged.reached == -1).all()


def test_at_most_eight_are_told_apart():
    result = basins(Rastrigin(), GradientDescent(0.001), 300, resolution=20, minima=())
    assert result.minima.shape == (8, 2)
    heights = Rastrigin()(result.minima)
    np.testing.assert_array_equal(heights, np.sort(heights))
    assert (result.reached == -1).any()


def test_a_ring_that_leaves_the_domain_says_nothing():
    class HalfPlane(IllConditionedBowl):
        def height(self, x, y):
            return np.where(y < -1e-9, np.nan, super().height(x, y))

    result = basins(
        HalfPlane(4.0), GradientDescent(0.1), 300, 4, ((-1.0, 1.0), (0.5, 1.0)), minima=()
    )
    np.testing.assert_allclose(result.minima, [[0, 0]], atol=1e-9)


def test_a_loss_that_counts_its_calls_is_not_used_up():
    class Counting(DoubleWell):
        calls = 0

        def height(self, x, y):
            self.calls += 1
            return super().height(x, y)

    surface = Counting()
    basins(surface, GradientDescent(0.1), 3, resolution=2)
    assert surface.calls == 0


@pytest.mark.parametrize(
    ("minima", "error", "message"),
    [
        ([1.0, 2.0], ValueError, r"minima must have shape \(k, 2\), got \(2,\)"),
        ([[True, False]], TypeError, "minima must be float32 or float64, got bool"),
        ([[np.nan, 0.0]], ValueError, "minima must be finite, got nan"),
        ([[1.0], [1.0, 2.0]], ValueError, "minima must have one shape"),
    ],
)
def test_bad_minima_are_named(minima, error, message):
    with pytest.raises(error, match=message):
        basins(DoubleWell(), GradientDescent(0.1), 5, minima=minima)


def test_a_problem_is_a_surface_once_window_and_minima_are_given():
    problem, window = LeastSquares.synthetic(), ((0.0, 2.0), (1.0, 3.0))
    result = basins(problem, GradientDescent(0.5), 100, 3, window, minima=problem.solution[None])
    assert (result.reached == 0).all()
    with pytest.raises(TypeError, match="surface must have minima and a window"):
        basins(problem, GradientDescent(0.5), 2, window=window)


def test_minima_may_be_whole_numbers():
    whole = basins(Himmelblau(), GradientDescent(0.01), 2, 3, minima=[[3, 2]])
    assert whole.minima.dtype == "float64"
