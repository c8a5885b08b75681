"""Lion: steps of one size, in the direction of the sign of a momentum."""

import numpy as np

from gd_core.checked import checked


@checked
class Lion:
    """Move every parameter by the learning rate, up or down, as a running mean says.

        c      <- beta1 * m + (1 - beta1) * g
        params <- params - learning_rate * (sign(c) + weight_decay * params)
        m      <- beta2 * m + (1 - beta2) * g

    The mean that decides forgets faster (beta1) than the one that is kept (beta2).

    Args:
        learning_rate: Length of every step, in [0, inf); a number, or an array that broadcasts
            to params (one rate a run). So may every number below.
        beta1: Weight of the mean, against the gradient, in the decision, in [0, 1).
        beta2: Part of the mean kept each step, in [0, 1).
        weight_decay: Part of a parameter lost each step, per unit of rate, in [0, inf).

    Attributes:
        m: Mean of gradients; 0.0 before the first update, then an array like params.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Chen et al. (2023), arXiv 2302.06675, algorithm 2, with the defaults of its code. As in
        optax (whose weight_decay is 0.001), Keras and pytorch_optimizer; PyTorch does not have it.
    """

    def __init__(
        self, learning_rate=0.0001, beta1=0.9, beta2=0.99, weight_decay=0.0
    ):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.weight_decay = weight_decay
        self.m = 0.0

    def update(self, params, gradients):
        """Return the parameters after one step.

        Args:
            params: Parameters, any shape, float32 or float64; left as they are.
            gradients: Gradient of the loss at params, same shape and dtype.

        Returns:
            New parameters, of the same shape and dtype.
        """
        c = self.beta1 * self.m + (1 - self.beta1) * gradients
        step = np.sign(c) + self.weight_decay * params
        self.m = self.beta2 * self.m + (1 - self.beta2) * gradients
        return params - self.learning_rate * step
