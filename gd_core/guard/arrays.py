"""Arrays that an optimizer is given: floats that fit each other."""

import math
from typing import Any

import numpy as np

FLOATS = (np.dtype(np.float64), np.dtype(np.float32))  # twice as fast to look through as types


def as_array(name: str, value: Any) -> np.ndarray:
    """Return a value as an array, if its rows are of one length."""
    try:
        return np.asarray(value)
    except ValueError:  # rows of different lengths
        raise ValueError(f"{name} must be an array, got {value!r:.80}") from None


def float_array(name: str, value: Any) -> np.ndarray:
    """Return a value as an array of float32 or float64 that is not empty."""
    array = value if type(value) is np.ndarray else as_array(name, value)
    if array.dtype not in FLOATS:
        raise TypeError(f"{name} must be float32 or float64, got {array.dtype}: {value!r:.80}")
    if array.size == 0:
        raise ValueError(f"{name} must not be empty, got an array of shape {array.shape}")
    return array


def refuse_misfit(name: str, array: Any, other: str, shape: tuple[int, ...], dtype: Any) -> None:
    """Refuse an array of another shape or dtype than that of something else."""
    if array.shape != shape:
        raise ValueError(f"{name} must have the shape of {other}, {shape}, got {array.shape}")
    if array.dtype != dtype:
        raise TypeError(f"{name} must have the dtype of {other}, {dtype}, got {array.dtype}")


def refuse_bad_number(name: str, array: np.ndarray) -> None:
    """Refuse an array that holds NaN or infinity."""
    if not math.isfinite(np.vdot(array, array)):  # as it is too where the squares overflow
        bad = array[~np.isfinite(array)]
        if bad.size:
            raise ValueError(f"{name} must be finite, got {bad[0]}")


def broadcasts(shape: tuple[int, ...], target: tuple[int, ...]) -> bool:
    """Tell whether an array of a shape fits a target without making it larger."""
    if len(shape) > len(target):
        return False
    tail = target[len(target) - len(shape) :]
    return all(size in (1, wanted) for size, wanted in zip(shape, tail, strict=True))
