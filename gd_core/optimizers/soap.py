"""SOAP: Adam in the axes along which the gradients vary most."""

import numpy as np

from gd_core.checked import COUNT, checked


@checked(whole_array=True, frequency=COUNT)
class SOAP:
    """Rotate the gradient into the eigenvectors of Shampoo's factors, and run Adam there.

        G'     <- QL^T G QR
        m      <- beta1 * m + (1 - beta1) * G,   m' <- QL^T m QR
        v      <- beta2 * v + (1 - beta2) * G'^2
        step   <- sqrt(1 - beta2^t) / (1 - beta1^t) * m' / (sqrt(v) + epsilon)
        params <- (params - learning_rate * QL step QR^T) * (1 - learning_rate * weight_decay)
        L      <- beta2 * L + (1 - beta2) * G G^T,   R likewise with G^T G

    Every `frequency` steps one power iteration turns QL and QR toward the eigenvectors of L
    and R. The first update only finds these axes: it returns params as they are. An array of more
    axes has more factors; a vector has none, and gets Adam.

    Args:
        learning_rate: Length of a step under a constant gradient, in [0, inf).
        beta1: Part of the mean of gradients kept each step, in [0, 1).
        beta2: Part of the mean of squared gradients, and of L and R, kept each step, in [0, 1).
        epsilon: Guard against division by zero, in [0, inf), in units of the gradient.
        weight_decay: Part of a parameter lost each step, per unit of rate, in [0, inf).
        frequency: Steps from one turn of the axes to the next, a whole number, at least 1.

    Attributes:
        m: Mean of gradients; 0.0 before the first update, then an array like params.
        v: Mean of squared rotated gradients, likewise.
        t: Number of updates so far.
        factors: L, R and so on; empty before the first update.
        bases: QL, QR and so on, likewise; eigenvectors in columns, the largest first.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Vyas et al. (2024), arXiv 2409.11321, algorithm 3, and its code, which skips the first step
        and shrinks params after it. As in pytorch_optimizer, which rounds to float32 when it turns
        the axes; PyTorch, Keras and optax do not have it.
    """

    def __init__(
        self,
        learning_rate=0.003,
        beta1=0.95,
        beta2=0.95,
        epsilon=1e-8,
        weight_decay=0.01,
        frequency=10,
    ):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.weight_decay = weight_decay
        self.frequency = frequency
        self.m = 0.0
        self.v = 0.0
        self.t = 0
        self.factors = []
        self.bases = []

    def update(self, params, gradients):
        """Return the parameters after one step.

        Args:
            params: Parameters, any shape, float32 or float64; left as they are.
            gradients: Gradient of the loss at params, same shape and dtype.

        Returns:
            New parameters, of the same shape and dtype.
        """
        G, t, beta1, beta2 = gradients, self.t, self.beta1, self.beta2
        self.t += 1
        outer = outer_products(G)
        if t == 0:
            self.factors = [(1 - beta2) * P for P in outer]
            # copied, because a product of a view rounds otherwise
            vectors = [np.linalg.eigh(L)[1] for L in self.factors]
            self.bases = [Q[:, ::-1].copy() for Q in vectors]
            return params.copy()

        self.m = beta1 * self.m + (1 - beta1) * G
        self.v = beta2 * self.v + (1 - beta2) * rotate(G, self.bases) ** 2
        scale = (1 - beta2**t) ** 0.5 / (1 - beta1**t)
        root = np.sqrt(self.v) + self.epsilon
        step = scale * rotate(self.m, self.bases) / root
        step = rotate(step, [Q.T for Q in self.bases])
        params = params - self.learning_rate * step
        params = params * (1 - self.learning_rate * self.weight_decay)

        pairs = zip(self.factors, outer, strict=True)
        self.factors = [beta2 * L + (1 - beta2) * P for L, P in pairs]
        if t % self.frequency == 0:
            self.bases, self.v = turn(self.factors, self.bases, self.v)
        return params


def outer_products(G):
    """Return G G^T and G^T G; for more axes, one product an axis; for a vector, none."""
    axes = range(G.ndim) if G.ndim > 1 else ()
    others = [[k for k in axes if k != axis] for axis in axes]
    return [np.tensordot(G, G, axes=(rest, rest)) for rest in others]


def rotate(array, bases):
    """Multiply each axis by the transpose of its basis; each turn puts the first axis last."""
    for Q in bases:
        array = np.tensordot(array, Q, axes=(0, 0))
    return array


def turn(factors, bases, v):
    """Take one step of the power iteration to each factor's eigenvectors, the largest first."""
    turned = []
    for axis, (L, Q) in enumerate(zip(factors, bases, strict=True)):
        order = np.argsort(-np.sum(Q * (L @ Q), axis=0), kind="stable")
        v = np.take(v, order, axis=axis)
        turned.append(np.linalg.qr((L @ Q)[:, order])[0])
    return turned, v
