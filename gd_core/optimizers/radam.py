"""RAdam: Adam that waits until it knows the scale of the gradients."""

import numpy as np

from gd_core.checked import checked


# beta2 is one number, as it decides for all runs when the rule changes.
@checked(single=["beta2"])
class RAdam:
    """Take momentum's step at first, then Adam's, held back while few gradients were seen.

        m       <- beta1 * m + (1 - beta1) * g
        v       <- beta2 * v + (1 - beta2) * g^2
        m_hat   <- m / (1 - beta1^t)
        rho_inf <- 2 / (1 - beta2) - 1
        rho     <- rho_inf - 2 * t * beta2^t / (1 - beta2^t)
        r       <- sqrt((rho - 4) * (rho - 2) * rho_inf / ((rho_inf - 4) * (rho_inf - 2) * rho))
        step    <- r * sqrt(1 - beta2^t) / (sqrt(v) + epsilon) * m_hat   if rho > 5, else m_hat
        params  <- params - learning_rate * step

    With the default beta2, the first five steps are momentum's.

    Args:
        learning_rate: Length of a late step under a constant gradient, in [0, inf); a number,
            or an array that broadcasts to params (one rate a run). So may beta1 and epsilon.
        beta1: Part of the mean of gradients kept each step, in [0, 1).
        beta2: Part of the mean of squared gradients kept each step, in [0, 1); one number.
        epsilon: Guard against division by zero, in [0, inf), in units of the gradient.

    Attributes:
        m: Mean of gradients; 0.0 before the first update, then an array like params.
        v: Mean of squared gradients, likewise.
        t: Number of updates so far.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Liu et al. (2019), arXiv 1908.03265, algorithm 2, with a threshold of 4. As in PyTorch,
        with its threshold of 5; optax has rho >= 5 and sqrt(v_hat) + epsilon in the denominator.
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
        rho_inf = 2 / (1 - self.beta2) - 1
        kept = self.beta2**self.t
        rho = rho_inf - 2 * self.t * kept / (1 - kept)
        if rho > 5:
            top = (rho - 4) * (rho - 2) * rho_inf
            r = (top / ((rho_inf - 4) * (rho_inf - 2) * rho)) ** 0.5
            correction = (1 - kept) ** 0.5
            step = r * correction / (np.sqrt(self.v) + self.epsilon) * m_hat
        else:
            step = m_hat
        return params - self.learning_rate * step
