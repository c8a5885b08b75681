"""What the page on batch size states: the law of steps and examples, noise scale, and rules."""

import numpy as np
import pytest

from gd_core import Adam, GradientDescent
from scripts.figures.data._batch_sizes import (
    SCALING_SIZES,
    SIZES,
    TARGET,
    best_rates,
    fit,
    middle_of_three,
    noise_scales,
    rate_searches,
    steps_to_target,
    ten_weights,
    trade,
)


def test_the_law_of_steps_and_examples_fits():
    sizes, (_, steps), (fewest, critical) = np.array(SIZES), trade(), fit()
    assert fewest == pytest.approx(3.5, abs=0.05)
    assert critical == pytest.approx(159, abs=1)
    assert fewest * critical == pytest.approx(560, abs=5)
    np.testing.assert_allclose(fewest * (1 + critical / sizes), steps, rtol=0.14)


def test_the_figure_shows_what_its_description_says():
    sizes, (_, steps) = np.array(SIZES), trade()
    assert (sizes[0], sizes[-1]) == (2, 1024)
    assert (steps[0], steps[-1], steps[-1] * sizes[-1]) == (281, 4, 4096)


def test_each_best_rate_lies_inside_its_grid():
    """The middle of three is infinite at both ends, so that no edge can win."""
    assert np.isinf(middle_of_three(np.array([1.0, 2.0, 3.0])))[[0, 2]].all()
    best, _ = trade()
    assert np.all(np.diff(best) >= 0)


def test_the_noise_scale_grows_along_the_run():
    scales = noise_scales()
    assert np.all(np.diff(scales) > 0)
    assert scales[6] / scales[0] == pytest.approx(35, abs=1)


def test_the_critical_batch_lies_among_the_noise_scales():
    scales, (_, critical) = noise_scales(), fit()
    assert scales[0] == pytest.approx(23, abs=0.5)
    problem = ten_weights()
    assert problem(problem.start) - problem(problem.solution) > TARGET
    assert scales[-2] == pytest.approx(550, abs=10)
    assert scales[0] < critical < scales[-2]


@pytest.mark.parametrize("kind", [GradientDescent, Adam])
def test_every_best_rate_is_calm_and_inside_its_range(kind):
    for search in rate_searches(kind):
        assert not any((search.is_at_edge, search.is_tie, search.is_chaotic))
        assert search.spread < 10


def test_the_best_rates_follow_the_two_rules():
    fours = [SCALING_SIZES.index(size) for size in (4, 16, 64)]
    descent, adam = best_rates(GradientDescent)[fours], best_rates(Adam)[fours]
    assert descent[1:] / descent[:-1] == pytest.approx(4, rel=0.05)
    assert np.all((adam[1:] / adam[:-1] > 2) & (adam[1:] / adam[:-1] < 3))


def test_from_one_to_eight_the_rates_grow_by_eight_and_by_three():
    for kind, factors in ((GradientDescent, (8.1, 8.3)), (Adam, (3.0, 3.7))):
        one, eight, sixty_four = best_rates(kind)[[0, 3, 6]]
        assert (eight / one, sixty_four / eight) == pytest.approx(factors, abs=0.07)


def test_ten_times_the_batch_saves_less_each_time():
    problem = ten_weights()
    rates = np.geomspace(0.02, 1.9, 19) / np.linalg.eigvalsh(problem.hessian)[-1]
    steps = [
        middle_of_three(steps_to_target(problem, size, rates, 20 + 1000 // size)).min()
        for size in (16, 160, 1600)
    ]
    assert 4 < steps[0] / steps[1] < 6
    assert 1.5 < steps[1] / steps[2] < 2
