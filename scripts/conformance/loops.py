"""The two ways of running an optimizer against a recording."""

from typing import Protocol

import numpy as np

from scripts.conformance.cases import Case
from scripts.conformance.problems import CLOSED_STEPS, OPEN_STEPS, Problem


class Stepper(Protocol):
    """Whatever takes gradients and shows a point: one of our optimizers, or a library's."""

    @property
    def point(self) -> np.ndarray: ...

    @property
    def result(self) -> np.ndarray: ...

    def step(self, gradients: np.ndarray) -> None: ...

    def halve_rate(self) -> None: ...


def _advance(stepper: Stepper, case: Case, step: int, gradients: np.ndarray) -> None:
    stepper.step(gradients)
    if step in case.halvings:
        stepper.halve_rate()


def open_loop(stepper: Stepper, case: Case, problem: Problem) -> dict[str, np.ndarray]:
    """Feed the problem's fixed gradients; return the points after the sampled steps."""
    points = {}
    for step, gradients in enumerate(problem.open_loop(), start=1):
        _advance(stepper, case, step, gradients)
        if step in OPEN_STEPS:
            points[str(step)] = np.array(stepper.point)
    points["result"] = np.array(stepper.result)
    return points


def closed_loop(stepper: Stepper, case: Case, problem: Problem) -> dict[str, np.ndarray]:
    """Let the stepper find its own way; return the points after the sampled steps."""
    points = {}
    for step in range(1, CLOSED_STEPS[-1] + 1):
        _advance(stepper, case, step, problem.gradient(np.array(stepper.point)))
        if step in CLOSED_STEPS:
            points[str(step)] = np.array(stepper.point)
    points["result"] = np.array(stepper.result)
    return points
