"""What the figures of the matrix optimizers share: a network whose first layer they train."""

from functools import cache

# --8<-- [start:layers]
from typing import Any

import numpy as np

import gd_core
from gd_core.experiments import best_learning_rate
from gd_core.problems import MultilayerNetwork


class ByLayer:
    """One method for the first layer's matrix, Adam for the biases and the last layer."""

    def __init__(self, network: Any, make: Any, learning_rate: float) -> None:
        self.shape = network.widths[:2]
        self.first, self.rest = make(learning_rate), gd_core.Adam(0.01)

    def update(self, params: np.ndarray, gradients: np.ndarray) -> np.ndarray:
        size = self.shape[0] * self.shape[1]
        W, G = params[:size].reshape(self.shape), gradients[:size].reshape(self.shape)
        rest = self.rest.update(params[size:], gradients[size:])
        return np.concatenate((self.first.update(W, G).ravel(), rest))


class Batches:
    """A network's loss, with the gradient of 32 examples drawn anew at each step."""

    def __init__(self, network: Any) -> None:
        self.network, self.rng = network, np.random.default_rng(0)

    def __call__(self, params: np.ndarray) -> float:
        return float(self.network(params))

    def gradient(self, params: np.ndarray) -> np.ndarray:
        drawn = self.rng.integers(0, len(self.network.examples), 32)
        return self.network.gradient(params, drawn)


# --8<-- [end:layers]


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
    run = gd_core.minimize(Batches(network), start, by_layer(rate), STEPS)
    return rate, float(run.final_loss)
