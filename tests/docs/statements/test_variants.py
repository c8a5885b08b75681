"""What the pages on the three variants state: who wins where, and the rates that they need."""

import numpy as np
import pytest

from scripts.figures.data._batch_sizes import middle_of_three
from scripts.figures.data.variants import RATES, SIZES, SLANTED, best_rates, final_gaps, line, walk

ROUND = line(0.5, 1, 2)


def gaps_at_best_rates(problem):
    """Each variant's loss at its best rate, whose neighbors are no more than ten times off."""
    found = []
    for size in SIZES.values():
        gaps = final_gaps(problem, size, RATES)
        at = middle_of_three(gaps).argmin()
        assert gaps[at - 1 : at + 2].max() < 10 * gaps[at - 1 : at + 2].min()
        found.append(gaps[at])
    return found


def test_who_wins_depends_on_the_valley():
    batch, mini_batch, stochastic = gaps_at_best_rates(ROUND)
    assert min(mini_batch, stochastic) / batch == pytest.approx(4, abs=0.7)
    batch, mini_batch, stochastic = gaps_at_best_rates(SLANTED)
    assert batch / stochastic == pytest.approx(100, rel=0.2)
    assert stochastic < mini_batch < batch
    curvatures = np.linalg.eigvalsh(SLANTED.hessian)
    assert curvatures[1] / curvatures[0] == pytest.approx(37, abs=0.5)


def test_at_one_rate_a_larger_batch_helps_and_then_hurts():
    small, middle, large = (final_gaps(ROUND, size, np.array([0.15]))[0] for size in (8, 32, 128))
    assert middle < small / 2
    assert large / middle == pytest.approx(7, abs=1)


def test_the_figure_shows_what_its_description_says():
    assert [len(walk(name)) - 1 for name in SIZES] == [6, 78, 1200]
    ends = [np.linalg.norm(walk(name)[-1] - SLANTED.solution) for name in SIZES]
    assert ends[0] > 4 > 1 > ends[1] > ends[2]
    assert RATES[0] < min(best_rates().values()) <= max(best_rates().values()) < RATES[-1]


def test_near_the_floor_of_the_long_valley_the_batch_variant_loses_little():
    batch, _, stochastic = gaps_at_best_rates(line(2, 1, 2))
    assert (batch, stochastic) == pytest.approx((3e-3, 2e-3), rel=0.17)
