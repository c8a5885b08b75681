"""What the page of Muon states about its rounds, its bound, and a layer that it trains."""

import numpy as np
import pytest

from gd_core import Muon
from scripts.figures.matrix._layer_search import RATES, best_layer
from scripts.figures.matrix.muon import METHODS, layer_loss, rounds


def test_five_rounds_bring_singular_values_near_one():
    after = rounds(np.geomspace(0.0018, 1, 5000), 5)
    assert after.min() == pytest.approx(0.68, abs=0.005)
    assert after.max() < 1.21


@pytest.fixture(scope="module")
def losses():
    return {n: [layer_loss(m, turned) for turned in (False, True)] for n, m in METHODS.items()}


def test_a_turn_of_the_inputs_harms_adam_alone(losses):
    assert losses["Adam"] == pytest.approx([0.06, 0.17], abs=0.005)
    assert losses["Muon"] == pytest.approx([0.05, 0.05], abs=0.005)
    # SOAP's factorizations carry a processor's rounding on: 0.037 to 0.046 were seen.
    assert losses["SOAP"] == pytest.approx([0.042, 0.042], abs=0.008)
    assert losses["Shampoo"] == pytest.approx([0.09, 0.09], abs=0.005)
    assert losses["SOAP"][1] / losses["Shampoo"][1] == pytest.approx(1 / 2, abs=0.1)
    assert losses["SOAP"][1] / losses["Adam"][1] == pytest.approx(1 / 4, abs=0.05)


@pytest.mark.parametrize("is_turned", [False, True])
@pytest.mark.parametrize("name", METHODS)
def test_no_best_rate_of_the_layer_is_the_last_one_tried(name, is_turned):
    make, rates = METHODS[name]
    rate, _ = best_layer(make, is_turned, tuple(rates))
    assert rates[0] < rate < rates[-1]
    printed = {("Adam", False): 0.3, ("Adam", True): 0.3, ("Muon", False): 0.3, ("Muon", True): 0.2}
    assert rate == printed.get((name, is_turned), rate)
    assert (RATES[0], RATES[-1]) == (0.1, 1)


@pytest.mark.parametrize("columns", [6, 24])
def test_weight_decay_bounds_the_singular_values(columns):
    target, optimizer = 30 * np.eye(6, columns), Muon(0.01, weight_decay=0.5)
    target[0, 0], params = 1.0, np.zeros((6, columns))
    for _ in range(2000):
        params = optimizer.update(params, params - target)
    values = np.linalg.svd(params, compute_uv=False) / np.sqrt(columns / 6)
    assert values.max() < 1.21 / 0.5
    assert values.max() > 0.68 / 0.5
