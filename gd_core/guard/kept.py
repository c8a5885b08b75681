"""The state that is put back after an error, and whether it fits."""

import copy
from typing import Any

import numpy as np

from gd_core.guard.arrays import broadcasts, refuse_misfit
from gd_core.guard.in_place import ANYTHING
from gd_core.guard.outcome import FIXED, holds_arrays

# Values, and lists of them, that only what `changed_in_place` looks for can change.
SIMPLE = frozenset(
    (float, int, bool, str, type(None), list, tuple, np.ndarray, np.float64, np.float32)
)


def kept_state(
    state: dict[str, Any], in_place: frozenset[str] | None, no_state: frozenset[str]
) -> dict[str, Any]:
    """Return what is put back: the state itself, or copies where a step may change it in place."""
    is_replaced = in_place is not ANYTHING and all(
        isinstance(state.get(k), FIXED) for k in in_place
    )
    if is_replaced and SIMPLE.issuperset(map(type, state.values())):
        return state
    shared: dict[int, Any] = {}  # so that two names of one array stay two names of one array
    return {k: v if k in no_state else _copy_of(v, shared) for k, v in state.items()}


def _copy_of(value: Any, shared: dict[int, Any]) -> Any:
    try:
        return copy.deepcopy(value, shared)
    except Exception:  # a generator, a lock or an open file has no copy
        return value


def refuse_other_state(state: dict[str, Any], no_state: frozenset[str], params: np.ndarray) -> None:
    """Refuse params of another shape or dtype than at the last step, unless the state is new."""
    last = state.get("_last")
    if not last or (last[0] == params.shape and last[1] == params.dtype):
        return
    if any(holds_arrays(value) for name, value in state.items() if name not in no_state):
        refuse_misfit("params", params, "the optimizer's state", *last)


def refuse_state_set_by_hand(
    state: dict[str, Any], no_state: frozenset[str], params: np.ndarray
) -> None:
    """Refuse params that an array of the state cannot be joined with."""
    for name, value in state.items():
        is_state = name not in no_state and isinstance(value, np.ndarray)
        if is_state and not broadcasts(value.shape, params.shape):
            refuse_misfit("params", params, "the optimizer's state", value.shape, params.dtype)
