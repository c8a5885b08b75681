"""Muon: momentum for a matrix, with all its singular values made about equal."""

import numpy as np

from gd_core.checked import checked


@checked(whole_array=True, matrix=True)
class Muon:
    """Step along the momentum's nearest orthogonal matrix, found without a decomposition.

        m      <- momentum * m + (1 - momentum) * G
        m_hat  <- momentum * m / (1 - momentum^(t+1)) + (1 - momentum) * G / (1 - momentum^t)
        X      <- m_hat / (|m_hat| + epsilon), then five times:
        X      <- a X + (b A + c A A) X,   A = X X^T
        step   <- sqrt(max(1, columns / rows)) * X
        params <- params - learning_rate * (step + weight_decay * params)

    The five rounds bring each singular value that is not tiny to between about 0.7 and 1.2.

    Args:
        learning_rate: Length of a step in every direction, in [0, inf).
        momentum: Part of the mean of gradients kept each step, in [0, 1).
        epsilon: Guard against division by zero, in [0, inf), in units of the gradient's norm.
        weight_decay: Part of a parameter lost each step, per unit of rate, in [0, inf).

    Attributes:
        m: Mean of gradients; 0.0 before the first update, then an array like params.
        t: Number of updates so far.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Jordan et al. (2024); weight decay Liu et al. (2025), arXiv 2502.16982. As in optax, in the
        dtype of params, where an input of a layer is a row; the defaults are PyTorch's but for its
        epsilon of 1e-7. PyTorch iterates in bfloat16, corrects no mean, and takes
        sqrt(max(1, rows / columns)), or 0.2 sqrt(max(rows, columns)) on request.
    """

    def __init__(
        self,
        learning_rate=0.001,
        momentum=0.95,
        epsilon=1e-8,
        weight_decay=0.1,
    ):
        self.learning_rate = learning_rate
        self.momentum = momentum
        self.epsilon = epsilon
        self.weight_decay = weight_decay
        self.m = 0.0
        self.t = 0

    def update(self, params, gradients):
        """Return the parameters after one step.

        Args:
            params: Parameters, shape (rows, columns), float32 or float64; left as they are.
            gradients: Gradient of the loss at params, same shape and dtype.

        Returns:
            New parameters, of the same shape and dtype.
        """
        self.t += 1
        beta = self.momentum
        self.m = beta * self.m + (1 - beta) * gradients
        ahead = beta * self.m / (1 - beta ** (self.t + 1))
        m_hat = ahead + (1 - beta) * gradients / (1 - beta**self.t)
        rows, columns = params.shape
        X = orthogonalize(m_hat, self.epsilon)
        step = max(1, columns / rows) ** 0.5 * X
        step = step + self.weight_decay * params
        return params - self.learning_rate * step


def orthogonalize(matrix, epsilon):
    """Bring all singular values near 1, by five Newton-Schulz rounds of degree five."""
    # A is small if the matrix is wide
    wide = matrix if matrix.shape[0] <= matrix.shape[1] else matrix.T
    # first by the largest element, whose square may be too large
    largest = np.abs(wide).max() or 1.0
    X = wide / largest
    X = X / (np.linalg.norm(X) + epsilon / largest or 1.0)
    for _ in range(5):
        A = X @ X.T
        X = 3.4445 * X + (-4.775 * A + 2.0315 * A @ A) @ X
    return X if wide is matrix else X.T
