"""LAMB: Adam's direction, with a step in proportion to the layer's weights."""

import numpy as np

from gd_core.checked import checked


@checked(whole_array=True)
class LAMB:
    """Take AdamW's direction for one layer, and make the step a fixed part of the layer's norm.

        m      <- beta1 * m + (1 - beta1) * g
        v      <- beta2 * v + (1 - beta2) * g^2
        m_hat  <- m / (1 - beta1^t)
        v_hat  <- v / (1 - beta2^t)
        u      <- m_hat / (sqrt(v_hat) + epsilon) + weight_decay * params
        params <- params - learning_rate * (|params| / |u|) * u

    One array is one layer. If either norm is 0 their ratio is taken as 1.

    Args:
        learning_rate: Length of a step as a part of the layer's norm, in [0, inf).
        beta1: Part of the mean of gradients kept each step, in [0, 1).
        beta2: Part of the mean of squared gradients kept each step, in [0, 1).
        epsilon: Guard against division by zero, in [0, inf), in units of the gradient.
        weight_decay: Weight of the parameters themselves in the direction, in [0, inf).

    Attributes:
        m: Mean of gradients; 0.0 before the first update, then an array like params.
        v: Mean of squared gradients, likewise.
        t: Number of updates so far.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        You et al. (2019), arXiv 1904.00962, algorithm 2, with the identity for its phi. As in
        optax (whose weight_decay is 0); Keras has the decay outside the ratio; PyTorch does not
        have it.
    """

    def __init__(
        self,
        learning_rate=0.001,
        beta1=0.9,
        beta2=0.999,
        epsilon=1e-6,
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
        u = m_hat / (np.sqrt(v_hat) + self.epsilon)
        u = u + self.weight_decay * params
        norm, length = np.linalg.norm(params), np.linalg.norm(u)
        ratio = norm / length if norm > 0 and length > 0 else 1.0
        return params - self.learning_rate * ratio * u
