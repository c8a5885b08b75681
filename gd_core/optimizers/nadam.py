"""NAdam: Adam that looks ahead as Nesterov does."""

import numpy as np

from gd_core.checked import checked


@checked
class NAdam:
    """Take Adam's step with the momentum that the next step will have.

        mu         <- beta1 * (1 - 0.96^(t * momentum_decay) / 2), and mu_next for t + 1
        mu_product <- mu_product * mu
        m          <- beta1 * m + (1 - beta1) * g
        v          <- beta2 * v + (1 - beta2) * g^2
        m_hat      <- mu_next * m / (1 - mu_product * mu_next) + (1 - mu) * g / (1 - mu_product)
        v_hat      <- v / (1 - beta2^t)
        params     <- params - learning_rate * m_hat / (sqrt(v_hat) + epsilon)

    The momentum mu grows from about beta1 / 2 to beta1.

    Args:
        learning_rate: Length of a step, roughly, in [0, inf); a number, or an array that broadcasts
            to params (one rate a run). So may every number below.
        beta1: Part of the mean of gradients kept each step, in [0, 1).
        beta2: Part of the mean of squared gradients kept each step, in [0, 1).
        epsilon: Guard against division by zero, in [0, inf), in units of the gradient.
        momentum_decay: Speed at which mu grows, in [0, inf).

    Attributes:
        m: Mean of gradients; 0.0 before the first update, then an array like params.
        v: Mean of squared gradients, likewise.
        mu_product: Product of all mu so far; 1.0 before the first update.
        t: Number of updates so far.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Dozat (2016). As in PyTorch; optax keeps mu at beta1, which is an infinite momentum_decay;
        Keras has a momentum_decay of 1 and an epsilon of 1e-7.
    """

    def __init__(
        self,
        learning_rate=0.002,
        beta1=0.9,
        beta2=0.999,
        epsilon=1e-8,
        momentum_decay=0.004,
    ):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.momentum_decay = momentum_decay
        self.m = 0.0
        self.v = 0.0
        self.mu_product = 1.0
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
        psi = self.momentum_decay
        mu = self.beta1 * (1 - 0.96 ** (self.t * psi) / 2)
        mu_next = self.beta1 * (1 - 0.96 ** ((self.t + 1) * psi) / 2)
        self.mu_product = self.mu_product * mu
        self.m = self.beta1 * self.m + (1 - self.beta1) * gradients
        self.v = self.beta2 * self.v + (1 - self.beta2) * gradients**2
        m_ahead = mu_next * self.m / (1 - self.mu_product * mu_next)
        m_hat = m_ahead + (1 - mu) * gradients / (1 - self.mu_product)
        v_hat = self.v / (1 - self.beta2**self.t)
        step = self.learning_rate * m_hat / (np.sqrt(v_hat) + self.epsilon)
        return params - step
