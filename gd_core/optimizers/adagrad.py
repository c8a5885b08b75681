"""AdaGrad: a learning rate for each parameter, smaller the more gradient it has seen."""

import numpy as np

from gd_core.checked import checked


@checked
class AdaGrad:
    """Divide each gradient by the root of the sum of its squares so far.

        v      <- v + g^2
        params <- params - learning_rate * g / (sqrt(v) + epsilon)

    The sum never shrinks, so under a constant gradient step t has length learning_rate / sqrt(t).

    Args:
        learning_rate: Length of the first step, in [0, inf); a number, or an array that
            broadcasts to params (one rate a run). So may every number below.
        epsilon: Guard against division by zero, in [0, inf), in units of the gradient.

    Attributes:
        v: Sum of squared gradients; 0.0 before the first update, then an array like params.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Duchi, Hazan and Singer (2011), diagonal form. As in PyTorch; Keras and optax start v at
        0.1 and put an epsilon of 1e-7 inside the root.
    """

    def __init__(self, learning_rate=0.01, epsilon=1e-10):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.v = 0.0

    def update(self, params, gradients):
        """Return the parameters after one step.

        Args:
            params: Parameters, any shape, float32 or float64; left as they are.
            gradients: Gradient of the loss at params, same shape and dtype.

        Returns:
            New parameters, of the same shape and dtype.
        """
        self.v = self.v + gradients**2
        root = np.sqrt(self.v) + self.epsilon
        return params - self.learning_rate * gradients / root
