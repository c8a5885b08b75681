"""Sharpness-aware minimization: descend by the gradient at the worst point nearby."""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np

from gd_core import checks
from gd_core.techniques.clipping import norm_in_parts


class SharpnessAware:
    """Climb a little first, and give the optimizer the gradient found there.

    g       <- gradient at params
    ascent  <- params + radius * g / norm(g)
    params  <- the optimizer's step with the gradient at ascent

    It costs two gradients a step. Whether flat minima explain good generalization is disputed;
    what the method does is to avoid points whose neighborhood is high.

    Args:
        optimizer: One that takes gradients, not a gradient function; it is used, not copied.
        radius: How far to climb, in units of the parameters, at least 0.
        axis: The axes of one run; None takes all as one climb. For many runs in one array of
            shape (runs, n), as minimize makes them, give -1: else each climbs less for the others.

    Attributes:
        learning_rate: The optimizer's own rate.

    Raises:
        ValueError: The radius is out of range.
        TypeError: The radius is not a number, or the optimizer has no update that takes gradients.

    Source:
        Foret et al. 2021, arXiv 2010.01412, algorithm 1, with the 2-norm.
    """

    __copy__ = copy.deepcopy  # so that a shallow copy shares no optimizer either

    def __init__(
        self, optimizer: Any, radius: float = 0.05, axis: int | tuple[int, ...] | None = None
    ) -> None:
        checks.gradient_optimizer("optimizer", optimizer)
        checks.at_least("radius", radius, 0)
        checks.axes("axis", axis)
        self.optimizer, self.radius, self.axis = optimizer, float(radius), axis

    @property
    def learning_rate(self) -> Any:
        """The optimizer's learning rate; setting it sets the optimizer's."""
        return self.optimizer.learning_rate

    @learning_rate.setter
    def learning_rate(self, value: Any) -> None:
        self.optimizer.learning_rate = value

    def update(
        self, params: np.ndarray, gradient_fn: Callable[[np.ndarray], np.ndarray]
    ) -> np.ndarray:
        """Return the parameters after one step.

        Args:
            params: The parameters, any shape, float32 or float64.
            gradient_fn: From an array like params to the gradient there; called twice.

        Raises:
            ValueError: An array is empty or not finite, or a shape does not fit.
            TypeError: The gradient_fn is not callable, an array holds no floats, or dtypes differ.
        """
        checks.function("gradient_fn", gradient_fn)
        params = checks.float_array("params", params)
        # A copy, so that a function that works in place does not change the caller's array.
        g = gradient_fn(params.copy())
        params, g = checks.step("gradient_fn's result", params, g, 0.0)
        norm = norm_in_parts(g, self.axis)
        ascent = params + self.radius * norm.unit / norm.root
        g = gradient_fn(ascent)
        params, g = checks.step("gradient_fn's second result", params, g, 0.0)
        return self.optimizer.update(params, g)
