"""Weight decay two ways: L2, which goes through the optimizer, and decoupled, which does not."""

import numpy as np

from gd_core import checks


def add_l2(gradients: np.ndarray, params: np.ndarray, weight_decay: float) -> np.ndarray:
    """Add the gradient of weight_decay / 2 * sum(params^2); the optimizer then sees one sum.

    Momentum carries it on and Adam divides it by the gradient's size, so only for plain
    gradient descent is it the same as decoupled decay.

    Args:
        gradients: The gradient, any shape, float32 or float64.
        params: Same shape and dtype.
        weight_decay: Strength, at least 0.

    Returns:
        A new array, gradients + weight_decay * params.

    Raises:
        ValueError: An array is empty or not finite, shapes differ, or weight_decay is negative.
        TypeError: An array holds no floats, dtypes differ, or weight_decay is not a number.
    """
    params, gradients = checks.step("gradients", params, gradients, 0.0)
    checks.at_least("weight_decay", weight_decay, 0)
    return gradients + float(weight_decay) * params


def decay_weights(params: np.ndarray, learning_rate: float, weight_decay: float) -> np.ndarray:
    """Shrink the parameters themselves, before the optimizer's step and unseen by it.

    Args:
        params: The parameters, any shape, float32 or float64.
        learning_rate: The rate of the step that follows, at least 0.
        weight_decay: Strength, at least 0.

    Returns:
        A new array, params * (1 - learning_rate * weight_decay).

    Raises:
        ValueError: The params are empty or not finite, or a number is negative.
        TypeError: The params hold no floats, or a number is of the wrong kind.

    Source:
        Loshchilov and Hutter 2019, arXiv 1711.05101; the rate as a factor as in PyTorch's AdamW.
    """
    params = checks.float_array("params", params)
    checks.at_least("learning_rate", learning_rate, 0)
    checks.at_least("weight_decay", weight_decay, 0)
    return params * (1 - float(learning_rate) * float(weight_decay))
