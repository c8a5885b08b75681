"""What is true of an optimizer, whether it is checked or not."""

import functools
import inspect
from typing import Any

import numpy as np

from gd_core.guard.settings import class_of


def state_of(optimizer: Any) -> dict[str, Any]:
    """Return what an optimizer remembers: attributes that are neither given nor private."""
    given = _given_to(type(optimizer))
    return {k: v for k, v in vars(optimizer).items() if k not in given and not k.startswith("_")}


@functools.lru_cache(maxsize=64)
def _given_to(kind: type) -> frozenset[str]:
    return frozenset(inspect.signature(kind.__init__).parameters)


def looks_ahead(optimizer: Any) -> bool:
    """Tell whether update takes a gradient function in place of gradients.

    A wrapper whose own update names neither is like the `optimizer` that it wraps.
    """
    try:
        parameters = inspect.signature(optimizer.update).parameters
    except ValueError:  # a method written in C may not say what it takes
        return False
    if "gradient_fn" in parameters or "gradients" in parameters:
        return "gradient_fn" in parameters
    return hasattr(optimizer, "optimizer") and looks_ahead(optimizer.optimizer)


def is_elementwise(optimizer: Any) -> bool:
    """Tell whether an optimizer moves each element by itself, so that one array may hold many runs.

    `@checked` knows of an update that it guards. A class with any other is tried on a small
    matrix, with its default settings, and counts as elementwise where that is not possible. A
    wrapper is like what it wraps.
    """
    while hasattr(optimizer, "optimizer"):
        optimizer = optimizer.optimizer
    kind = class_of(optimizer)
    looks_at_whole_array = getattr(kind.update, "looks_at_whole_array", None)
    if looks_at_whole_array is not None:
        return not looks_at_whole_array
    try:
        first, again, other = (_corner_after_steps(kind(), slope) for slope in (4.0, 4.0, -3.0))
    except Exception:
        return True
    return first == other or first != again  # where chance has a part, two runs prove nothing


def _corner_after_steps(optimizer: Any, last_slope: float) -> float:
    """Run a few steps on a matrix with fixed gradients; only the last of them may vary."""
    params, gradients = np.ones((2, 2)), np.array([[1.0, 2.0], [3.0, last_slope]])
    slope = (lambda _: gradients) if looks_ahead(optimizer) else gradients
    with np.errstate(all="ignore"):
        for _ in range(3):
            params = optimizer.update(params, slope)
    return float(params[0, 0])


def let_runs_end(optimizer: Any) -> None:
    """Make a step whose state is not finite give NaN where it is not, in place of an error.

    Of many runs in one array, one may then end while the others go on. The state keeps what it
    was where it would not be finite. It is meant for a loop that silences NumPy, looks at params
    and gradients itself, and has the optimizer to itself: after an error the state is not put
    back.
    """
    while hasattr(optimizer, "optimizer"):
        optimizer = optimizer.optimizer
    if hasattr(optimizer, "_looks_at_whole_array"):  # which `@checked` has put there
        optimizer._fitted_in_loop = {}
