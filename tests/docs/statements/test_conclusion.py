"""What the conclusion says of its last race."""

from functools import cache

import pytest

import gd_core
from gd_core import surfaces
from gd_core.experiments import learning_rate_search

RACERS = ("GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "AdaDelta", "Adam")
WINNERS = {"Beale": "Adam", "Rosenbrock": "Momentum", "Ravine": "Nesterov"}


@cache
def searches(name):
    """The search for each racer's best rate on a surface."""
    surface = getattr(surfaces, name)()
    return {
        racer: learning_rate_search(surface, surface.start, getattr(gd_core, racer), 100)
        for racer in RACERS
    }


@pytest.mark.parametrize("surface", WINNERS)
def test_the_last_race_is_fair(surface):
    for name, found in searches(surface).items():
        assert not found.is_at_edge, name
        assert not found.is_tie, name
        assert not found.is_chaotic, name
        assert found.spread < 10, name


def test_the_best_rates_of_the_last_race_differ_ten_thousandfold():
    rates = [found.rate for found in searches("Beale").values()]
    assert max(rates) > 1e4 * min(rates)


@pytest.mark.parametrize(("surface", "winner"), WINNERS.items())
def test_three_surfaces_have_three_winners(surface, winner):
    ends = {name: found.losses[found.index] for name, found in searches(surface).items()}
    assert min(ends, key=ends.get) == winner


def test_adam_leads_momentum_hardly_and_gradient_descent_clearly():
    found = searches("Beale")
    ends = {name: search.losses[search.index] for name, search in found.items()}
    widest = max(found["Adam"].spread, found["Momentum"].spread)
    assert ends["Momentum"] / ends["Adam"] == pytest.approx(4, abs=0.5)
    assert 2 < widest < 4
    assert ends["GradientDescent"] / ends["Adam"] > 50
