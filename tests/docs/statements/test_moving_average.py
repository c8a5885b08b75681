"""What the page on averages of parameters states: the levels in its figure, the best decay."""

import numpy as np
import pytest

from scripts.figures.techniques.exponential_moving_average import losses


@pytest.fixture(scope="module")
def curves():
    """Mean losses, a column each for the run and decays of 0.9, 0.99 and 0.999."""
    return losses()[0]


def test_the_figure_shows_what_its_description_says(curves):
    assert curves[-1] == pytest.approx([0.17, 0.08, 0.024, 1.0], rel=0.06)


def mean_loss(decay, steps, rate=0.3, start=2.0):
    """Expected loss of the average, exactly: the mean and covariance of run and average."""
    total = 0.0
    for curvature in (1.0, 0.1):
        shrink = 1 - rate * curvature
        move = np.array([[shrink, 0], [(1 - decay) * shrink, decay]])
        kick = np.array([rate, (1 - decay) * rate])
        mean, covariance = np.full(2, start), np.zeros((2, 2))
        for _ in range(steps):
            mean = move @ mean
            covariance = move @ covariance @ move.T + np.outer(kick, kick)
        total += curvature * (mean[1] ** 2 + covariance[1, 1]) / 2
    return total


@pytest.mark.parametrize(("steps", "best"), [(100, 0), (400, 1), (4000, 2)])
def test_the_best_decay_grows_with_the_run(steps, best):
    assert np.argmin([mean_loss(decay, steps) for decay in (0.9, 0.99, 0.999)]) == best


def test_the_sampled_runs_of_the_figure_agree_with_the_exact_means(curves):
    exact = [mean_loss(decay, 400) for decay in (0.9, 0.99, 0.999)]
    assert curves[-1, 1:] == pytest.approx(exact, rel=0.1)
