"""What stands around the update of an optimizer."""

import functools
import inspect
from typing import Any

import numpy as np

from gd_core.guard.arrays import float_array, refuse_bad_number, refuse_misfit
from gd_core.guard.functional import counters_of
from gd_core.guard.gradient_function import checked_gradient_fn
from gd_core.guard.kept import kept_state, refuse_other_state, refuse_state_set_by_hand
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
LARGE = 100_000  # numbers in an array from which on a look at it is felt


class StepGuard:
    """What stands around the update of one class."""

    def __init__(self, update: Any, settings: dict[str, Setting], matrix: bool) -> None:
        self.update, self.settings, self.matrix = update, settings, matrix
        self.signature = inspect.signature(update)
        self.looks_ahead = "gradient_fn" in self.signature.parameters
        self.no_state = frozenset((*settings, "_last", "_fitted_in_loop"))

    @functools.cached_property
    def counters(self) -> frozenset[str] | None:
        """The attributes that the update counts up, if it changes nothing else in place."""
        return counters_of(self.update)

    def step(self, optimizer: Any, params: Any, slope: Any, update: Any) -> Any:
        """Take a step, or leave the optimizer as it was."""
        state = vars(optimizer)
        known = state.get("_fitted_in_loop")
        params, slope, gradients = self.check_arguments(params, slope, known is not None)
        refuse_other_state(state, self.no_state, params)
        if self.matrix and params.ndim != 2:
            raise ValueError(f"params must be a matrix, got an array of shape {params.shape}")
        before = kept = state.copy()
        if known is None:
            kept = kept_state(before, self.no_state, self.counters)
        try:
            if known is None:
                return self.take(optimizer, params, slope, update, before, gradients)
            return self.take_in_loop(optimizer, params, slope, update, before, known)
        except BaseException as error:
            state.clear()
            state.update(kept)
            self.explain(error, optimizer, params, gradients)
            raise

    # The outcome is looked at anyway, so NumPy need not warn of what happens on the way to it.
    @np.errstate(over="ignore", divide="ignore", invalid="ignore")
    def take(
        self, optimizer: Any, params: Any, slope: Any, update: Any, before: Any, gradients: Any
    ) -> Any:
        """Take a step, and refuse it if it is not finite."""
        state = vars(optimizer)
        fitted = fit_settings(state, self.settings, params)
        result = update(optimizer, params, slope)
        for name in fitted:
            _give_back(name, state, before, fitted)
        refuse_result(result, params)
        arrays = self.look_at(state, before)
        if arrays:
            state["_last"] = params.shape, params.dtype
        # Bad gradients mostly show in the state, so that a large array is not looked at.
        arrays += [gradients, result] if gradients.size < LARGE or not arrays else [result]
        if not are_finite(arrays):
            known = None if self.looks_ahead else gradients
            reason = reason_why_not_finite(state, before, known, result)
            raise FloatingPointError(f"the step is not finite: {reason}")
        return result

    def take_in_loop(
        self, optimizer: Any, params: Any, slope: Any, update: Any, before: Any, known: Any
    ) -> Any:
        """Take a step of a loop, which looks at params and gradients itself.

        Settings stay as they were fitted, so that each is looked at once, unless it is cast.
        """
        state = vars(optimizer)
        fitted = fit_settings(state, self.settings, params, known)
        result = update(optimizer, params, slope)
        for name, value in fitted.items():
            if type(value) is np.ndarray and value.dtype != np.asarray(before[name]).dtype:
                _give_back(name, state, before, fitted)
            else:
                known[name] = value
        refuse_result(result, params)
        finite = are_finite(self.look_at(state, before))
        return result if finite else keep_finite(state, before, result)

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


def _give_back(
    name: str, state: dict[str, Any], before: dict[str, Any], fitted: dict[str, Any]
) -> None:
    """Give a setting its form back that was fitted to a step, unless the step has changed it."""
    value, given = fitted[name], before[name]
    is_array = type(value) is np.ndarray
    has_changed = is_array and not np.array_equal(value, np.asarray(given, value.dtype))
    if state.get(name) is value and not has_changed:
        state[name] = given
