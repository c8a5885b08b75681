"""Gradient accumulation: several small batches make one large one."""

from typing import Any

import numpy as np

from gd_core import checks


class GradientAccumulation:
    """Collect gradients, and let the optimizer step once for their mean.

    The mean of `every` gradients of equal batches is the gradient of one batch as large as all
    of them: the same steps with less memory. The mean, not the sum, so that the learning rate
    needs no change.

    Args:
        optimizer: takes gradients, not a gradient function; it is used, not copied.
        every: gradients a step, at least 1.

    Attributes:
        learning_rate: the optimizer's own.
        total: the sum of the gradients collected so far; 0.0 before the first update, then an
            array like params.
        count: how many they are.

    Raises:
        ValueError: every is too small.
        TypeError: every is no integer, or the optimizer has no update that takes gradients.

    Source: usual practice. optax's MultiSteps takes the mean too; a hand-written torch loop that
        calls backward several times sums.
    """

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
            params: any shape, float32 or float64.
            gradients: same shape and dtype.

        Raises:
            ValueError: an array is empty or not finite, or a shape does not fit.
            TypeError: an array holds no floats, or dtypes differ.
        """
        params, gradients = checks.step("gradients", params, gradients, self.total)
        total = self.total + gradients
        if self.count + 1 < self.every:
            self.total, self.count = total, self.count + 1
            return params.copy()
        params = self.optimizer.update(params, total / self.every)
        self.total, self.count = np.zeros_like(total), 0
        return params
