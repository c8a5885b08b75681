"""Which library each optimizer is held to, and with which settings on either side."""

from dataclasses import dataclass
from typing import Any

import numpy as np

import gd_core.optimizers
from gd_core.optimizers import Muon, Nesterov, ScheduleFreeAdamW
from scripts.conformance.problems import PROBLEMS

MATRIX = tuple(title for title, problem in PROBLEMS.items() if problem.start.ndim == 2)


@dataclass(frozen=True)
class Case:
    """One comparison: our `optimizer` with `ours`, against `reference` of `library` with `theirs`.

    The rate is halved after each of the steps in `halvings`.
    """

    optimizer: str
    ours: dict[str, float]
    library: str
    reference: str
    theirs: dict[str, Any]
    halvings: tuple[int, ...] = ()
    note: str = ""

    @property
    def problems(self) -> tuple[str, ...]:
        """Name the problems it is run on: all, or the matrix where only that makes sense."""
        return MATRIX if self.optimizer == Muon.__name__ else tuple(PROBLEMS)


# No setting is a default, and none is neutral, so that each one counts.
RATE = 3e-3
ADAM = {"learning_rate": RATE, "beta1": 0.85, "beta2": 0.98, "epsilon": 1e-6}
TORCH_ADAM = {"lr": RATE, "betas": (0.85, 0.98), "eps": 1e-6}
OPTAX_ADAM = {"learning_rate": RATE, "b1": 0.85, "b2": 0.98, "eps": 1e-6}
MOMENTUM = {"learning_rate": RATE, "momentum": 0.8}
TORCH_MOMENTUM = {"lr": RATE, "momentum": 0.8}
DECAY = {"weight_decay": 0.1}
ADAFACTOR = {"decay_exponent": 0.7, "epsilon": 1e-2, "threshold": 1.05, **DECAY}
TORCH_ADAFACTOR = {"beta2_decay": -0.7, "eps": (None, 1e-2), "d": 1.05, **DECAY}
# SOAP's first gradient is only rounding along the last of the five axes that it finds; this keeps
# that rounding from being divided by itself.
WIDE = 1e-2
QR = "the library's QR decomposition is taken in float64, where it rounds to float32"


def torch(optimizer: str, ours: dict[str, float], reference: str, theirs: dict[str, Any]) -> Case:
    """Give a case against torch."""
    return Case(optimizer, ours, "torch", reference, theirs)


CASES = {
    "gradient_descent": torch("GradientDescent", {"learning_rate": RATE}, "SGD", {"lr": RATE}),
    "momentum": torch("Momentum", MOMENTUM, "SGD", TORCH_MOMENTUM),
    "momentum_halved": Case("Momentum", MOMENTUM, "keras", "SGD", MOMENTUM, (2, 7, 30)),
    "nesterov": torch("Nesterov", MOMENTUM, "SGD", {**TORCH_MOMENTUM, "nesterov": True}),
    "nesterov_halved": Case(
        "Nesterov", MOMENTUM, "keras", "SGD", {**MOMENTUM, "nesterov": True}, (2, 7, 30)
    ),
    "adagrad": torch(
        "AdaGrad", {"learning_rate": 0.02, "epsilon": 1e-7}, "Adagrad", {"lr": 0.02, "eps": 1e-7}
    ),
    "rmsprop": torch(
        "RMSProp",
        {"learning_rate": RATE, "decay": 0.95, "epsilon": 1e-7},
        "RMSprop",
        {"lr": RATE, "alpha": 0.95, "eps": 1e-7},
    ),
    "adadelta": torch(
        "AdaDelta",
        {"learning_rate": 0.9, "decay": 0.95, "epsilon": 1e-6},
        "Adadelta",
        {"lr": 0.9, "rho": 0.95, "eps": 1e-6},
    ),
    "adam": torch("Adam", ADAM, "Adam", TORCH_ADAM),
    "adamw": torch("AdamW", {**ADAM, **DECAY}, "AdamW", {**TORCH_ADAM, **DECAY}),
    "amsgrad": torch("AMSGrad", ADAM, "Adam", {**TORCH_ADAM, "amsgrad": True}),
    "adamax": torch("AdaMax", ADAM, "Adamax", TORCH_ADAM),
    "nadam": torch(
        "NAdam",
        {**ADAM, "momentum_decay": 0.01},
        "NAdam",
        {**TORCH_ADAM, "momentum_decay": 0.01},
    ),
    "radam": torch("RAdam", ADAM, "RAdam", TORCH_ADAM),
    "adabelief": Case("AdaBelief", ADAM, "optax", "adabelief", {**OPTAX_ADAM, "eps_root": 1e-6}),
    "lion": Case(
        "Lion",
        {"learning_rate": RATE, "beta1": 0.85, "beta2": 0.98, **DECAY},
        "optax",
        "lion",
        {"learning_rate": RATE, "b1": 0.85, "b2": 0.98, **DECAY},
    ),
    "lamb": Case("LAMB", {**ADAM, **DECAY}, "optax", "lamb", {**OPTAX_ADAM, **DECAY}),
    "adafactor": torch(
        "Adafactor",
        {"learning_rate": 0.05, **ADAFACTOR},
        "Adafactor",
        {"lr": 0.05, **TORCH_ADAFACTOR},
    ),
    "shampoo": Case(
        "Shampoo",
        {"learning_rate": 0.02, "epsilon": 0.1},
        "pytorch_optimizer",
        "Shampoo",
        {"lr": 0.02, "matrix_eps": 0.1},
    ),
    "soap": Case(
        "SOAP",
        {**ADAM, "epsilon": WIDE, **DECAY, "frequency": 3},
        "pytorch_optimizer",
        "SOAP",
        {**TORCH_ADAM, "eps": WIDE, **DECAY, "precondition_frequency": 3},
        note=QR,
    ),
    "muon": Case(
        "Muon",
        {**MOMENTUM, "epsilon": 1e-6, **DECAY},
        "optax",
        "contrib.muon",
        {"learning_rate": RATE, "beta": 0.8, "eps": 1e-6, **DECAY},
    ),
    "schedule_free_adamw": Case(
        "ScheduleFreeAdamW",
        {**ADAM, **DECAY},
        "schedulefree",
        "AdamWScheduleFree",
        {**TORCH_ADAM, **DECAY},
    ),
    "prodigy": Case(
        "Prodigy",
        {**ADAM, "learning_rate": 0.7, **DECAY, "d0": 1e-2},
        "prodigyopt",
        "Prodigy",
        {**TORCH_ADAM, "lr": 0.7, **DECAY, "d0": 1e-2},
    ),
}


class Runner:
    """Our side of a comparison: an optimizer that takes gradients and shows a point."""

    def __init__(self, case: Case, start: np.ndarray):
        self.optimizer = getattr(gd_core.optimizers, case.optimizer)(**case.ours)
        self.params = start.copy()

    @property
    def point(self) -> np.ndarray:
        """Where the library would say that it is; for Nesterov, the look-ahead point."""
        if isinstance(self.optimizer, Nesterov):
            return self.params - self.optimizer.momentum * self.optimizer.velocity
        return self.params

    @property
    def result(self) -> np.ndarray:
        """What the optimizer offers as its answer, where that is another point."""
        if isinstance(self.optimizer, ScheduleFreeAdamW):
            return self.optimizer.averaged
        return self.point

    def step(self, gradients: np.ndarray) -> None:
        """Take one step with the gradient at `point`."""
        if isinstance(self.optimizer, Nesterov):
            self.params = self.optimizer.update(self.params, lambda _: gradients)
        else:
            self.params = self.optimizer.update(self.params, gradients)

    def halve_rate(self) -> None:
        """Go on at half the rate."""
        self.optimizer.learning_rate /= 2
