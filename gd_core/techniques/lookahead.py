"""Lookahead: a slow copy of the parameters follows a fast optimizer."""

import copy
from typing import Any

import numpy as np

from gd_core import checks


class Lookahead:
    """Let an optimizer run ahead for some steps, then go part of the way after it.

    Every `steps` updates: slow <- (1 - rate) * slow + rate * fast, and the optimizer goes on from
    there. In between, params are the fast ones.

    Args:
        optimizer: One that takes gradients, not a gradient function; it is used, not copied. Its
            state is kept when it is set back.
        steps: Updates between two slow steps, at least 1.
        rate: Part of the way that the slow copy goes, in (0, 1].

    Attributes:
        learning_rate: The optimizer's own rate.
        slow: None before the first update, then an array like params.
        count: Updates since the last slow step.

    Raises:
        ValueError: A number is out of range.
        TypeError: A number is of the wrong kind, or the optimizer has no
            update that takes gradients.

    Source:
        Zhang et al. 2019, arXiv 1907.08610, algorithm 1; defaults as there.
    """

    __copy__ = copy.deepcopy  # so that a shallow copy shares no optimizer either

    def __init__(self, optimizer: Any, steps: int = 5, rate: float = 0.5) -> None:
        checks.gradient_optimizer("optimizer", optimizer)
        steps = checks.count("steps", steps)
        checks.number("rate", rate, above=0)
        checks.at_least("rate", rate, 0, most=1)
        self.optimizer, self.steps, self.rate = optimizer, steps, float(rate)
        self.slow: Any = None
        self.count = 0

    @property
    def learning_rate(self) -> Any:
        """The optimizer's learning rate; setting it sets the optimizer's."""
        return self.optimizer.learning_rate

    @learning_rate.setter
    def learning_rate(self, value: Any) -> None:
        self.optimizer.learning_rate = value

    def update(self, params: np.ndarray, gradients: np.ndarray) -> np.ndarray:
        """Return the parameters after one fast step, and a slow one if it is time.

        Args:
            params: The parameters, any shape, float32 or float64; what the last update returned.
            gradients: The gradient at params, same shape and dtype.

        Raises:
            ValueError: An array is empty or not finite, or a shape does not fit.
            TypeError: An array holds no floats, or dtypes differ.
        """
        state = 0.0 if self.slow is None else self.slow
        params, gradients = checks.step("gradients", params, gradients, state)
        slow = params.copy() if self.slow is None else self.slow
        fast = self.optimizer.update(params, gradients)
        self.slow, self.count = slow, self.count + 1
        if self.count == self.steps:
            self.slow, self.count = (1 - self.rate) * slow + self.rate * fast, 0
            return self.slow.copy()
        return fast
