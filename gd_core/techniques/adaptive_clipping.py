"""Adaptive clipping: a gradient's limit grows with the weights that it belongs to."""

import numpy as np

from gd_core import checks
from gd_core.techniques.clipping import norm_in_parts, shorten


def clip_adaptively(
    gradients: np.ndarray, params: np.ndarray, ratio: float = 0.01, minimum_norm: float = 1e-3
) -> np.ndarray:
    """Shorten each unit's gradient to at most a given part of that unit's weights.

    norm(g) <= ratio * max(norm(w), minimum_norm) for each unit. A unit is a column of a matrix
    (inputs, outputs): the weights of one output. An array with one axis, or none, is one unit.

    Args:
        gradients: The gradient, any shape, float32 or float64.
        params: The weights, same shape and dtype.
        ratio: The part, above 0.
        minimum_norm: Weights count as no shorter than this, above 0; without it, weights of 0
            could never leave it.

    Returns:
        A new array of the same shape and dtype.

    Raises:
        ValueError: An array is empty or not finite, shapes differ, or a number is out of range.
        TypeError: An array holds no floats, dtypes differ, or a number is of the wrong kind.

    Source:
        Brock et al. 2021, arXiv 2102.06171, equation 3; units as in optax.
    """
    params, gradients = checks.step("gradients", params, gradients, 0.0)
    checks.number("ratio", ratio, above=0)
    checks.number("minimum_norm", minimum_norm, above=0)
    ratio, minimum_norm = np.float64(ratio), np.float64(minimum_norm)
    axis = 0 if params.ndim > 1 else None
    norm = norm_in_parts(params, axis)
    # A limit beyond all floats shortens nothing.
    with np.errstate(over="ignore"):
        limit = np.maximum(ratio * norm.root * norm.largest, ratio * minimum_norm)
    return shorten(gradients, limit, axis)
