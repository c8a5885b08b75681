"""A small network whose first layer's matrix is trained by a method of its own."""

# --8<-- [start:layers]
from typing import Any

import numpy as np

import gd_core
from gd_core.problems import MultilayerNetwork


class ByLayer:
    """One method for the first layer's matrix, Adam for the rest."""

    def __init__(self, network: Any, make: Any, learning_rate: float) -> None:
        self.shape = network.widths[:2]
        self.size = self.shape[0] * self.shape[1]
        self.first, self.rest = make(learning_rate), gd_core.Adam(0.01)

    def update(self, params: Any, gradients: Any) -> np.ndarray:
        """Return the parameters, a flat vector, after one step."""
        W = params[: self.size].reshape(self.shape)
        G = gradients[: self.size].reshape(self.shape)
        first = self.first.update(W, G).ravel()
        rest = self.rest.update(params[self.size :], gradients[self.size :])
        return np.concatenate((first, rest))


class Batches:
    """A network's loss, with gradients of 32 examples drawn anew."""

    def __init__(self, network: Any) -> None:
        self.network, self.rng = network, np.random.default_rng(0)

    def __call__(self, params: np.ndarray) -> float:
        return float(self.network(params))

    def gradient(self, params: np.ndarray) -> np.ndarray:
        """Return the mean gradient of a batch."""
        drawn = self.rng.integers(0, len(self.network.examples), 32)
        return self.network.gradient(params, drawn)


# --8<-- [end:layers]


__all__ = ["Batches", "ByLayer", "MultilayerNetwork"]
