"""Schedule-free AdamW: an average of the path in place of a falling rate."""

import numpy as np

from gd_core.checked import checked


@checked
class ScheduleFreeAdamW:
    """Step from z, average the z into x, and take gradients between the two, at params.

        v      <- beta2 * v + (1 - beta2) * g^2
        v_hat  <- v / (1 - beta2^t)
        z      <- z - learning_rate * (g / (sqrt(v_hat) + epsilon) + weight_decay * params)
        c      <- learning_rate^2 / (sum of learning_rate^2 so far)
        x      <- (1 - c) * x + c * z
        params <- (1 - beta1) * z + beta1 * x

    `update` returns the point at which to take the next gradient, and wants it back as params;
    the result of the training is `averaged`.

    Args:
        learning_rate: Length of a step of z, in [0, inf); a number, or an array that broadcasts
            to params (one rate a run). So may every number below.
        beta1: Weight of the average in the point where gradients are taken, in [0, 1).
        beta2: Part of the mean of squared gradients kept each step, in [0, 1).
        epsilon: Guard against division by zero, in [0, inf), in units of the gradient.
        weight_decay: Part of a parameter lost each step, per unit of rate, in [0, inf).

    Attributes:
        z: The point that steps; 0.0 before the first update, then an array like params.
        x: The average of all z, likewise.
        v: Mean of squared gradients, likewise.
        weight_sum: Sum of squared rates so far.
        t: Number of updates so far.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Defazio et al. (2024), arXiv 2405.15682, algorithm 1, without warm-up (a schedule may do
        it). As in schedulefree, optax and pytorch_optimizer, except that these square the largest
        rate so far; Keras weights every z alike.
    """

    def __init__(
        self,
        learning_rate=0.0025,
        beta1=0.9,
        beta2=0.999,
        epsilon=1e-8,
        weight_decay=0.0,
    ):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.weight_decay = weight_decay
        self.z = 0.0
        self.x = 0.0
        self.v = 0.0
        self.weight_sum = 0.0
        self.t = 0

    @property
    def averaged(self) -> np.ndarray:
        """The averaged point, shape and dtype of params: the result so far, as a copy."""
        if self.t == 0:
            raise ValueError(
                "averaged must follow an update, got 0 updates"
            )
        return np.array(self.x)

    def update(self, params, gradients):
        """Return the point at which to take the next gradient.

        Args:
            params: What the last update returned, or the start; any shape, float32 or float64;
                left as it is.
            gradients: Gradient of the loss at params, same shape and dtype.

        Returns:
            The next such point, of the same shape and dtype.
        """
        self.t += 1
        if self.t == 1:
            self.z, self.x = params.copy(), params.copy()
        self.v = self.beta2 * self.v + (1 - self.beta2) * gradients**2
        v_hat = self.v / (1 - self.beta2**self.t)
        step = gradients / (np.sqrt(v_hat) + self.epsilon)
        step = step + self.weight_decay * params
        self.z = self.z - self.learning_rate * step
        self.weight_sum = self.weight_sum + self.learning_rate**2
        # rates of zero so far leave x where it is
        c = self.learning_rate**2 / (self.weight_sum + 1e-30)
        self.x = (1 - c) * self.x + c * self.z
        return (1 - self.beta1) * self.z + self.beta1 * self.x
