"""Prodigy: Adam that finds its own learning rate."""

import numpy as np

from gd_core.checked import POSITIVE, checked


@checked(whole_array=True, d0=POSITIVE)
class Prodigy:
    """Take Adam's step times d, a growing bound on how far the farthest parameter has to go.

        beta3  <- sqrt(beta2)
        r      <- beta3 * r + learning_rate * d^2 * <g, start - params>
        s      <- beta3 * s + learning_rate * d^2 * g
        m      <- beta1 * m + (1 - beta1) * d * g
        v      <- beta2 * v + (1 - beta2) * d^2 * g^2
        d_next <- max(d, r / sum |s|)
        step   <- d * m / (sqrt(v) + d_next * epsilon)
        params <- params - learning_rate * (step + d * weight_decay * params)

    One array is one run: d is a single number, found from all parameters together. Where the loss
    is convex, it is at most the largest of the parameters' distances to the solution, which in
    many dimensions is far below the distance itself; elsewhere it may grow too far.

    Args:
        learning_rate: Factor on the rate that is found, in [0, inf); schedules act on it.
        beta1: Part of the mean of gradients kept each step, in [0, 1).
        beta2: Part of the mean of squared gradients kept each step, in [0, 1).
        epsilon: Guard against division by zero, in [0, inf), in units of the gradient.
        weight_decay: Part of a parameter lost each step, per unit of d times rate, in [0, inf).
        d0: First guess of d, which may be far too small but not too large, in (0, inf).

    Attributes:
        m: Mean of d * g; 0.0 before the first update, then an array like params.
        v: Mean of d^2 * g^2, likewise.
        s: Decaying sum of gradients, likewise.
        r: Decaying sum of products of gradient and distance gone.
        d: The bound so far.
        start: The first params; None before the first update.
        t: Number of updates so far.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Mishchenko and Defazio (2023), arXiv 2306.06101, algorithm 4. As in prodigyopt, which
        multiplies epsilon by the new d where the paper has the old one; optax corrects the means'
        bias, which prodigyopt does on request; PyTorch and Keras do not have it.
    """

    def __init__(
        self,
        learning_rate=1.0,
        beta1=0.9,
        beta2=0.999,
        epsilon=1e-8,
        weight_decay=0.0,
        d0=1e-6,
    ):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.weight_decay = weight_decay
        self.d0 = d0
        self.m = 0.0
        self.v = 0.0
        self.s = 0.0
        self.r = 0.0
        self.d = 0.0
        self.start = None
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
        if self.t == 1:
            self.d, self.start = self.d0, params.copy()
        g, d, beta3 = gradients, self.d, self.beta2**0.5
        gone = np.vdot(g, self.start - params)
        self.r = beta3 * self.r + self.learning_rate * d**2 * float(gone)
        self.s = beta3 * self.s + self.learning_rate * d**2 * g
        self.m = self.beta1 * self.m + (1 - self.beta1) * d * g
        self.v = self.beta2 * self.v + (1 - self.beta2) * d**2 * g**2
        size = float(np.sum(np.abs(self.s)))
        if size > 0:
            self.d = max(d, self.r / size)
        step = d * self.m / (np.sqrt(self.v) + self.d * self.epsilon)
        step = step + d * self.weight_decay * params
        return params - self.learning_rate * step
