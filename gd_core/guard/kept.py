"""The state that is put back after an error, and whether it fits."""

import copy
from typing import Any

import numpy as np

from gd_core.guard.arrays import broadcasts, refuse_misfit
from gd_core.guard.outcome import holds_arrays

PLAIN = frozenset((float, int, bool, str, type(None)))  # what nothing changes in place


def kept_state(
    state: dict[str, Any], no_state: frozenset[str], counters: frozenset[str] | None = None
) -> dict[str, Any]:
    """Return the state as it is put back: copies, since a step may change arrays in place.

    A step that is known to change nothing but its counters needs none while these are numbers.
    """
    if counters is not None and all(type(state.get(name)) in PLAIN for name in counters):
        return state
    shared: dict[int, Any] = {}  # so that two names of one array stay two names of one array
    kept = state.copy()
    for name, value in state.items():
        if type(value) not in PLAIN and name not in no_state:
            kept[name] = _copy_of(value, shared)
    return kept


def _copy_of(value: Any, shared: dict[int, Any]) -> Any:
    if type(value) is np.ndarray:
        if id(value) not in shared:
            shared[id(value)] = value.copy()
        return shared[id(value)]
    try:
        return copy.deepcopy(value, shared)
    except Exception:  # a generator, a lock or an open file has no copy
        return value


def refuse_other_state(state: dict[str, Any], no_state: frozenset[str], params: np.ndarray) -> None:
    """Refuse params of another shape or dtype than at the last step, unless the state is new."""
    last = state.get("_last")
    if not last or last == (params.shape, params.dtype):
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
