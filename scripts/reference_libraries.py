"""One stepper a library: each takes NumPy gradients and shows its point as NumPy."""

from importlib import import_module
from importlib.metadata import version
from typing import Any

import numpy as np

from tests.reference.cases import Case
from tests.reference.loops import Stepper


class TorchStepper:
    """A parameter of torch, in float64, and one of torch's optimizers over it."""

    def __init__(self, case: Case, start: np.ndarray):
        torch = import_module("torch")
        torch.set_default_dtype(torch.float64)
        self.parameter = torch.nn.Parameter(torch.tensor(start))
        self.tensor = torch.tensor
        self.optimizer: Any = getattr(torch.optim, case.reference)([self.parameter], **case.theirs)

    @property
    def point(self) -> np.ndarray:
        """The parameter now."""
        return self.parameter.detach().numpy()

    def step(self, gradients: np.ndarray) -> None:
        """Set the gradient and let the library step."""
        self.parameter.grad = self.tensor(gradients)
        self.optimizer.step()


STEPPERS = {"torch": TorchStepper}


def stepper(case: Case, start: np.ndarray) -> Stepper:
    """Give the library's side of a comparison."""
    return STEPPERS[case.library](case, start)


def versions(library: str) -> dict[str, str]:
    """Give the versions that a recording was made with."""
    return {name: version(name) for name in (library, "numpy")}
