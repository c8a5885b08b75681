"""SOAP: Adam in the axes along which the gradients vary most."""

import numpy as np


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
        ValueError: A hyperparameter out of its range (here or at the next update).
        TypeError: A hyperparameter that is not a number.

    Source:
        Vyas et al. (2024), arXiv 2409.11321, algorithm 3, and its code, which skips the first step
        and shrinks params after it. As in pytorch_optimizer, which rounds to float32 when it turns
        the axes; PyTorch, Keras and optax do not have it.
    """

    SETTINGS = ("learning_rate", "beta1", "beta2", "epsilon", "weight_decay", "frequency")
    SINGLE = SETTINGS  # the rule looks at the whole array, which is therefore one run

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
        _check_frequency(check_settings(self)[-1])

    def update(self, params: np.ndarray, gradients: np.ndarray) -> np.ndarray:
        """Return the parameters after one step.

        Args:
            params: Parameters, any shape, float32 or float64; left as they are.
            gradients: Gradient of the loss at params, same shape and dtype.

        Returns:
            New parameters, of the same shape and dtype.

        Raises:
            ValueError: Arrays that are empty, not finite, or of a shape that does not fit.
            TypeError: Arrays of another dtype, or of two dtypes.
        """
        params, G = check_arrays(params, gradients, self.m)
        learning_rate, beta1, beta2, epsilon, weight_decay, frequency = check_settings(self)
        _check_frequency(frequency)

        outer = _outer_products(G)
        if self.t == 0:
            factors = [(1 - beta2) * product for product in outer]
            # copied, because products of a reversed view round otherwise than those of its copy
            bases = [np.linalg.eigh(factor)[1][:, ::-1].copy() for factor in factors]
            self.m, self.v, self.t = np.zeros_like(G), np.zeros_like(G), 1
            self.factors, self.bases = factors, bases
            return params.copy()

        t = self.t
        m = beta1 * self.m + (1 - beta1) * G
        v = beta2 * self.v + (1 - beta2) * _rotate(G, self.bases) ** 2
        scale = (1 - beta2**t) ** 0.5 / (1 - beta1**t)
        step = scale * _rotate(m, self.bases) / (np.sqrt(v) + epsilon)
        step = _rotate(step, [basis.T for basis in self.bases])
        params = (params - learning_rate * step) * (1 - learning_rate * weight_decay)

        old = zip(self.factors, outer, strict=True)
        factors = [beta2 * factor + (1 - beta2) * product for factor, product in old]
        bases = self.bases
        if t % frequency == 0:
            bases, v = _turn(factors, bases, v)
        self.m, self.v, self.t, self.factors, self.bases = m, v, t + 1, factors, bases
        return params


def _outer_products(G):
    """Return G G^T and G^T G; for more axes, one product an axis; for a vector, none."""
    axes = range(G.ndim) if G.ndim > 1 else ()
    others = [[k for k in axes if k != axis] for axis in axes]
    return [np.tensordot(G, G, axes=(rest, rest)) for rest in others]


def _rotate(array, bases):
    """Multiply each axis by the transpose of its basis; each turn puts the first axis last."""
    for basis in bases:
        array = np.tensordot(array, basis, axes=(0, 0))
    return array


def _turn(factors, bases, v):
    """Take one step of the power iteration to each factor's eigenvectors, the largest first."""
    turned = []
    for axis, (factor, basis) in enumerate(zip(factors, bases, strict=True)):
        product = factor @ basis
        order = np.argsort(-np.sum(basis * product, axis=0), kind="stable")
        v = np.take(v, order, axis=axis)
        turned.append(np.linalg.qr(product[:, order])[0])
    return turned, v


def _check_frequency(frequency):
    if frequency < 1 or frequency % 1:
        raise ValueError(f"frequency must be a whole number, at least 1, got {frequency}")


# Checks. Every optimizer file ends with these same lines, so that each file works on its own.

FLOATS = (np.dtype(np.float64), np.dtype(np.float32))  # twice as fast to look through as types


def check_arrays(params, gradients, state, are_own=False):
    """Return params and gradients as arrays, if both are sound and fit the state so far.

    Params that are what the last update returned need not be looked through for bad numbers.
    """
    params, gradients = _floats("params", params), _floats("gradients", gradients)
    _check_fit("gradients", gradients, "params", params)
    if type(state) is not float:  # a float is the state before the first update
        _check_fit("params", params, "the optimizer's state", state)
    # Quick, but large numbers overflow; NaN compares false.
    if not abs(np.vdot(gradients if are_own else params, gradients)) < np.inf:
        _check_finite("params", params)
        _check_finite("gradients", gradients)
    return params, gradients


def check_settings(optimizer, params=None):
    """Return the optimizer's hyperparameters, in the order of its SETTINGS, if all are in range."""
    return [_check_setting(optimizer, name, params) for name in optimizer.SETTINGS]


def _array(name, value):
    try:
        return np.asarray(value)
    except ValueError:  # rows of different lengths
        raise ValueError(f"{name} must be an array, got {value!r:.80}") from None


def _floats(name, value):
    array = value if type(value) is np.ndarray else _array(name, value)
    if array.dtype not in FLOATS:
        raise TypeError(f"{name} must be float32 or float64, got {array.dtype}: {value!r:.80}")
    if array.size == 0:
        raise ValueError(f"{name} must not be empty, got an array of shape {array.shape}")
    return array


def _check_finite(name, array):
    bad = array[~np.isfinite(array)]
    if bad.size:
        raise ValueError(f"{name} must be finite, got {bad[0]}")


def _check_fit(name, array, other_name, other):
    if array.shape != other.shape:
        shapes = f"{other.shape}, got {array.shape}"
        raise ValueError(f"{name} must have the shape of {other_name}, {shapes}")
    if array.dtype != other.dtype:
        dtypes = f"{other.dtype}, got {array.dtype}"
        raise TypeError(f"{name} must have the dtype of {other_name}, {dtypes}")


def _check_setting(optimizer, name, params):
    value = getattr(optimizer, name)
    limit = 1 if name in ("momentum", "decay", "beta1", "beta2", "beta3") else np.inf
    if type(value) is float and 0 <= value < limit:  # the quick way for the usual case
        return value
    array = _array(name, value)
    if array.dtype.kind not in "iuf":
        raise TypeError(f"{name} must be a number or an array of numbers, got {value!r:.80}")
    with np.errstate(over="ignore"):  # the range is that of the numbers as they will be used
        used = array.astype(params.dtype if params is not None and array.ndim else float)
    bad = array[~((used >= 0) & (used < limit))]
    if bad.size or not array.size:
        raise ValueError(f"{name} must be in [0, {limit}), got {bad[0] if bad.size else value}")
    if array.ndim == 0:
        return float(used)  # a Python number leaves float32 as it is
    if name in getattr(optimizer, "SINGLE", ()):
        raise ValueError(f"{name} must be one number, got an array of shape {array.shape}")
    if params is None:
        return array
    tail = params.shape[params.ndim - array.ndim :] if array.ndim <= params.ndim else None
    if tail is None or any(n not in (1, size) for n, size in zip(array.shape, tail, strict=True)):
        raise ValueError(f"{name} of shape {array.shape} must broadcast to params, {params.shape}")
    return used
