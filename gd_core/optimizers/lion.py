"""Lion: steps of one size, in the direction of the sign of a momentum."""

import numpy as np


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
        ValueError: A hyperparameter out of its range (here or at the next update).
        TypeError: A hyperparameter that is not a number.

    Source:
        Chen et al. (2023), arXiv 2302.06675, algorithm 2, with the defaults of its code. As in
        optax (whose weight_decay is 0.001), Keras and pytorch_optimizer; PyTorch does not have it.
    """

    SETTINGS = ("learning_rate", "beta1", "beta2", "weight_decay")

    def __init__(self, learning_rate=0.0001, beta1=0.9, beta2=0.99, weight_decay=0.0):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.weight_decay = weight_decay
        self.m = 0.0
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
        params, g = check_arrays(params, gradients, self.m)
        learning_rate, beta1, beta2, weight_decay = check_settings(self, params)

        c = beta1 * self.m + (1 - beta1) * g
        params = params - learning_rate * (np.sign(c) + weight_decay * params)
        m = beta2 * self.m + (1 - beta2) * g

        self.m = m
        return params


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
