"""The outcome of a step: whether it is finite, and if not, why."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from gd_core.guard.arrays import broadcasts, refuse_misfit

FIXED = (float, int, complex, str, type(None), np.generic)  # what nothing changes in place

LARGE_GRADIENT = 1e6  # from which on a gradient is named as the reason


def refuse_result(result: Any, params: np.ndarray) -> None:
    """Refuse what an update returns in place of new params."""
    if not isinstance(result, (np.ndarray, np.generic)):
        raise TypeError(f"optimizer.update must return an array, got {result!r:.80}")
    if result.shape != params.shape or result.dtype != params.dtype:
        name = "what optimizer.update returns"
        refuse_misfit(name, result, "params", params.shape, params.dtype)


def float_arrays(value: Any, depth: int = 3) -> list[Any]:
    """Find all floats in a piece of state: a number, an array, or what holds arrays."""
    if isinstance(value, (float, complex, np.ndarray, np.generic)):
        array = np.asarray(value)
        if array.dtype.kind == "c":
            return [np.real(array), np.imag(array)]
        return [array] if array.dtype.kind == "f" else []
    return (
        [array for part in _parts(value) for array in float_arrays(part, depth - 1)]
        if depth
        else []
    )


def holds_arrays(value: Any, depth: int = 3) -> bool:
    """Tell whether a piece of state is an array, or holds one."""
    if isinstance(value, (np.ndarray, np.generic)):
        return True
    return depth > 0 and any(holds_arrays(part, depth - 1) for part in _parts(value))


def _parts(value: Any) -> Iterable[Any]:
    """Return what lists and mappings hold, and the arrays of other objects.

    A plain number of an object may be infinite from its start, as the best loss so far is.
    """
    if isinstance(value, (list, tuple)):
        return value
    if isinstance(value, Mapping):
        return value.values()
    if callable(value) or not hasattr(value, "__dict__"):
        return ()
    return [part for part in vars(value).values() if not isinstance(part, FIXED)]


def are_finite(arrays: list[Any]) -> bool:
    """Look through arrays, two at a time where two are of one size."""
    while arrays:
        one = arrays.pop()
        other = arrays.pop() if arrays and arrays[-1].size == one.size else one
        # Their product is NaN or infinite if one of their numbers is, and where it overflows.
        if not math.isfinite(_product(one, other)) and not (
            np.isfinite(one).all() and np.isfinite(other).all()
        ):
            return False
    return True


def _product(one: Any, other: Any) -> Any:
    """Sum the products; of few numbers the time goes into the call, and dot is called fastest."""
    return one.dot(other) if one.ndim == other.ndim == 1 else np.vdot(one, other)


def keep_finite(state: dict[str, Any], before: dict[str, Any], result: Any) -> np.ndarray:
    """Return a step's result with NaN where it, or the state, is not finite; mend the state."""
    good = np.isfinite(result)
    for array in float_arrays(list(state.values())):
        fits = broadcasts(array.shape, good.shape)
        good = good & (np.isfinite(array) if fits else np.isfinite(array).all())
    for name, value in state.items():
        state[name] = _mended(value, before.get(name), good)
    return np.where(good, result, np.nan)


def _mended(value: Any, old: Any, good: np.ndarray) -> Any:
    """Return a piece of state with what it was where the step is not finite."""
    if type(value) is np.ndarray and value.dtype.kind in "fc":
        is_good = good if value.shape == good.shape else np.isfinite(value)
        fits = isinstance(old, float) or (type(old) is np.ndarray and old.shape == value.shape)
        spare = np.where(np.isfinite(old), old, 0.0) if fits else 0.0  # in place, old is value
        return np.where(is_good, value, spare)
    if type(value) in (list, tuple):
        olds = old if type(old) is type(value) and len(old) == len(value) else [0.0] * len(value)
        mended = [_mended(*pair, good) for pair in zip(value, olds, strict=True)]
        return mended if type(value) is list else tuple(mended)
    if type(value) is dict:
        olds = old if type(old) is dict else {}
        return {key: _mended(part, olds.get(key), good) for key, part in value.items()}
    return value


def reason_why_not_finite(
    state: dict[str, Any], before: dict[str, Any], gradients: np.ndarray | None, result: Any
) -> str:
    """Say in words why a step is not finite."""
    zeros = [k for k, value in state.items() if k.startswith("epsilon") and not np.all(value)]
    names = [
        name
        for name, value in state.items()
        if not (isinstance(value, FIXED) and value is before.get(name))
        and not are_finite(float_arrays(value))
    ]
    if gradients is not None and zeros and (gradients[~np.isfinite(result)] == 0).any():
        return f"a gradient of exactly 0 with {zeros[0]} = 0 divides 0 by 0"
    if zeros and not names:
        return f"with {zeros[0]} = 0 it divides by 0"
    what = names[0] if names else "the new params"
    largest = 0.0 if gradients is None else np.abs(gradients).max()
    if largest < LARGE_GRADIENT:
        return f"{what} would not be finite"
    return f"{what} would overflow with a gradient of {largest:g}"
