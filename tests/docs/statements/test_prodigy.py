"""What the page of Prodigy states about its estimate."""

import numpy as np
import pytest

from gd_core import Prodigy
from gd_core.problems import LeastSquares
from scripts.figures.adaptive.prodigy import estimates, final_estimate


def test_it_bounds_the_largest_coordinate_and_not_the_distance():
    spread, one = np.ones(100), np.zeros(100)
    one[0] = 10.0
    assert np.linalg.norm(spread) == np.linalg.norm(one) == 10
    assert final_estimate(spread) == pytest.approx(0.42, abs=0.005)
    assert 10 / final_estimate(spread) == pytest.approx(24, abs=0.5)
    assert final_estimate(one) == pytest.approx(5.9, abs=0.06)
    assert final_estimate(np.ones(1000)) == pytest.approx(0.42, abs=0.005)


@pytest.mark.parametrize("seed", range(5))
def test_it_never_exceeds_the_largest_coordinates_distance(seed):
    rng = np.random.default_rng(seed)
    solution = rng.standard_normal(20) * 10.0 ** rng.integers(-2, 3)
    examples = rng.standard_normal((40, 20))
    problem, optimizer = LeastSquares(examples, examples @ solution), Prodigy()
    params = problem.start
    for _ in range(300):
        params = optimizer.update(params, problem.gradient(params))
        assert optimizer.d <= np.abs(solution).max()
    assert optimizer.d > 1e-3 * np.abs(solution).max()


@pytest.mark.parametrize("distance", [1.0, 10.0, 100.0])
def test_it_levels_off_below_the_distance_within_twenty_steps(distance):
    found = estimates(distance)
    assert found[-1] < distance
    assert found[25] == found[-1]
