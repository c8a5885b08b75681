"""The outcome of a step: whether it is finite, and if not, why."""

import math
from typing import Any

import numpy as np

from gd_core.guard.arrays import broadcasts, refuse_misfit

FIXED = (float, int, str, type(None), np.generic)  # what nothing changes in place


def refuse_result(result: Any, shape: tuple[int, ...], dtype: Any) -> None:
    """Refuse what an update returns in place of new params."""
    if not isinstance(result, (np.ndarray, np.generic)):
        raise TypeError(f"optimizer.update must return an array, got {result!r:.80}")
    refuse_misfit("what optimizer.update returns", result, "params", shape, dtype)


def float_arrays(value: Any) -> list[Any]:
    """Find all floats in a piece of state: a number, an array, or a list of arrays."""
    if isinstance(value, (list, tuple)):
        return [array for part in value for array in float_arrays(part)]
    is_number = isinstance(value, (float, np.ndarray, np.generic))
    return [array] if is_number and (array := np.asarray(value)).dtype.kind == "f" else []


def are_finite(arrays: list[Any]) -> bool:
    """Look through arrays, two at a time where two are of one size."""
    while arrays:
        one = arrays.pop()
        other = arrays.pop() if arrays and arrays[-1].size == one.size else one
        # Their product is NaN or infinite if one of their numbers is, and where it overflows.
        if not math.isfinite(np.vdot(one, other)) and not (
            np.isfinite(one).all() and np.isfinite(other).all()
        ):
            return False
    return True


def keep_finite(state: dict[str, Any], before: dict[str, Any], result: Any) -> np.ndarray:
    """Return a step's result with NaN where it, or the state, is not finite; mend the state."""
    good = np.isfinite(result)
    for array in float_arrays(list(state.values())):
        fits = broadcasts(array.shape, good.shape)
        good = good & (np.isfinite(array) if fits else np.isfinite(array).all())
    for name, value in state.items():
        if type(value) is np.ndarray:
            is_good = good if value.shape == good.shape else np.isfinite(value)
            state[name] = np.where(is_good, value, before.get(name, 0.0))
    return np.where(good, result, np.nan)


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
    size = "" if gradients is None else f" with a gradient of {np.abs(gradients).max():g}"
    return f"{names[0] if names else 'the new params'} would overflow{size}"
