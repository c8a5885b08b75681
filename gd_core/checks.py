"""Checks of arguments, shared by everything but the files meant to be copied alone."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np


def number(name: str, value: Any, *, above: float = -math.inf, below: float = math.inf) -> None:
    """Refuse what is not a finite real number strictly between `above` and `below`.

    Raises:
        TypeError: the value is not a number.
        ValueError: it is not finite, or out of range. Both name and quote it.
    """
    if isinstance(value, (bool, np.bool_)) or not isinstance(
        value, (int, float, np.integer, np.floating)
    ):
        raise TypeError(f"{name} must be a number, got {value!r}")
    if not math.isfinite(value):
        raise ValueError(f"{name} must be finite, got {value!r}")
    if value <= above:
        raise ValueError(f"{name} must be > {above:g}, got {value!r}")
    if value >= below:
        raise ValueError(f"{name} must be < {below:g}, got {value!r}")


def at_least(name: str, value: Any, least: float, *, most: float = math.inf) -> None:
    """Refuse what is not a finite real number from `least` to `most`, both included.

    Raises:
        TypeError: the value is not a number.
        ValueError: it is not finite, or out of range.
    """
    number(name, value)
    if value < least:
        raise ValueError(f"{name} must be >= {least:g}, got {value!r}")
    if value > most:
        raise ValueError(f"{name} must be <= {most:g}, got {value!r}")


def count(name: str, value: Any, least: int = 1) -> None:
    """Refuse what is not an integer of at least `least`.

    Raises:
        TypeError: the value is not an integer.
        ValueError: it is too small.
    """
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} must be an integer, got {value!r}")
    if value < least:
        raise ValueError(f"{name} must be >= {least}, got {value!r}")


def float_array(name: str, value: Any) -> np.ndarray:
    """Return a finite, non-empty array of float32 or float64.

    Raises:
        TypeError: the array holds something else, for instance integers.
        ValueError: it is empty, or not finite.
    """
    array = np.asarray(value)
    if array.dtype not in (np.float32, np.float64):
        raise TypeError(f"{name} must be float32 or float64, got {array.dtype}")
    if array.size == 0:
        raise ValueError(f"{name} must not be empty, got shape {array.shape}")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite, got {_first_bad(array)!r}")
    return array


def same_shape(name: str, array: np.ndarray, expected: Sequence[int]) -> None:
    """Refuse an array whose shape is not the expected one.

    Raises:
        ValueError: the shapes differ; both are quoted.
    """
    if array.shape != tuple(expected):
        raise ValueError(f"{name} must have shape {tuple(expected)}, got {array.shape}")


def _first_bad(array: np.ndarray) -> float:
    return float(array[~np.isfinite(array)].flat[0])


def dimensions(name: str, array: np.ndarray, number_of_axes: int) -> None:
    """Refuse an array with another number of axes.

    Raises:
        ValueError: the number differs; the shape is quoted.
    """
    if array.ndim != number_of_axes:
        raise ValueError(f"{name} must have {number_of_axes} axes, got shape {array.shape}")


def problem_params(params: Any, shape: Sequence[int], dtype: np.dtype) -> np.ndarray:
    """Return a problem's parameters as an array, if its last axes have the shape wanted.

    Raises:
        TypeError: params have another dtype than the problem's data.
        ValueError: params are empty or not finite, or their last axes have another shape.
    """
    params = float_array("params", params)
    same_dtype("params", params, dtype)
    shape = tuple(shape)
    if params.ndim < len(shape) or params.shape[-len(shape) :] != shape:
        wanted = ", ".join(str(size) for size in shape)
        raise ValueError(f"params must have shape (..., {wanted}), got {params.shape}")
    return params


def zeros_and_ones(name: str, array: np.ndarray) -> None:
    """Refuse an array that holds anything but 0 and 1.

    Raises:
        ValueError: it does; the first such value is quoted.
    """
    wrong = array[(array != 0) & (array != 1)]
    if wrong.size:
        raise ValueError(f"{name} must be 0 or 1, got {float(wrong[0])!r}")


def same_dtype(name: str, array: np.ndarray, expected: np.dtype) -> None:
    """Refuse an array of another dtype.

    Raises:
        TypeError: the dtypes differ; both are quoted.
    """
    if array.dtype != expected:
        raise TypeError(f"{name} must be {expected}, got {array.dtype}")


def batch(indices: Any, *arrays: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return the rows of some arrays that make a batch; all of them if indices is None.

    Raises:
        TypeError: indices are not integers.
        ValueError: there are none, or one is out of range.
    """
    if indices is None:
        return arrays
    indices = np.asarray(indices)
    if indices.size == 0 or indices.ndim != 1:
        raise ValueError(f"indices must have shape (batch,) and not be empty, got {indices.shape}")
    if indices.dtype.kind not in "iu":
        raise TypeError(f"indices must be integers, got {indices.dtype}")
    rows = len(arrays[0])
    wrong = indices[(indices < 0) | (indices >= rows)]
    if wrong.size:
        raise ValueError(f"indices must be from 0 to {rows - 1}, got {wrong[0]}")
    return tuple(array[indices] for array in arrays)


def function(name: str, value: Any) -> None:
    """Refuse what cannot be called.

    Raises:
        TypeError: it cannot; the value is quoted.
    """
    if not callable(value):
        raise TypeError(f"{name} must be callable, got {value!r}")


def mapping(name: str, value: Any) -> None:
    """Refuse what is not a dictionary with something in it.

    Raises:
        TypeError: it is no dictionary.
        ValueError: it is empty.
    """
    if not isinstance(value, Mapping):
        raise TypeError(f"{name} must be a dictionary, got {value!r}")
    if not value:
        raise ValueError(f"{name} must not be empty, got {value!r}")


def optimizer(name: str, value: Any) -> None:
    """Refuse what has no update method, or is a class instead of an instance.

    Raises:
        TypeError: it is so; the value is quoted.
    """
    has_update = callable(getattr(value, "update", None))
    if not has_update or isinstance(value, (type, Mapping)):
        raise TypeError(f"{name} must have an update method, and be no class, got {value!r}")


def axes(name: str, value: Any) -> None:
    """Refuse what names no axes: not None, an integer, or a tuple of integers.

    Raises:
        TypeError: it does not; the value is quoted.
    """
    parts = value if isinstance(value, tuple) else (value,)
    if value is not None and not all(type(part) is int for part in parts):
        raise TypeError(f"{name} must be None, an integer or a tuple of them, got {value!r}")


def step(name: str, params: Any, gradients: Any, state: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return params and gradients as arrays, if they fit each other and the state so far.

    Args:
        name: what the gradients are called.
        params: float32 or float64, finite.
        gradients: same shape and dtype.
        state: an array like params, or a number before the first step.

    Raises:
        TypeError: an array holds no floats, or dtypes differ.
        ValueError: an array is empty or not finite, or shapes differ.
    """
    params, gradients = float_array("params", params), float_array(name, gradients)
    same_shape(name, gradients, params.shape)
    same_dtype(name, gradients, params.dtype)
    if np.ndim(state):
        same_shape("params", params, np.shape(state))
        same_dtype("params", params, state.dtype)
    return params, gradients
