"""What stands around the update of an optimizer."""

import copy
import inspect
from contextlib import nullcontext
from typing import Any

import numpy as np

from gd_core.guard.arrays import float_array, refuse_bad_number, refuse_misfit
from gd_core.guard.outcome import (
    FIXED,
    are_finite,
    float_arrays,
    keep_finite,
    reason_why_not_finite,
    refuse_result,
)
from gd_core.guard.settings import Setting, fit_settings

LARGE = 100_000  # numbers from which on one more look at an array counts
BROKEN_OFF = (OverflowError, ZeroDivisionError, np.linalg.LinAlgError)


class StepGuard:
    """What stands around the update of one class."""

    def __init__(self, update: Any, settings: dict[str, Setting], matrix: bool) -> None:
        self.settings, self.matrix = settings, matrix
        self.signature = inspect.signature(update)
        self.looks_ahead = "gradient_fn" in self.signature.parameters
        self.no_state = frozenset((*settings, "_last", "_lets_runs_end"))

    def step(self, optimizer: Any, params: Any, slope: Any, update: Any) -> Any:
        """Take a step, or leave the optimizer as it was."""
        state = vars(optimizer)
        is_in_loop = "_lets_runs_end" in state
        params, slope, gradients = self.check_arguments(params, slope, is_in_loop)
        shape, dtype = params.shape, params.dtype
        last = state.get("_last")  # shape, dtype, and whether all state was replaced
        if last and (last[0] != shape or last[1] != dtype):
            refuse_misfit("params", params, "the optimizer's state", *last[:2])
        if self.matrix and params.ndim != 2:
            raise ValueError(f"params must be a matrix, got an array of shape {params.shape}")
        before = kept = state.copy()
        # Arrays may be changed in place, where a reference is no copy.
        if not is_in_loop and (not last or not last[2]):
            kept = {k: v if k in self.no_state else _copy_of(v) for k, v in before.items()}
        try:
            fitted = fit_settings(state, self.settings, params)
            call = _call if is_in_loop else _call_quietly
            result = call(update, optimizer, params, slope)
            for name in fitted:
                if state.get(name) is fitted[name]:  # unless the step has changed its setting
                    state[name] = before[name]
            if type(result) is not np.ndarray or result.shape != shape or result.dtype != dtype:
                refuse_result(result, shape, dtype)
            arrays, replaces_all = self.look_at(state, before)
            if arrays:
                state["_last"] = shape, dtype, replaces_all
            # Bad gradients mostly show in the state, so that a large array is not looked at.
            arrays += [gradients, result] if gradients.size < LARGE or not arrays else [result]
            if not are_finite(arrays):
                if not is_in_loop:
                    known = None if self.looks_ahead else gradients
                    reason = reason_why_not_finite(state, before, known, result)
                    raise FloatingPointError(f"the step is not finite: {reason}")
                result = keep_finite(state, before, result)
        except BaseException as error:
            state.clear()
            state.update(kept)
            self.explain(error, optimizer, params, gradients)
            raise
        return result

    def check_arguments(
        self, params: Any, slope: Any, is_in_loop: bool
    ) -> tuple[Any, Any, np.ndarray]:
        """Return params, what the update is given with them, and gradients as far as known.

        Whether their numbers are finite shows in the outcome, which saves a look at them here.
        """
        params = float_array("params", params)
        if self.looks_ahead:
            return params, checked_gradient_fn(slope, params, is_in_loop), params
        gradients = float_array("gradients", slope)
        if gradients.shape != params.shape or gradients.dtype != params.dtype:
            refuse_misfit("gradients", gradients, "params", params.shape, params.dtype)
        return params, gradients, gradients

    def look_at(self, state: dict[str, Any], before: dict[str, Any]) -> tuple[list[Any], bool]:
        """Collect the arrays that a step may have changed, and tell whether it replaced all."""
        arrays, replaces_all = [], True
        for name, value in state.items():
            if name not in self.no_state:
                old = before.get(name)
                if value is old or type(value) is not type(old):
                    replaces_all &= isinstance(value, FIXED)
                if type(value) is np.ndarray:
                    arrays.append(value)
                elif type(value) is not int and not (value is old and isinstance(value, FIXED)):
                    arrays += float_arrays(value)
        return arrays, replaces_all

    def explain(self, error: BaseException, optimizer: Any, params: Any, gradients: Any) -> None:
        """Raise what says more than an error in a step: bad input, or numbers too large."""
        if isinstance(error, Exception):
            refuse_bad_number("params", params)
            refuse_bad_number("gradients", gradients)
        if isinstance(error, BROKEN_OFF) and not self.looks_ahead:  # there it may be the caller's
            message = f"the step is not finite: {type(error).__name__} in {optimizer!r}"
            raise FloatingPointError(message) from error


def _copy_of(value: Any) -> Any:
    return value.copy() if type(value) is np.ndarray else copy.deepcopy(value)


def _call(update: Any, optimizer: Any, params: Any, slope: Any) -> Any:
    return update(optimizer, params, slope)


# The outcome is looked at anyway, so NumPy need not warn of what happens on the way to it.
_call_quietly = np.errstate(over="ignore", divide="ignore", invalid="ignore")(_call)


def checked_gradient_fn(function: Any, start: np.ndarray, is_in_loop: bool) -> Any:
    """Return a gradient function whose gradients are checked."""
    if not callable(function):
        raise TypeError(f"gradient_fn must be a function of params, got {function!r:.80}")
    refuse_bad_number("params", start)
    modes: Any = None if is_in_loop else np.geterr()

    def gradient_fn(params: np.ndarray) -> np.ndarray:
        # The caller's own function warns as the caller likes.
        with np.errstate(**modes) if modes else nullcontext():
            gradients = float_array("gradients", function(params))
        refuse_misfit("gradients", gradients, "params", start.shape, start.dtype)
        refuse_bad_number("gradients", gradients)
        return gradients

    return gradient_fn
