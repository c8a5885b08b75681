"""What the page of RAdam states about its factor and its cap."""

import numpy as np
import pytest

from gd_core import Adam, RAdam, minimize
from gd_core.experiments import best_learning_rate
from gd_core.surfaces import Ravine
from scripts.figures.adaptive.radam import factors, warmup


@pytest.mark.parametrize("beta2", [0.99, 0.999])
def test_its_factor_is_close_to_a_linear_warmup(beta2):
    gap = np.nanmax(np.abs(factors(beta2, 10_000) - warmup(beta2, 10_000)))
    assert 0.2 < gap < 0.23


def test_no_rate_rescues_it_on_the_ravine():
    valley, rates = Ravine(), np.geomspace(1e-4, 10, 101)
    ends = {}
    for make in (RAdam, Adam):
        rate = best_learning_rate(valley, valley.start, make, 300, rates)
        assert rates[0] < rate < rates[-1]
        ends[make] = minimize(valley, valley.start, make(rate), 300).final_loss
    assert ends[RAdam] == pytest.approx(0.9, abs=0.05)
    assert ends[Adam] < 1e-9
