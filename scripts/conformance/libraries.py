"""One stepper a library: each takes NumPy gradients and shows its point as NumPy."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import version
from typing import Any
from unittest import mock

import numpy as np

from scripts.conformance.cases import QR, Case
from scripts.conformance.counterparts import MODULES
from scripts.conformance.loops import Stepper

os.environ["KERAS_BACKEND"] = "torch"


class TorchStepper:
    """A parameter of torch, in float64, and an optimizer over it, torch's own or another's."""

    def __init__(self, case: Case, start: np.ndarray):
        self.torch = import_module("torch")
        self.torch.set_default_dtype(self.torch.float64)
        self.parameter = self.torch.nn.Parameter(self.torch.tensor(start))
        self.in_float64 = case.note == QR
        module = import_module(MODULES[case.library])
        self.optimizer: Any = getattr(module, case.reference)([self.parameter], **case.theirs)
        if case.library == "schedulefree":
            self.optimizer.train()

    @property
    def point(self) -> np.ndarray:
        """The parameter now."""
        return self.parameter.detach().numpy().copy()

    @property
    def result(self) -> np.ndarray:
        """The parameter now; for schedulefree, in the mode for evaluation."""
        if hasattr(self.optimizer, "eval"):
            self.optimizer.eval()
        return self.point

    def step(self, gradients: np.ndarray) -> None:
        """Set the gradient and let the library step."""
        self.parameter.grad = self.torch.tensor(gradients)
        with _float32_as_float64(self.torch) if self.in_float64 else mock.MagicMock():
            self.optimizer.step()

    def halve_rate(self) -> None:
        """Go on at half the rate."""
        self.optimizer.param_groups[0]["lr"] /= 2


@contextmanager
def _float32_as_float64(torch: Any) -> Iterator[None]:
    with mock.patch.object(torch, "float32", torch.float64):
        yield


class OptaxStepper:
    """Parameters of JAX in float64, and a compiled update of optax."""

    def __init__(self, case: Case, start: np.ndarray):
        self.jax, optax = import_module("jax"), import_module("optax")
        self.jax.config.update("jax_enable_x64", True)
        import_module("optax.contrib")
        factory: Any = optax
        for part in case.reference.split("."):
            factory = getattr(factory, part)
        transform = factory(**case.theirs)
        self.point = np.array(start)
        self.state = transform.init(self.jax.numpy.asarray(start))
        self.update = self.jax.jit(transform.update)

    @property
    def result(self) -> np.ndarray:
        """The parameters now."""
        return self.point

    def step(self, gradients: np.ndarray) -> None:
        """Ask for the update, and add it."""
        updates, self.state = self.update(gradients, self.state, self.point)
        self.point = self.point + np.asarray(updates)

    def halve_rate(self) -> None:
        """Refuse: optax has its rate in the transformation."""
        raise NotImplementedError("no case with optax changes the rate")


class KerasStepper:
    """A variable of Keras, in float64 on torch, and one of its optimizers."""

    def __init__(self, case: Case, start: np.ndarray):
        self.torch, keras = import_module("torch"), import_module("keras")
        keras.config.set_floatx("float64")
        self.variable = keras.Variable(start)
        self.optimizer: Any = getattr(keras.optimizers, case.reference)(**case.theirs)
        self.optimizer.build([self.variable])

    @property
    def point(self) -> np.ndarray:
        """The variable now."""
        return self.variable.numpy().copy()

    @property
    def result(self) -> np.ndarray:
        """The variable now."""
        return self.point

    def step(self, gradients: np.ndarray) -> None:
        """Apply the gradient."""
        self.optimizer.apply([self.torch.tensor(gradients)], [self.variable])

    def halve_rate(self) -> None:
        """Go on at half the rate."""
        self.optimizer.learning_rate = float(self.optimizer.learning_rate) / 2


STEPPERS = {"optax": OptaxStepper, "keras": KerasStepper}
DISTRIBUTIONS = {"optax": ("optax", "jax"), "keras": ("keras", "torch"), "torch": ("torch",)}


def stepper(case: Case, start: np.ndarray) -> Stepper:
    """Give the library's side of a comparison."""
    return STEPPERS.get(case.library, TorchStepper)(case, start)


def versions(library: str) -> dict[str, str]:
    """Give the versions that a recording was made with."""
    names = DISTRIBUTIONS.get(library, (library, "torch"))
    return {name: version(name) for name in (*names, "numpy")}
