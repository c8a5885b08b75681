"""Muon: momentum for a matrix, with all its singular values made about equal."""

import numpy as np


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
        ValueError: A hyperparameter out of its range (here or at the next update).
        TypeError: A hyperparameter that is not a number.

    Source:
        Jordan et al. (2024); weight decay Liu et al. (2025), arXiv 2502.16982. As in optax, in the
        dtype of params, where an input of a layer is a row; the defaults are PyTorch's, which
        iterates in bfloat16, corrects no mean, and takes sqrt(max(1, rows / columns)).
    """

    SETTINGS = ("learning_rate", "momentum", "epsilon", "weight_decay")
    SINGLE = SETTINGS  # the rule looks at the whole array, which is therefore one run

    def __init__(self, learning_rate=0.001, momentum=0.95, epsilon=1e-8, weight_decay=0.1):
        self.learning_rate = learning_rate
        self.momentum = momentum
        self.epsilon = epsilon
        self.weight_decay = weight_decay
        self.m = 0.0
        self.t = 0
        check_settings(self)

    def update(self, params: np.ndarray, gradients: np.ndarray) -> np.ndarray:
        """Return the parameters after one step.

        Args:
            params: Parameters, shape (rows, columns), float32 or float64; left as they are.
            gradients: Gradient of the loss at params, same shape and dtype.

        Returns:
            New parameters, of the same shape and dtype.

        Raises:
            ValueError: Arrays that are not matrices, empty, not finite, or do not fit.
            TypeError: Arrays of another dtype, or of two dtypes.
        """
        params, G = check_arrays(params, gradients, self.m)
        learning_rate, momentum, epsilon, weight_decay = check_settings(self)
        if params.ndim != 2:
            raise ValueError(f"params must be a matrix, got an array of shape {params.shape}")

        t = self.t + 1
        m = momentum * self.m + (1 - momentum) * G
        corrected = (1 - momentum) * G / (1 - momentum**t)
        m_hat = momentum * m / (1 - momentum ** (t + 1)) + corrected
        rows, columns = params.shape
        step = max(1, columns / rows) ** 0.5 * _orthogonalize(m_hat, epsilon)
        params = params - learning_rate * (step + weight_decay * params)

        self.m, self.t = m, t
        return params


def _orthogonalize(matrix, epsilon):
    """Bring all singular values near 1, by five Newton-Schulz rounds of degree five."""
    wide = matrix if matrix.shape[0] <= matrix.shape[1] else matrix.T  # A is then small
    length = float(np.linalg.norm(wide)) + epsilon
    X = wide / (length or 1.0)
    for _ in range(5):
        A = X @ X.T
        X = 3.4445 * X + (-4.775 * A + 2.0315 * A @ A) @ X
    return X if wide is matrix else X.T


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
