"""Which library each optimizer is held to, and with which settings."""

from dataclasses import dataclass
from typing import Any

import numpy as np

import gd_core.optimizers
from gd_core.checked import Setting, settings_of
from gd_core.optimizers import Muon, Nesterov, ScheduleFreeAdamW
from scripts.conformance.counterparts import COUNTERPARTS, Counterpart
from scripts.conformance.problems import PROBLEMS

MATRIX = tuple(title for title, problem in PROBLEMS.items() if problem.start.ndim == 2)


@dataclass(frozen=True)
class Case:
    """One comparison: our `optimizer` with the settings `ours`, against its counterpart.

    The rate is halved after each of the steps in `halvings`.
    """

    optimizer: str
    ours: dict[str, float]
    library: str = "torch"
    halvings: tuple[int, ...] = ()
    note: str = ""

    @property
    def counterpart(self) -> Counterpart:
        """Look up what the library calls it."""
        return COUNTERPARTS[self.optimizer][self.library]

    @property
    def reference(self) -> str:
        """Name the library's optimizer."""
        return self.counterpart.name

    @property
    def theirs(self) -> dict[str, Any]:
        """Give the library's arguments."""
        return self.counterpart.arguments(self.ours)

    @property
    def problems(self) -> tuple[str, ...]:
        """Name the problems it is run on: all, or the matrix where only that makes sense."""
        return MATRIX if self.optimizer == Muon.__name__ else tuple(PROBLEMS)


# No setting is a default, and none is neutral, so that each one counts.
RATE = {"learning_rate": 3e-3}
ADAM = {**RATE, "beta1": 0.85, "beta2": 0.98, "epsilon": 1e-6}
MOMENTUM = {**RATE, "momentum": 0.8}
DECAY = {"weight_decay": 0.1}
ADAFACTOR = {"decay_exponent": 0.7, "epsilon": 1e-2, "threshold": 1.05, **DECAY}
LION = {**RATE, "beta1": 0.85, "beta2": 0.98, **DECAY}
HALVINGS = (2, 7, 30)
# SOAP's first gradient is only rounding along the last of the five axes that it finds; this keeps
# that rounding from being divided by itself.
WIDE = {"epsilon": 1e-2}
QR = "the library's QR decomposition is taken in float64, where it rounds to float32"

CASES_BY_HAND = {
    "gradient_descent": Case("GradientDescent", RATE),
    "momentum": Case("Momentum", MOMENTUM),
    "momentum_halved": Case("Momentum", MOMENTUM, "keras", HALVINGS),
    "nesterov": Case("Nesterov", MOMENTUM),
    "nesterov_halved": Case("Nesterov", MOMENTUM, "keras", HALVINGS),
    "adagrad": Case("AdaGrad", {"learning_rate": 0.02, "epsilon": 1e-7}),
    "rmsprop": Case("RMSProp", {**RATE, "decay": 0.95, "epsilon": 1e-7}),
    "adadelta": Case("AdaDelta", {"learning_rate": 0.9, "decay": 0.95, "epsilon": 1e-6}),
    "adam": Case("Adam", ADAM),
    "adamw": Case("AdamW", {**ADAM, **DECAY}),
    "amsgrad": Case("AMSGrad", ADAM),
    "adamax": Case("AdaMax", ADAM),
    "nadam": Case("NAdam", {**ADAM, "momentum_decay": 0.01}),
    "radam": Case("RAdam", ADAM),
    "adabelief": Case("AdaBelief", ADAM, "optax"),
    "lion": Case("Lion", LION, "optax"),
    "lamb": Case("LAMB", {**ADAM, **DECAY}, "optax"),
    "adafactor": Case("Adafactor", {"learning_rate": 0.05, **ADAFACTOR}),
    "shampoo": Case("Shampoo", {"learning_rate": 0.02, "epsilon": 0.1}, "pytorch_optimizer"),
    "soap": Case("SOAP", {**ADAM, **WIDE, **DECAY, "frequency": 3}, "pytorch_optimizer", note=QR),
    "muon": Case("Muon", {**MOMENTUM, "epsilon": 1e-6, **DECAY}, "optax"),
    "schedule_free_adamw": Case("ScheduleFreeAdamW", {**ADAM, **DECAY}, "schedulefree"),
    "prodigy": Case("Prodigy", {**ADAM, "learning_rate": 0.7, **DECAY, "d0": 1e-2}, "prodigyopt"),
}

USUAL = {**ADAM, **MOMENTUM, **DECAY, "decay": 0.95}


def unlike_default(setting: Setting) -> float:
    """Choose a value for a setting that no case names: near its default, but another one."""
    return setting.default + 1 if setting.is_whole else 0.9 * (setting.default or 0.1)


def usual_cases() -> dict[str, Case]:
    """Make a case for each optimizer that has none, by the first library whose rule is ours."""
    held = {case.optimizer for case in CASES_BY_HAND.values()}
    found = {}
    for name, row in COUNTERPARTS.items():
        libraries = [library for library, theirs in row.items() if not theirs.differs]
        if name not in held and libraries:
            kind = getattr(gd_core.optimizers, name)
            settings = settings_of(kind).items()
            ours = {key: USUAL.get(key, unlike_default(setting)) for key, setting in settings}
            found[kind.__module__.rpartition(".")[2]] = Case(name, ours, libraries[0])
    return found


CASES = CASES_BY_HAND | usual_cases()


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
