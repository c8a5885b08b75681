"""What stands around the update of an optimizer."""

import inspect
from typing import Any

import numpy as np

from gd_core.guard.arrays import float_array, refuse_bad_number, refuse_misfit
from gd_core.guard.gradient_function import checked_gradient_fn
from gd_core.guard.kept import (
    LARGE,
    kept_state,
    refuse_other_state,
    refuse_state_set_by_hand,
    replaces_large,
)
from gd_core.guard.outcome import (
    FIXED,
    are_finite,
    float_arrays,
    keep_finite,
    reason_why_not_finite,
    refuse_result,
)
from gd_core.guard.settings import Setting, fit_settings

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
        refuse_other_state(state, self.no_state, params)
        if self.matrix and params.ndim != 2:
            raise ValueError(f"params must be a matrix, got an array of shape {params.shape}")
        before = kept = state.copy()
        if not is_in_loop:
            kept = kept_state(before, self.no_state)
        try:
            fitted = fit_settings(state, self.settings, params)
            call = _call if is_in_loop else _call_quietly
            result = call(update, optimizer, params, slope)
            for name, value in fitted.items():
                if state.get(name) is value and not _has_changed(value, before[name]):
                    state[name] = before[name]
            if type(result) is not np.ndarray or result.shape != shape or result.dtype != dtype:
                refuse_result(result, shape, dtype)
            arrays = self.look_at(state, before)
            if arrays:
                is_large = params.size >= LARGE
                state["_last"] = shape, dtype, is_large and replaces_large(state, before)
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

    def look_at(self, state: dict[str, Any], before: dict[str, Any]) -> list[Any]:
        """Collect the arrays that a step may have changed."""
        arrays = []
        for name, value in state.items():
            if name not in self.no_state:
                if type(value) is np.ndarray and value.dtype.kind == "f":
                    arrays.append(value)
                elif type(value) is not int and not (
                    isinstance(value, FIXED) and value is before.get(name)
                ):
                    arrays += float_arrays(value)
        return arrays

    def explain(self, error: BaseException, optimizer: Any, params: Any, gradients: Any) -> None:
        """Raise what says more than an error in a step: bad input, or numbers too large."""
        if isinstance(error, Exception):
            refuse_bad_number("params", params)
            refuse_bad_number("gradients", gradients)
        if isinstance(error, ValueError):
            refuse_state_set_by_hand(vars(optimizer), self.no_state, params)
        if isinstance(error, BROKEN_OFF) and not self.looks_ahead:  # there it may be the caller's
            message = f"the step is not finite: {type(error).__name__} in {optimizer!r}"
            raise FloatingPointError(message) from error


def _has_changed(fitted: Any, given: Any) -> bool:
    """Tell whether a step has changed an array setting in place."""
    is_array = type(fitted) is np.ndarray
    return is_array and not np.array_equal(fitted, np.asarray(given, fitted.dtype))


def _call(update: Any, optimizer: Any, params: Any, slope: Any) -> Any:
    return update(optimizer, params, slope)


# The outcome is looked at anyway, so NumPy need not warn of what happens on the way to it.
_call_quietly = np.errstate(over="ignore", divide="ignore", invalid="ignore")(_call)
