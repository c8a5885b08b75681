"""Schedule-free AdamW: an average of the path in place of a falling rate."""

import numpy as np


class ScheduleFreeAdamW:
    """Step from z, average the z into x, and take gradients between the two, at params.

        v      <- beta2 * v + (1 - beta2) * g^2
        v_hat  <- v / (1 - beta2^t)
        z      <- z - learning_rate * (g / (sqrt(v_hat) + epsilon) + weight_decay * params)
        c      <- learning_rate^2 / (sum of learning_rate^2 so far)
        x      <- (1 - c) * x + c * z
        params <- (1 - beta1) * z + beta1 * x

    `update` returns the point at which to take the next gradient, and wants it back as params;
    the result of the training is `averaged`.

    Args:
        learning_rate: Length of a step of z, in [0, inf); a number, or an array that broadcasts
            to params (one rate a run). So may every number below.
        beta1: Weight of the average in the point where gradients are taken, in [0, 1).
        beta2: Part of the mean of squared gradients kept each step, in [0, 1).
        epsilon: Guard against division by zero, in [0, inf), in units of the gradient.
        weight_decay: Part of a parameter lost each step, per unit of rate, in [0, inf).

    Attributes:
        z: The point that steps; 0.0 before the first update, then an array like params.
        x: The average of all z, likewise.
        v: Mean of squared gradients, likewise.
        weight_sum: Sum of squared rates so far.
        t: Number of updates so far.

    Raises:
        ValueError: A hyperparameter out of its range (here or at the next update).
        TypeError: A hyperparameter that is not a number.

    Source:
        Defazio et al. (2024), arXiv 2405.15682, algorithm 1, without warm-up (a schedule may do
        it). As in schedulefree, optax and pytorch_optimizer, except that these square the largest
        rate so far; Keras weights every z alike.
    """

    SETTINGS = ("learning_rate", "beta1", "beta2", "epsilon", "weight_decay")

    def __init__(
        self, learning_rate=0.0025, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0
    ):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.weight_decay = weight_decay
        self.z = 0.0
        self.x = 0.0
        self.v = 0.0
        self.weight_sum = 0.0
        self.t = 0
        check_settings(self)

    @property
    def averaged(self) -> np.ndarray:
        """The averaged point, shape and dtype of params: the result so far, as a copy."""
        if self.t == 0:
            raise ValueError("averaged must follow an update, got 0 updates")
        return np.array(self.x)

    def update(self, params: np.ndarray, gradients: np.ndarray) -> np.ndarray:
        """Return the point at which to take the next gradient.

        Args:
            params: What the last update returned, or the start; any shape, float32 or float64;
                left as it is.
            gradients: Gradient of the loss at params, same shape and dtype.

        Returns:
            The next such point, of the same shape and dtype.

        Raises:
            ValueError: Arrays that are empty, not finite, or of a shape that does not fit.
            TypeError: Arrays of another dtype, or of two dtypes.
        """
        params, g = check_arrays(params, gradients, self.v)
        learning_rate, beta1, beta2, epsilon, weight_decay = check_settings(self, params)

        t = self.t + 1
        z, x = (self.z, self.x) if self.t else (params, params)
        v = beta2 * self.v + (1 - beta2) * g**2
        v_hat = v / (1 - beta2**t)
        z = z - learning_rate * (g / (np.sqrt(v_hat) + epsilon) + weight_decay * params)
        weight_sum = self.weight_sum + learning_rate**2
        c = learning_rate**2 / (weight_sum + 1e-30)  # rates of zero so far leave x where it is
        x = (1 - c) * x + c * z
        params = (1 - beta1) * z + beta1 * x

        self.z, self.x, self.v, self.weight_sum, self.t = z, x, v, weight_sum, t
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
