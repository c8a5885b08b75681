"""Adafactor: the second moment of a matrix from its row and column means."""

import numpy as np

from gd_core.checked import checked


@checked(whole_array=True)
class Adafactor:
    """Divide by a root mean square that is kept as one number a row and one a column.

        beta2  <- 1 - t^(-decay_exponent)
        r      <- beta2 * r + (1 - beta2) * row means of g^2
        c      <- beta2 * c + (1 - beta2) * column means of g^2
        v      <- r c / mean(r)
        u      <- g / sqrt(v)
        u      <- u * min(1, threshold / rms(u))
        rho    <- min(learning_rate, 1 / sqrt(t))
        params <- params * (1 - learning_rate * weight_decay) - rho * max(epsilon, rms(params)) * u

    Arrays of one dimension or none keep their whole v; of more, the last two are rows and columns.

    Args:
        learning_rate: Bound on a step as a part of the root mean square of params, in [0, inf).
        decay_exponent: Speed at which the means slow down, in [0, inf).
        epsilon: Least root mean square of params to count with, in [0, inf).
        threshold: Root mean square of u from which on it is cut, in [0, inf).
        weight_decay: Part of a parameter lost each step, per unit of rate, in [0, inf).

    Attributes:
        r: Row means, shape (..., rows, 1); 0.0 before the first update.
        c: Column means, shape (..., 1, columns); 0.0 before the first update.
        v: Mean of squared gradients, for arrays of fewer than two dimensions; else 0.0.
        t: Number of updates so far.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Shazeer and Stern (2018), arXiv 1804.04235, algorithms 4 to 6. As in PyTorch, guards at the
        dtype's machine epsilon included (the paper adds 1e-30 to g^2); optax takes no relative
        step and factors only dimensions of 128 and more.
    """

    def __init__(
        self,
        learning_rate=0.01,
        decay_exponent=0.8,
        epsilon=1e-3,
        threshold=1.0,
        weight_decay=0.0,
    ):
        self.learning_rate = learning_rate
        self.decay_exponent = decay_exponent
        self.epsilon = epsilon
        self.threshold = threshold
        self.weight_decay = weight_decay
        self.r = 0.0
        self.c = 0.0
        self.v = 0.0
        self.t = 0

    def update(self, params, gradients):
        """Return the parameters after one step.

        Args:
            params: Parameters, any shape, float32 or float64; left as they are.
            gradients: Gradient of the loss at params, same shape and dtype.

        Returns:
            New parameters, of the same shape and dtype.
        """
        self.t += 1
        beta2 = 1 - self.t**-self.decay_exponent
        g2 = gradients**2
        tiny = np.finfo(params.dtype).eps
        if params.ndim > 1:
            rows = np.mean(g2, axis=-1, keepdims=True)
            columns = np.mean(g2, axis=-2, keepdims=True)
            self.r = beta2 * self.r + (1 - beta2) * rows
            self.c = beta2 * self.c + (1 - beta2) * columns
            mean = np.mean(self.r, axis=-2, keepdims=True)
            v = self.r @ self.c / np.maximum(mean, tiny)
        else:
            v = self.v = beta2 * self.v + (1 - beta2) * g2
        u = gradients / np.sqrt(np.maximum(v, tiny**2))
        u = u * min(1.0, self.threshold / (rms(u) or 1.0))
        rho = min(self.learning_rate, self.t**-0.5)
        step = rho * max(self.epsilon, rms(params)) * u
        return params * (1 - self.learning_rate * self.weight_decay) - step


def rms(array):
    """Return the root of the mean of squares."""
    return float(np.sqrt(np.mean(array**2)))
