"""Which library each optimizer is held to, and with which settings on either side."""

from dataclasses import dataclass
from typing import Any

import numpy as np

import gd_core.optimizers


@dataclass(frozen=True)
class Case:
    """One comparison: our optimizer with `ours`, against `reference` of `library` with `theirs`."""

    ours: dict[str, float]
    library: str
    reference: str
    theirs: dict[str, Any]


# No setting is a default, and none is neutral, so that each one counts.
RATE = 3e-3
ADAM = {"learning_rate": RATE, "beta1": 0.85, "beta2": 0.98, "epsilon": 1e-6}
TORCH_ADAM = {"lr": RATE, "betas": (0.85, 0.98), "eps": 1e-6}
MOMENTUM = {"learning_rate": RATE, "momentum": 0.8}

CASES = {
    "GradientDescent": Case({"learning_rate": RATE}, "torch", "SGD", {"lr": RATE}),
    "Momentum": Case(MOMENTUM, "torch", "SGD", {"lr": RATE, "momentum": 0.8}),
    "Nesterov": Case(MOMENTUM, "torch", "SGD", {"lr": RATE, "momentum": 0.8, "nesterov": True}),
    "AdaGrad": Case(
        {"learning_rate": 0.02, "epsilon": 1e-7}, "torch", "Adagrad", {"lr": 0.02, "eps": 1e-7}
    ),
    "RMSProp": Case(
        {"learning_rate": RATE, "decay": 0.95, "epsilon": 1e-7},
        "torch",
        "RMSprop",
        {"lr": RATE, "alpha": 0.95, "eps": 1e-7},
    ),
    "AdaDelta": Case(
        {"learning_rate": 0.9, "decay": 0.95, "epsilon": 1e-6},
        "torch",
        "Adadelta",
        {"lr": 0.9, "rho": 0.95, "eps": 1e-6},
    ),
    "Adam": Case(ADAM, "torch", "Adam", TORCH_ADAM),
    "AdamW": Case(
        {**ADAM, "weight_decay": 0.1}, "torch", "AdamW", {**TORCH_ADAM, "weight_decay": 0.1}
    ),
}


class Runner:
    """Our side of a comparison: an optimizer that takes gradients and shows a point."""

    def __init__(self, name: str, start: np.ndarray):
        self.optimizer = getattr(gd_core.optimizers, name)(**CASES[name].ours)
        self.params = start.copy()

    @property
    def point(self) -> np.ndarray:
        """Where the library would say that it is; for Nesterov, the look-ahead point."""
        if isinstance(self.optimizer, gd_core.optimizers.Nesterov):
            return self.params - self.optimizer.momentum * self.optimizer.velocity
        return self.params

    def step(self, gradients: np.ndarray) -> None:
        """Take one step with the gradient at `point`."""
        if isinstance(self.optimizer, gd_core.optimizers.Nesterov):
            self.params = self.optimizer.update(self.params, lambda _: gradients)
        else:
            self.params = self.optimizer.update(self.params, gradients)
