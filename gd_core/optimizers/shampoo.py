"""Shampoo: a matrix of rates for the rows, and another for the columns."""

import numpy as np

from gd_core.checked import checked


@checked(whole_array=True)
class Shampoo:
    """Multiply the gradient, along each axis, by an inverse root of the sum of its outer products.

        L      <- L + G G^T                          (epsilon * I at the start)
        R      <- R + G^T G                          (likewise)
        params <- params - learning_rate * L^(-1/4) G R^(-1/4)

    So for a matrix; an array of k axes has k such factors, with the power -1/(2k). For a vector
    this is AdaGrad with a full matrix.

    Args:
        learning_rate: Factor on the step, in [0, inf).
        epsilon: Start of each factor's diagonal, in [0, inf), in units of the squared gradient.

    Attributes:
        factors: One matrix an axis in float64, L and R for a matrix; empty before the first update.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Gupta, Koren and Singer (2018), arXiv 1802.09568, algorithms 1 and 2, with the epsilon of
        pytorch_optimizer, whose form this is; PyTorch, Keras and optax do not have it.
    """

    def __init__(self, learning_rate=0.001, epsilon=1e-6):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.factors = []

    def update(self, params, gradients):
        """Return the parameters after one step.

        Args:
            params: Parameters, any shape, float32 or float64; left as they are.
            gradients: Gradient of the loss at params, same shape and dtype.

        Returns:
            New parameters, of the same shape and dtype.
        """
        # in float64 for every dtype, as small eigenvalues need all digits
        G = step = np.atleast_1d(gradients).astype(float)
        if not self.factors:
            self.factors = [self.epsilon * np.eye(size) for size in G.shape]
        outer = [outer_product(G, axis) for axis in range(G.ndim)]
        self.factors = [
            L + P for L, P in zip(self.factors, outer, strict=True)
        ]
        for L in self.factors:
            # a product puts the first axis last: in the end all are back
            step = np.tensordot(step, power(L, -0.5 / G.ndim), axes=(0, 0))
        step = step.reshape(params.shape).astype(params.dtype)
        return params - self.learning_rate * step


def outer_product(G, axis):
    """Return G G^T for the first axis of a matrix, G^T G for the second."""
    others = [k for k in range(G.ndim) if k != axis]
    return np.tensordot(G, G, axes=(others, others))


def power(matrix, exponent):
    """Raise a symmetric matrix to a negative power; eigenvalues of 0 give 0."""
    values, vectors = np.linalg.eigh(matrix)
    # an eigenvalue counts as at least its own rounding error
    errors = np.linalg.norm(matrix @ vectors - vectors * values, axis=0)
    values = np.maximum(np.abs(values), errors)
    values = np.where(values > 0, values, np.inf)
    return (vectors * values**exponent) @ vectors.T
