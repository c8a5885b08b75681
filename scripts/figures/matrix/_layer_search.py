"""What the figures of the matrix optimizers share: a method's best rate in the first layer."""

from functools import cache
from typing import Any

import numpy as np

from gd_core import minimize
from gd_core.experiments import best_learning_rate
from scripts.figures.matrix._layers import Batches, ByLayer, MultilayerNetwork

RATES = np.array([0.1, 0.2, 0.3, 0.5, 1.0])
STEPS = 300


@cache
def best_layer(make: Any, is_turned: bool, rates: tuple[float, ...]) -> tuple[float, float]:
    """The best of some rates for a method in the first layer, and the loss after 300 steps."""
    network = MultilayerNetwork.taught(is_turned=is_turned)

    def by_layer(learning_rate: float) -> ByLayer:
        return ByLayer(network, make, learning_rate)

    start, tried = network.start, np.array(rates)
    rate = best_learning_rate(Batches(network), start, by_layer, STEPS, tried)
    run = minimize(Batches(network), start, by_layer(rate), STEPS)
    return rate, float(run.final_loss)
