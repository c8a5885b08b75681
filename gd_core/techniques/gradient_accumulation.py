"""Gradient accumulation: several small batches make one large one."""

import copy
from typing import Any

import numpy as np

from gd_core import checks


class GradientAccumulation:
    """Collect gradients, and let the optimizer step once for their mean.

    The mean of `every` gradients of equal batches is the gradient of one batch as large as all
    of them: the same steps with less memory. The mean, not the sum, so that the learning rate
    needs no change.

    Gradients that do not fill a window of `every` wait for the next ones, as in Keras and optax.
    Call `flush` at the end of an epoch for a step with what is there.

    Args:
        optimizer: An optimizer that takes gradients, not a gradient function; it is used, not
            copied.
        every: Gradients a step, at least 1.

    Attributes:
        learning_rate: The optimizer's own rate.
        total: The sum of the gradients collected so far, each divided by `every`; 0.0 before the
            first update, then an array like params.
        count: How many they are.

    Raises:
        ValueError: The number of gradients a step is below 1.
        TypeError: The number of gradients a step is no integer, or the optimizer has no update that
            takes gradients.

    Source:
        Usual practice. optax's MultiSteps takes the mean too; a hand-written PyTorch loop that
        calls backward several times sums.
    """

    __copy__ = copy.deepcopy  # so that a shallow copy shares no optimizer either

    def __init__(self, optimizer: Any, every: int) -> None:
        checks.gradient_optimizer("optimizer", optimizer)
        every = checks.count("every", every)
        self.optimizer, self.every = optimizer, every
        self.total: Any = 0.0
        self.count = 0

    @property
    def learning_rate(self) -> Any:
        """The optimizer's learning rate; setting it sets the optimizer's."""
        return self.optimizer.learning_rate

    @learning_rate.setter
    def learning_rate(self, value: Any) -> None:
        self.optimizer.learning_rate = value

    def update(self, params: np.ndarray, gradients: np.ndarray) -> np.ndarray:
        """Return new params after every `every`-th gradient, a copy of params otherwise.

        Args:
            params: The parameters, any shape, float32 or float64; left as they are.
            gradients: The gradient of one batch, same shape and dtype.

        Raises:
            ValueError: An array is empty or not finite, or a shape does not fit.
            TypeError: An array holds no floats, or dtypes differ.
        """
        params, gradients = checks.step("gradients", params, gradients, self.total)
        # Divided first: the sum of large gradients may be too large for a float.
        total = self.total + gradients / self.every
        if self.count + 1 < self.every:
            self.total, self.count = total, self.count + 1
            return params.copy()
        return self._step(params, total)

    def flush(self, params: np.ndarray) -> np.ndarray:
        """Return new params after a step for the mean of what a last window has collected.

        It is the mean of the gradients that are there. A PyTorch loop that divides each loss by
        `every` takes a step for a part of it.

        Args:
            params: The parameters, any shape, float32 or float64; left as they are.

        Returns:
            New parameters; a copy of params if no gradient is waiting.

        Raises:
            ValueError: The parameters are empty or not finite, or their shape does not fit.
            TypeError: The parameters hold no floats, or their dtype does not fit.
        """
        params, _ = checks.step("params", params, params, self.total)
        if self.count == 0:
            return params.copy()
        return self._step(params, self.total * (self.every / self.count))

    def _step(self, params: np.ndarray, mean: np.ndarray) -> np.ndarray:
        params = self.optimizer.update(params, mean)
        self.total, self.count = np.zeros_like(mean), 0
        return params
