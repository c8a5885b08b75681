"""What the pages on RMSProp and AdaDelta state in numbers; the marks there lead here."""

import numpy as np
import pytest

from gd_core import AdaDelta, AdaGrad, RMSProp, minimize
from gd_core.surfaces import Rosenbrock
from scripts.docs.pages import DOCS
from scripts.figures.adaptive import rmsprop
from scripts.figures.adaptive.adagrad import step_sizes

WORDS = " ".join((DOCS / "optimizers" / "rmsprop.md").read_text(encoding="utf-8").split())
RATES = np.geomspace(1e-3, 10, 81)


def robust_loss(make, steps=400):
    """The lowest median over three neighboring rates in Rosenbrock's valley."""
    starts = np.broadcast_to(Rosenbrock().start, (len(RATES), 2)).copy()
    losses = minimize(Rosenbrock(), starts, make(RATES[:, np.newaxis]), steps).final_loss
    losses = np.where(np.isfinite(losses), losses, np.inf)
    return np.median([losses[:-2], losses[1:-1], losses[2:]], axis=0).min()


def test_in_the_valley_that_stands_still_adagrad_ends_lower():
    assert robust_loss(AdaGrad) == pytest.approx(0.026, rel=0.1)
    assert robust_loss(RMSProp) == pytest.approx(0.15, rel=0.05)
    surface = Rosenbrock()
    shared = [minimize(surface, surface.start, make(0.02), 400) for make in (AdaGrad, RMSProp)]
    assert shared[0].final_loss > 10 * shared[1].final_loss


@pytest.mark.parametrize(("make", "rate"), [(AdaGrad, 0.398), (RMSProp, 0.0112)])
def test_the_rates_of_the_race_are_the_best_of_the_figure(make, rate):
    losses = rmsprop.mean_losses(make)
    at = rmsprop.best(losses)
    assert rmsprop.RATES[at] == pytest.approx(rate, rel=0.005)
    assert 0 < at < len(losses) - 1
    assert losses[at - 1 : at + 2].max() < 10 * losses[at - 1 : at + 2].min()
    assert f"{make.__name__}({rate})" in WORDS


def test_the_picture_of_the_moving_minimum_shows_what_its_words_say():
    lag = {}
    for make in (AdaGrad, RMSProp):
        at = rmsprop.best(rmsprop.mean_losses(make))
        lag[make] = rmsprop.distances(make, rmsprop.RATES[at : at + 1])[:, 0]
    means = lag[AdaGrad].reshape(-1, 200).mean(axis=1)
    assert np.all(np.diff(means[1:]) > 0)
    assert lag[RMSProp][-100:].mean() / lag[AdaGrad][-100:].mean() == pytest.approx(0.27, abs=0.02)
    ratio = np.mean(lag[AdaGrad] ** 2) / np.mean(lag[RMSProp] ** 2)
    assert 8 < ratio < 10


def test_adadeltas_steps_grow_two_to_threefold_out_of_the_first():
    """As the figure's description says."""
    for epsilon, first in ((1e-8, 0.0003), (1e-6, 0.003), (1e-3, 0.1)):
        steps = step_sizes(AdaDelta(epsilon=epsilon), 600)
        assert steps[0] == pytest.approx(first, rel=0.06)
        assert 2 < steps[-1] / steps[0] < 3.2
