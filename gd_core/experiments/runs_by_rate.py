"""Runs that differ in their learning rate alone, made at once where that is possible."""

import copy
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from gd_core import checks
from gd_core.checked import is_elementwise
from gd_core.loop import minimize

Factor = Callable[[int], float]
Clip = Callable[[np.ndarray], np.ndarray]
PROBE = (3, 2)  # two axes, since a loss that looks at one point may take a list of them for it


def check_rates(learning_rates: Any) -> np.ndarray:
    """Return the rates to try as an array of floats.

    Raises:
        ValueError: The rates are empty, not finite or not 1-D.
        TypeError: The rates are no floats.
    """
    rates = checks.float_array("learning_rates", learning_rates)
    if rates.ndim != 1:
        raise ValueError(f"learning_rates must be 1-D, got shape {rates.shape}")
    return rates


class RunsByRate:
    """The runs of one optimizer from one start, each at a learning rate of its own.

    Args:
        surface: A surface or problem. It is copied for each run.
        start: The common start, any shape, float32 or float64.
        make_optimizer: An optimizer's class.
        steps: Updates for each run, at least 0.
        factor: The schedule as a factor of the rate; None keeps the rate constant.
        clip: Applied to every gradient, as for `minimize`.
        fixed: Other settings, one number each.

    Raises:
        ValueError: A fixed setting is an array, or the start is that of many runs.
        TypeError: An argument is of the wrong kind.
    """

    def __init__(
        self,
        surface: Any,
        start: Any,
        make_optimizer: Any,
        steps: int,
        factor: Any,
        clip: Any,
        fixed: Mapping[str, Any],
    ) -> None:
        checks.loss_function("surface", surface)
        self.start = checks.float_array("start", start)
        checks.function("make_optimizer", make_optimizer)
        if factor is not None:
            checks.function("factor", factor)
        for name, value in fixed.items():
            if np.ndim(value):
                raise ValueError(f"{name} must be one number, got {value!r:.80}")
        self.surface, self.make_optimizer, self.steps = surface, make_optimizer, steps
        self.factor, self.clip, self.fixed = factor, clip, fixed
        with np.errstate(all="ignore"):
            self.first_loss = self._copy()(self.start.copy())
        if np.ndim(self.first_loss):
            raise ValueError(f"start must be that of one run, got shape {self.start.shape}")

    def final_losses(self, rates: np.ndarray) -> np.ndarray:
        """Return the loss after the last step, shape (rates,), NaN where a run diverged."""
        if not (is_elementwise(self._make(float(rates[0]))) and self._is_same_in_a_stack()):
            return np.array([self.final_loss(rate) for rate in rates.tolist()])
        starts = np.broadcast_to(self.start, (*rates.shape, *self.start.shape)).copy()
        return self._run(starts, rates.reshape(-1, *(1,) * self.start.ndim))

    def final_loss(self, rate: float) -> np.ndarray:
        """Return the loss after the last step of a run alone, NaN where it diverged."""
        return self._run(self.start, rate)

    def _is_same_in_a_stack(self) -> bool:
        """Whether a stack of starts has the loss and the gradient of the start, row by row.

        A loss need not take many points at once, and one whose noise has the shape of its
        points would show every run another noise.
        """
        stack = np.broadcast_to(self.start, (*PROBE, *self.start.shape)).copy()
        alone, stacked = self._copy(), self._copy()
        try:
            with np.errstate(all="ignore"):
                losses, gradients = stacked(stack), stacked.gradient(stack)
                gradient = alone.gradient(self.start.copy())
        except (IndexError, TypeError, ValueError):
            return False
        return (
            np.shape(losses) == PROBE
            and np.shape(gradients) == stack.shape
            and np.allclose(losses, self.first_loss, equal_nan=True)
            and np.allclose(gradients, gradient, equal_nan=True)
        )

    def _copy(self) -> Any:
        return copy.deepcopy(self.surface)

    def _make(self, rate: float | np.ndarray) -> Any:
        return self.make_optimizer(learning_rate=rate, **self.fixed)

    def _run(self, start: np.ndarray, rate: Any) -> np.ndarray:
        factor = self.factor
        schedule = None if factor is None else lambda step: rate * factor(step)
        run = minimize(self._copy(), start, self._make(rate), self.steps, schedule, self.clip)
        return run.final_loss
