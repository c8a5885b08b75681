"""AdaMax: Adam with the largest gradient in place of the mean square."""

import numpy as np

from gd_core.checked import checked


@checked
class AdaMax:
    """Divide the running mean of gradients by the largest gradient, which slowly fades.

        m      <- beta1 * m + (1 - beta1) * g
        u      <- max(beta2 * u, |g| + epsilon)
        m_hat  <- m / (1 - beta1^t)
        params <- params - learning_rate * m_hat / u

    A maximum does not start too small, so u needs no correction.

    Args:
        learning_rate: Length of a step under a constant gradient, in [0, inf); where gradients
            fade by beta2 a step it is longer, by (1 - beta1) / (1 - beta1 / beta2). A number, or
            an array that broadcasts to params (one rate a run). So may every number below.
        beta1: Part of the mean of gradients kept each step, in [0, 1).
        beta2: Part of the largest gradient kept each step, in [0, 1).
        epsilon: Guard against division by zero, in [0, inf), in units of the gradient.

    Attributes:
        m: Mean of gradients; 0.0 before the first update, then an array like params.
        u: The largest gradient, faded, likewise.
        t: Number of updates so far.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Kingma and Ba (2014), arXiv 1412.6980, algorithm 2, which has no epsilon. As in PyTorch
        and optax; Keras adds epsilon to u and has a rate of 0.001.
    """

    def __init__(
        self, learning_rate=0.002, beta1=0.9, beta2=0.999, epsilon=1e-8
    ):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = 0.0
        self.u = 0.0
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
        self.m = self.beta1 * self.m + (1 - self.beta1) * gradients
        size = np.abs(gradients) + self.epsilon
        self.u = np.maximum(self.beta2 * self.u, size)
        m_hat = self.m / (1 - self.beta1**self.t)
        return params - self.learning_rate * m_hat / self.u
