"""AdaBelief: Adam that trusts gradients which came as expected."""

import numpy as np

from gd_core.checked import checked


@checked
class AdaBelief:
    """Divide by how far gradients stray from their mean, where Adam divides by their size.

        m      <- beta1 * m + (1 - beta1) * g
        s      <- beta2 * s + (1 - beta2) * (g - m)^2 + epsilon
        m_hat  <- m / (1 - beta1^t)
        s_hat  <- s / (1 - beta2^t)
        params <- params - learning_rate * m_hat / (sqrt(s_hat) + epsilon)

    Steps grow where the gradient is steady, even if it is large.

    Args:
        learning_rate: Factor on the step, in [0, inf); a number, or an array that
            broadcasts to params (one rate a run). So may every number below.
        beta1: Part of the mean of gradients kept each step, in [0, 1).
        beta2: Part of the mean of squared surprises kept each step, in [0, 1).
        epsilon: Guard against division by zero, in [0, inf); it adds up in s, to as much as
            epsilon / (1 - beta2).

    Attributes:
        m: Mean of gradients; 0.0 before the first update, then an array like params.
        s: Mean of squared differences between gradient and m, likewise.
        t: Number of updates so far.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Zhuang et al. (2020), arXiv 2010.07468, algorithm 2. As in optax and pytorch_optimizer;
        PyTorch and Keras do not have it.
    """

    def __init__(
        self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-16
    ):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = 0.0
        self.s = 0.0
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
        surprise = (gradients - self.m) ** 2
        self.s = self.beta2 * self.s + (1 - self.beta2) * surprise
        self.s = self.s + self.epsilon
        m_hat = self.m / (1 - self.beta1**self.t)
        s_hat = self.s / (1 - self.beta2**self.t)
        step = self.learning_rate * m_hat / (np.sqrt(s_hat) + self.epsilon)
        return params - step
