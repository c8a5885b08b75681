"""Checks of arrays: what they hold, and how they fit together."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

FLOATS = (np.dtype(np.float64), np.dtype(np.float32))


def array(name: str, value: Any) -> np.ndarray:
    """Return a value as an array.

    Raises:
        ValueError: The value is a list whose parts have several shapes.
    """
    try:
        return np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} must have one shape, got {value!r:.80}") from None


def float_array(name: str, value: Any) -> np.ndarray:
    """Return a finite, non-empty array of float32 or float64.

    Raises:
        TypeError: The array holds something else, for instance integers.
        ValueError: The array is empty, not finite, or a list whose parts have several shapes.
    """
    values = array(name, value)
    if values.dtype not in FLOATS:
        raise TypeError(f"{name} must be float32 or float64, got {values.dtype}")
    if values.size == 0:
        raise ValueError(f"{name} must not be empty, got shape {values.shape}")
    # Quick, but the square of a large number is infinite too: then a second look decides.
    if not np.vdot(values, values) < math.inf and not np.isfinite(values).all():
        raise ValueError(f"{name} must be finite, got {_first_bad(values)!r}")
    return values


def same_shape(name: str, array: np.ndarray, expected: Sequence[int]) -> None:
    """Refuse an array whose shape is not the expected one.

    Raises:
        ValueError: The shapes differ; both are quoted.
    """
    if array.shape != tuple(expected):
        raise ValueError(f"{name} must have shape {tuple(expected)}, got {array.shape}")


def _first_bad(array: np.ndarray) -> float:
    return float(array[~np.isfinite(array)].flat[0])


def dimensions(name: str, array: np.ndarray, number_of_axes: int) -> None:
    """Refuse an array with another number of axes.

    Raises:
        ValueError: The number differs; the shape is quoted.
    """
    if array.ndim != number_of_axes:
        raise ValueError(f"{name} must have {number_of_axes} axes, got shape {array.shape}")


def problem_params(params: Any, shape: Sequence[int], dtype: np.dtype) -> np.ndarray:
    """Return a problem's parameters as an array, if its last axes have the shape wanted.

    Raises:
        TypeError: The params have another dtype than the problem's data.
        ValueError: The params are empty or not finite, or their last axes have another shape.
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
        ValueError: An element is neither 0 nor 1; the first such is quoted.
    """
    wrong = array[(array != 0) & (array != 1)]
    if wrong.size:
        raise ValueError(f"{name} must be 0 or 1, got {float(wrong[0])!r}")


def float_arrays(name: str, value: Any) -> list[np.ndarray]:
    """Return several finite, non-empty arrays of float32 or float64.

    Raises:
        TypeError: The value is no list or tuple, or an array holds something else than floats.
        ValueError: There is none, or one is empty, not finite, or of several shapes.
    """
    if not isinstance(value, (list, tuple)):
        raise TypeError(f"{name} must be a list of arrays, got {value!r}")
    if not value:
        raise ValueError(f"{name} must not be empty, got {value!r}")
    return [float_array(f"{name}[{i}]", item) for i, item in enumerate(value)]


def same_dtype(name: str, array: np.ndarray, expected: np.dtype) -> None:
    """Refuse an array of another dtype.

    Raises:
        TypeError: The dtypes differ; both are quoted.
    """
    if array.dtype != expected:
        raise TypeError(f"{name} must be {expected}, got {array.dtype}")


def batch(indices: Any, *arrays: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return the rows of some arrays that make a batch; all of them if indices is None.

    Raises:
        TypeError: The indices are not integers.
        ValueError: There are no indices, or one is out of range.
    """
    if indices is None:
        return arrays
    indices = array("indices", indices)
    if indices.size == 0 or indices.ndim != 1:
        raise ValueError(f"indices must have shape (batch,) and not be empty, got {indices.shape}")
    if indices.dtype.kind not in "iu":
        raise TypeError(f"indices must be integers, got {indices.dtype}")
    rows = len(arrays[0])
    wrong = indices[(indices < 0) | (indices >= rows)]
    if wrong.size:
        raise ValueError(f"indices must be from 0 to {rows - 1}, got {wrong[0]}")
    return tuple(array[indices] for array in arrays)


def step(name: str, params: Any, gradients: Any, state: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return params and gradients as arrays, if they fit each other and the state so far.

    Args:
        name: What the gradients are called.
        params: The parameters, any shape, float32 or float64, finite.
        gradients: The gradient at params, same shape and dtype.
        state: An array like params, or a float before the first step.

    Raises:
        TypeError: An array holds no floats, or dtypes differ.
        ValueError: An array is empty or not finite, or shapes differ.
    """
    params, gradients = float_array("params", params), float_array(name, gradients)
    same_shape(name, gradients, params.shape)
    same_dtype(name, gradients, params.dtype)
    if type(state) is not float:
        same_shape("params", params, state.shape)
        same_dtype("params", params, state.dtype)
    return params, gradients
