"""AMSGrad: Adam divided by the largest mean of squares that it has seen."""

import numpy as np

from gd_core.checked import checked


@checked
class AMSGrad:
    """Divide by the largest mean of squares so far, where Adam divides by the present one.

        m      <- beta1 * m + (1 - beta1) * g
        v      <- beta2 * v + (1 - beta2) * g^2
        v_max  <- max(v_max, v)
        m_hat  <- m / (1 - beta1^t)
        v_hat  <- v_max / (1 - beta2^t)
        params <- params - learning_rate * m_hat / (sqrt(v_hat) + epsilon)

    On Reddi et al.'s counter-example, where Adam ends beside the worst point, it ends beside the
    best one if the rate is small; at a constant rate it goes on sawing there.

    Args:
        learning_rate: Length of a step under a constant gradient, in [0, inf); a number, or
            an array that broadcasts to params (one rate a run). So may every number below.
        beta1: Part of the mean of gradients kept each step, in [0, 1).
        beta2: Part of the mean of squared gradients kept each step, in [0, 1).
        epsilon: Guard against division by zero, in [0, inf), in units of the gradient.

    Attributes:
        m: Mean of gradients; 0.0 before the first update, then an array like params.
        v: Mean of squared gradients, likewise.
        v_max: The largest v so far, likewise.
        t: Number of updates so far.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Reddi, Kale and Kumar (2018), arXiv 1904.09237, who correct neither m nor v. As in PyTorch,
        which corrects both; optax takes the largest v_hat, and Keras adds an epsilon of 1e-7 to
        the root of the uncorrected v.
    """

    def __init__(
        self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8
    ):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = 0.0
        self.v = 0.0
        self.v_max = 0.0
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
        self.v = self.beta2 * self.v + (1 - self.beta2) * gradients**2
        self.v_max = np.maximum(self.v_max, self.v)
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v_max / (1 - self.beta2**self.t)
        step = self.learning_rate * m_hat / (np.sqrt(v_hat) + self.epsilon)
        return params - step
