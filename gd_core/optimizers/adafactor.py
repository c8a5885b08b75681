"""Adafactor: the second moment of a matrix from its row and column means."""

import numpy as np


class Adafactor:
    """Divide by a root mean square that is kept as one number a row and one a column.

        beta2  <- 1 - t^(-decay_exponent)
        r      <- beta2 * r + (1 - beta2) * row means of g^2
        c      <- beta2 * c + (1 - beta2) * column means of g^2
        v      <- r c / mean(r)
        u      <- g / sqrt(v)
        u      <- u * min(1, threshold / rms(u))
        rho    <- min(learning_rate, 1 / sqrt(t))
        params <- params * (1 - learning_rate * weight_decay) - rho * max(epsilon, rms(params)) * u

    Arrays of one dimension or none keep their whole v; of more, the last two are rows and columns.

    Args:
        learning_rate: Bound on a step as a part of the root mean square of params, in [0, inf).
        decay_exponent: Speed at which the means slow down, in [0, inf).
        epsilon: Least root mean square of params to count with, in [0, inf).
        threshold: Root mean square of u from which on it is cut, in [0, inf).
        weight_decay: Part of a parameter lost each step, per unit of rate, in [0, inf).

    Attributes:
        r: Row means, shape (..., rows, 1); 0.0 before the first update.
        c: Column means, shape (..., 1, columns); 0.0 before the first update.
        v: Mean of squared gradients, for arrays of fewer than two dimensions; else 0.0.
        t: Number of updates so far.
        shape, dtype: Those of params; None before the first update.

    Raises:
        ValueError: A hyperparameter out of its range (here or at the next update).
        TypeError: A hyperparameter that is not a number.

    Source:
        Shazeer and Stern (2018), arXiv 1804.04235, algorithms 4 to 6. As in PyTorch, guards at the
        dtype's machine epsilon included (the paper adds 1e-30 to g^2); optax takes no relative
        step and factors only dimensions of 128 and more.
    """

    SETTINGS = ("learning_rate", "decay_exponent", "epsilon", "threshold", "weight_decay")
    SINGLE = SETTINGS  # the rule looks at the whole array, which is therefore one run

    def __init__(
        self, learning_rate=0.01, decay_exponent=0.8, epsilon=1e-3, threshold=1.0, weight_decay=0.0
    ):
        self.learning_rate = learning_rate
        self.decay_exponent = decay_exponent
        self.epsilon = epsilon
        self.threshold = threshold
        self.weight_decay = weight_decay
        self.r = 0.0
        self.c = 0.0
        self.v = 0.0
        self.t = 0
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
        params, g = check_arrays(params, gradients, self if self.t else 0.0)
        learning_rate, decay_exponent, epsilon, threshold, weight_decay = check_settings(self)

        t = self.t + 1
        beta2 = 1 - t**-decay_exponent
        r, c, v = self.r, self.c, self.v
        tiny = float(np.finfo(params.dtype).eps)
        if params.ndim > 1:
            r = beta2 * r + (1 - beta2) * np.mean(g**2, axis=-1, keepdims=True)
            c = beta2 * c + (1 - beta2) * np.mean(g**2, axis=-2, keepdims=True)
            estimate = r @ c / np.maximum(r.mean(axis=-2, keepdims=True), tiny)
        else:
            v = estimate = beta2 * v + (1 - beta2) * g**2
        u = g / np.sqrt(np.maximum(estimate, tiny**2))
        u = u * min(1.0, threshold / (_rms(u) or 1.0))
        rho = min(learning_rate, t**-0.5)
        step = rho * max(epsilon, _rms(params)) * u
        params = params * (1 - learning_rate * weight_decay) - step

        self.r, self.c, self.v, self.t = r, c, v, t
        self.shape, self.dtype = params.shape, params.dtype
        return params


def _rms(array):
    return float(np.sqrt(np.mean(array**2)))


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
