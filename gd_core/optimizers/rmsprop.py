"""RMSProp: AdaGrad that forgets."""

import numpy as np

from gd_core.checked import checked


@checked
class RMSProp:
    """Divide each gradient by the root of the running mean of its squares.

        v      <- decay * v + (1 - decay) * g^2
        params <- params - learning_rate * g / (sqrt(v) + epsilon)

    The mean starts at 0 and is not corrected: the first step has length
    learning_rate / sqrt(1 - decay), about 3.2 times the rate with the default decay.

    Args:
        learning_rate: Length of a step under a constant gradient, in [0, inf); a number, or an
            array that broadcasts to params (one rate a run). So may every number below.
        decay: Part of the mean kept each step, in [0, 1).
        epsilon: Guard against division by zero, in [0, inf), in units of the gradient.

    Attributes:
        v: Mean of squared gradients; 0.0 before the first update, then an array like params.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Tieleman and Hinton (2012), lecture 6e, with its decay of 0.9 (Keras and optax too;
        PyTorch's default is 0.99). Epsilon is outside the root, as in PyTorch; Keras and optax
        have it inside.
    """

    def __init__(self, learning_rate=0.001, decay=0.9, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.decay = decay
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
        self.v = self.decay * self.v + (1 - self.decay) * gradients**2
        root = np.sqrt(self.v) + self.epsilon
        return params - self.learning_rate * gradients / root
