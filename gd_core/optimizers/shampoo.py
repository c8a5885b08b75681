"""Shampoo: a matrix of rates for the rows, and another for the columns."""

import numpy as np


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
        factors: One matrix an axis, L and R for a matrix; empty before the first update.
        shape, dtype: Those of params; None before the first update.

    Raises:
        ValueError: A hyperparameter out of its range (here or at the next update).
        TypeError: A hyperparameter that is not a number.

    Source:
        Gupta, Koren and Singer (2018), arXiv 1802.09568, algorithms 1 and 2, with the epsilon of
        pytorch_optimizer, whose form this is; PyTorch, Keras and optax do not have it.
    """

    SETTINGS = ("learning_rate", "epsilon")
    SINGLE = SETTINGS  # the rule looks at the whole array, which is therefore one run

    def __init__(self, learning_rate=0.001, epsilon=1e-6):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.factors = []
        self.shape = None
        self.dtype = None
        check_settings(self)

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
        params, g = check_arrays(params, gradients, self if self.factors else 0.0)
        learning_rate, epsilon = check_settings(self)

        step = G = np.atleast_1d(g)
        starts = self.factors or [epsilon * np.eye(size, dtype=G.dtype) for size in G.shape]
        factors = []
        for axis, start in enumerate(starts):
            others = [k for k in range(G.ndim) if k != axis]
            factors.append(start + np.tensordot(G, G, axes=(others, others)))
            # contracting the first axis puts the new one last: after all axes, the order is back
            root = _power(factors[-1], -0.5 / G.ndim)
            step = np.tensordot(step, root, axes=(0, 0))
        params = params - learning_rate * step.reshape(params.shape)

        self.factors = factors
        self.shape, self.dtype = params.shape, params.dtype
        return params


def _power(matrix, exponent):
    """Raise a symmetric matrix to a power; eigenvalues that are only rounding give 0."""
    values, vectors = np.linalg.eigh(matrix)
    sound = values > values[-1] * len(values) * np.finfo(values.dtype).eps
    powers = np.zeros_like(values)
    powers[sound] = values[sound] ** exponent
    return (vectors * powers) @ vectors.T


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
