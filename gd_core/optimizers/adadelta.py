"""AdaDelta: steps scaled by the steps before them, with no rate to choose."""

import numpy as np

from gd_core.checked import checked


@checked
class AdaDelta:
    """Scale each gradient by the ratio of two running means: of past steps and of gradients.

        v      <- decay * v + (1 - decay) * g^2
        delta  <- sqrt((u + epsilon) / (v + epsilon)) * g
        u      <- decay * u + (1 - decay) * delta^2
        params <- params - learning_rate * delta

    Epsilon is more than a guard: it sets the first step, about sqrt(epsilon / (1 - decay)).

    Args:
        learning_rate: Factor on the step, in [0, inf); 1 is the paper's method. A number, or an
            array that broadcasts to params (one rate a run). So may every number below.
        decay: Part of both means kept each step, in [0, 1).
        epsilon: Added inside both roots, in [0, inf); the larger, the faster the start.

    Attributes:
        v: Mean of squared gradients; 0.0 before the first update, then an array like params.
        u: Mean of squared steps (before the factor learning_rate), likewise.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Zeiler (2012), arXiv 1212.5701, algorithm 1, which has no learning rate. As in PyTorch and
        optax; Keras has a rate of 0.001, a decay of 0.95 and an epsilon of 1e-7.
    """

    def __init__(self, learning_rate=1.0, decay=0.9, epsilon=1e-6):
        self.learning_rate = learning_rate
        self.decay = decay
        self.epsilon = epsilon
        self.v = 0.0
        self.u = 0.0

    def update(self, params, gradients):
        """Return the parameters after one step.

        Args:
            params: Parameters, any shape, float32 or float64; left as they are.
            gradients: Gradient of the loss at params, same shape and dtype.

        Returns:
            New parameters, of the same shape and dtype.
        """
        self.v = self.decay * self.v + (1 - self.decay) * gradients**2
        ratio = (self.u + self.epsilon) / (self.v + self.epsilon)
        delta = np.sqrt(ratio) * gradients
        self.u = self.decay * self.u + (1 - self.decay) * delta**2
        return params - self.learning_rate * delta
