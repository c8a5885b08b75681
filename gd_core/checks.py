"""Checks of arguments, shared by everything but the files meant to be copied alone."""

import inspect
import math
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

FLOATS = (np.dtype(np.float64), np.dtype(np.float32))
MOST_AXES = 64  # of an array of NumPy's
LARGEST_COUNT = 2**63 - 1  # as far as NumPy counts; a float holds it too


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
    if isinstance(value, int) and abs(value) > sys.float_info.max:
        raise ValueError(f"{name} must fit a float, got an integer of {value.bit_length()} bits")
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


def count(name: str, value: Any, least: int = 1, *, most: float = LARGEST_COUNT) -> int:
    """Return an integer from `least` to `most` as Python's own, which cannot wrap around.

    Raises:
        TypeError: the value is not an integer.
        ValueError: it is out of range.
    """
    if type(value) is not int:  # which is the usual case
        if not _is_integer(value):
            raise TypeError(f"{name} must be an integer, got {value!r}")
        value = int(value)
    if value < least:
        raise ValueError(f"{name} must be >= {least}, got {value!r}")
    if value > most:
        raise ValueError(f"{name} must be <= {most}, got an integer of {value.bit_length()} bits")
    return value


def count_field(owner: Any, name: str, least: int = 1) -> None:
    """Check an integer of a frozen dataclass, and keep it as `count` returns it.

    Raises: as count.
    """
    object.__setattr__(owner, name, count(name, getattr(owner, name), least))


def array(name: str, value: Any) -> np.ndarray:
    """Return a value as an array.

    Raises:
        ValueError: it is a list whose parts have several shapes.
    """
    try:
        return np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} must have one shape, got {value!r:.80}") from None


def float_array(name: str, value: Any) -> np.ndarray:
    """Return a finite, non-empty array of float32 or float64.

    Raises:
        TypeError: the array holds something else, for instance integers.
        ValueError: it is empty, not finite, or a list whose parts have several shapes.
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


def gradient_optimizer(name: str, value: Any) -> None:
    """Refuse what is no optimizer, or one whose update wants a gradient function.

    Raises:
        TypeError: it is so; the value is quoted.
    """
    optimizer(name, value)
    if wants_function(value):
        raise TypeError(f"{name} must take gradients, not a gradient function, got {value!r}")


def wants_function(value: Any) -> bool:
    """Tell whether an optimizer's update takes a gradient function instead of gradients."""
    try:
        return "gradient_fn" in inspect.signature(value.update).parameters
    except ValueError:  # a method written in C may not say what it takes
        return False


def loss_function(name: str, value: Any) -> None:
    """Refuse what cannot be called or has no gradient, and a class instead of an instance.

    Raises:
        TypeError: it is so; the value is quoted.
    """
    has_gradient = callable(value) and callable(getattr(value, "gradient", None))
    if not has_gradient or isinstance(value, type):
        wanted = "must be callable and have a gradient, and be no class"
        raise TypeError(f"{name} {wanted}, got {value!r}")


def axes(name: str, value: Any) -> None:
    """Refuse what names no axes: not None, an integer, or a tuple of integers.

    Raises:
        TypeError: it does not; the value is quoted.
        ValueError: an integer is beyond the axes that any array can have.
    """
    parts = value if isinstance(value, tuple) else (value,)
    if value is None:
        return
    if not all(_is_integer(part) for part in parts):
        raise TypeError(f"{name} must be None, an integer or a tuple of them, got {value!r}")
    if not all(-MOST_AXES <= part < MOST_AXES for part in parts):
        raise ValueError(f"{name} must be from {-MOST_AXES} to {MOST_AXES - 1}, got {value!r}")


def _is_integer(value: Any) -> bool:
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool)


def step(name: str, params: Any, gradients: Any, state: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return params and gradients as arrays, if they fit each other and the state so far.

    Args:
        name: what the gradients are called.
        params: float32 or float64, finite.
        gradients: same shape and dtype.
        state: an array like params, or a float before the first step.

    Raises:
        TypeError: an array holds no floats, or dtypes differ.
        ValueError: an array is empty or not finite, or shapes differ.
    """
    params, gradients = float_array("params", params), float_array(name, gradients)
    same_shape(name, gradients, params.shape)
    same_dtype(name, gradients, params.dtype)
    if type(state) is not float:
        same_shape("params", params, state.shape)
        same_dtype("params", params, state.dtype)
    return params, gradients
