"""Gradient clipping: no step may be longer than one allows."""

from collections.abc import Sequence

import numpy as np

from gd_core import checks


def clip_by_value(gradients: np.ndarray, limit: float) -> np.ndarray:
    """Cut every element to the range from -limit to limit; the direction may change.

    Args:
        gradients: any shape, float32 or float64, finite.
        limit: the largest size of an element, above 0.

    Returns:
        A new array of the same shape and dtype.

    Raises:
        ValueError: gradients are empty or not finite, or the limit is out of range.
        TypeError: gradients hold no floats, or the limit is not a number.
    """
    gradients = checks.float_array("gradients", gradients)
    checks.number("limit", limit, above=0)
    return np.clip(gradients, -float(limit), float(limit))


def clip_by_norm(
    gradients: np.ndarray, max_norm: float, axis: int | tuple[int, ...] | None = None
) -> np.ndarray:
    """Shorten the gradient to max_norm if it is longer; its direction stays.

    Args:
        gradients: any shape, float32 or float64, finite.
        max_norm: the largest Euclidean norm, above 0.
        axis: the axes of one gradient; None takes all. For gradients of shape (runs, n), -1
            clips each run by itself.

    Returns:
        A new array of the same shape and dtype.

    Raises:
        ValueError: gradients are empty or not finite, or max_norm is out of range.
        TypeError: gradients hold no floats, or max_norm is not a number.

    Source: Pascanu, Mikolov and Bengio 2013, arXiv 1211.5063, algorithm 1.
    """
    gradients = checks.float_array("gradients", gradients)
    checks.number("max_norm", max_norm, above=0)
    checks.axes("axis", axis)
    return gradients * _factor(euclidean_norm(gradients, axis), max_norm)


def clip_by_global_norm(gradients: Sequence[np.ndarray], max_norm: float) -> list[np.ndarray]:
    """Shorten several arrays by one common factor if together they are longer than max_norm.

    Args:
        gradients: a list of arrays, each as for clip_by_norm; the shapes may differ.
        max_norm: the largest Euclidean norm of all elements together, above 0.

    Returns:
        A list of new arrays of the same shapes and dtypes.

    Raises:
        ValueError: the list or an array is empty, an array is not finite, or max_norm is out
            of range.
        TypeError: gradients are no list, an array holds no floats, or max_norm is not a number.

    Source: Pascanu, Mikolov and Bengio 2013. Exact, as in optax and Keras; torch divides by the
        norm + 1e-6, so its result is a little shorter than the limit.
    """
    if not isinstance(gradients, (list, tuple)):
        raise TypeError(f"gradients must be a list of arrays, got {gradients!r}")
    arrays = [checks.float_array(f"gradients[{i}]", g) for i, g in enumerate(gradients)]
    if not arrays:
        raise ValueError(f"gradients must not be empty, got {gradients!r}")
    checks.number("max_norm", max_norm, above=0)
    norm = euclidean_norm(np.array([euclidean_norm(array).item() for array in arrays]))
    return [array * _factor(norm, max_norm).astype(array.dtype) for array in arrays]


def euclidean_norm(array: np.ndarray, axis: int | tuple[int, ...] | None = None) -> np.ndarray:
    """Return the root of the sum of squares over some axes, which stay with size 1."""
    # Exploding gradients are what clipping is for: divided first, their squares cannot overflow.
    largest = np.abs(array).max(axis=axis, keepdims=True)
    scaled = array / np.where(largest == 0, 1, largest)
    return largest * np.sqrt((scaled**2).sum(axis=axis, keepdims=True))


def _factor(norm: np.ndarray, max_norm: float) -> np.ndarray:
    # A Python float, unlike a NumPy one, leaves float32 as it is.
    return float(max_norm) / np.maximum(norm, float(max_norm))
