"""Gradient clipping: no gradient may be longer than one allows."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from gd_core import checks


def clip_by_value(gradients: np.ndarray, limit: float) -> np.ndarray:
    """Cut every element to the range from -limit to limit; the direction may change.

    Args:
        gradients: The gradient, any shape, float32 or float64, finite.
        limit: The largest size of an element, above 0.

    Returns:
        A new array of the same shape and dtype.

    Raises:
        ValueError: The gradients are empty or not finite, or the limit is out of range.
        TypeError: The gradients hold no floats, or the limit is not a number.
    """
    gradients = checks.float_array("gradients", gradients)
    checks.number("limit", limit, above=0)
    # No element is larger than the largest float32, which a limit need not fit.
    limit = min(float(limit), float(np.finfo(gradients.dtype).max))
    return np.clip(gradients, -limit, limit)


def clip_by_norm(
    gradients: np.ndarray, max_norm: float, axis: int | tuple[int, ...] | None = None
) -> np.ndarray:
    """Shorten the gradient to max_norm if it is longer; its direction stays.

    Args:
        gradients: The gradient, any shape, float32 or float64, finite.
        max_norm: The largest Euclidean norm, above 0.
        axis: The axes of one gradient; None takes all. For gradients of shape (runs, n), -1
            clips each run by itself.

    Returns:
        A new array of the same shape and dtype.

    Raises:
        ValueError: The gradients are empty or not finite, or max_norm is out of range.
        TypeError: The gradients hold no floats, or max_norm is not a number.

    Source:
        Pascanu, Mikolov and Bengio 2013, arXiv 1211.5063, algorithm 1.
    """
    gradients = checks.float_array("gradients", gradients)
    checks.number("max_norm", max_norm, above=0)
    checks.axes("axis", axis)
    return shorten(gradients, np.float64(max_norm), axis)


def clip_by_global_norm(gradients: Sequence[np.ndarray], max_norm: float) -> list[np.ndarray]:
    """Shorten several arrays by one common factor if together they are longer than max_norm.

    Args:
        gradients: A list of arrays, each as for clip_by_norm; the shapes may differ.
        max_norm: The largest Euclidean norm of all elements together, above 0.

    Returns:
        A list of new arrays of the same shapes and dtypes.

    Raises:
        ValueError: The list or an array is empty, an array is not finite, or max_norm is out
            of range.
        TypeError: The gradients are no list, an array holds no floats, or max_norm is not a number.

    Source:
        Pascanu, Mikolov and Bengio 2013. Exact, as in optax and Keras; PyTorch divides by the
        norm + 1e-6, so its result is a little shorter than the limit.
    """
    gradients = checks.float_arrays("gradients", gradients)
    checks.number("max_norm", max_norm, above=0)
    norms = [norm_in_parts(array) for array in gradients]
    largest = max(norm.largest.item() for norm in norms)
    shares = [norm.largest.item() / (largest or 1.0) for norm in norms]
    roots = [norm.root.item() for norm in norms]
    root = math.sqrt(sum((share * r) ** 2 for share, r in zip(shares, roots, strict=True)))
    allowed = float(max_norm) / (root or 1.0)
    if largest <= allowed:
        return [array.copy() for array in gradients]
    return [norm.unit * (allowed * share) for share, norm in zip(shares, norms, strict=True)]


class Norm(NamedTuple):
    """A Euclidean norm in parts: norm = largest * root, and the array = largest * unit.

    Exploding gradients are what clipping is for: neither the squares of unit can overflow, nor
    what is computed without multiplying largest by root.

    Attributes:
        largest: The largest size of an element, over some axes, which stay with size 1.
        unit: The array divided by it; zeros stay zeros.
        root: The norm of unit, shape as largest; at least 1, and 1 for zeros.
    """

    largest: np.ndarray
    unit: np.ndarray
    root: np.ndarray


def norm_in_parts(array: np.ndarray, axis: int | tuple[int, ...] | None = None) -> Norm:
    """Return the Euclidean norm over some axes, in parts."""
    largest = np.abs(array).max(axis=axis, keepdims=True)
    zero = largest == 0
    unit = array / (largest + zero)
    return Norm(largest, unit, np.sqrt((unit * unit).sum(axis=axis, keepdims=True)) + zero)


def shorten(
    array: np.ndarray, limit: np.ndarray | np.float64, axis: int | tuple[int, ...] | None = None
) -> np.ndarray:
    """Return the array, with a norm of limit (float64) over some axes wherever it is longer."""
    norm = norm_in_parts(array, axis)
    # norm.largest * norm.root > limit, without the product.
    allowed = limit / norm.root
    longer = norm.largest > allowed
    if not longer.any():
        return array.copy()
    # Where it is longer, it fits float32 as the largest element does; elsewhere it need not.
    if longer.size == 1:
        return norm.unit * allowed.astype(array.dtype)
    allowed = np.where(longer, allowed, 0).astype(array.dtype)
    return np.where(longer, norm.unit * allowed, array)
