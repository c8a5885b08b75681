"""AdamW: Adam with a weight decay that the gradient's scale does not touch."""

import numpy as np

from gd_core.checked import checked


@checked
class AdamW:
    """Take Adam's step, and apart from it shrink every parameter a little.

        m      <- beta1 * m + (1 - beta1) * g
        v      <- beta2 * v + (1 - beta2) * g^2
        m_hat  <- m / (1 - beta1^t)
        v_hat  <- v / (1 - beta2^t)
        params <- params - learning_rate * (m_hat / (sqrt(v_hat) + epsilon) + weight_decay * params)

    With gradients of zero, t steps leave (1 - learning_rate * weight_decay)^t of each parameter.
    Where it comes to rest with exact gradients, no parameter is larger than 1 / weight_decay.

    Args:
        learning_rate: Length of Adam's step under a constant gradient, in [0, inf); a number, or
            an array that broadcasts to params (one rate a run). So may every number below.
        beta1: Part of the mean of gradients kept each step, in [0, 1).
        beta2: Part of the mean of squared gradients kept each step, in [0, 1).
        epsilon: Guard against division by zero, in [0, inf), in units of the gradient.
        weight_decay: Part of a parameter lost each step, per unit of rate, in [0, inf).

    Attributes:
        m: Mean of gradients; 0.0 before the first update, then an array like params.
        v: Mean of squared gradients, likewise.
        t: Number of updates so far.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Loshchilov and Hutter (2017), arXiv 1711.05101, algorithm 2; the decay is multiplied by
        the rate, as in PyTorch, Keras and optax (the paper has a factor of its own for it). Their
        defaults for weight_decay are 0.01, 0.004 and 0.0001.
    """

    def __init__(
        self,
        learning_rate=0.001,
        beta1=0.9,
        beta2=0.999,
        epsilon=1e-8,
        weight_decay=0.01,
    ):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.weight_decay = weight_decay
        self.m = 0.0
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
        self.m = self.beta1 * self.m + (1 - self.beta1) * gradients
        self.v = self.beta2 * self.v + (1 - self.beta2) * gradients**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        step = m_hat / (np.sqrt(v_hat) + self.epsilon)
        step = step + self.weight_decay * params
        return params - self.learning_rate * step
