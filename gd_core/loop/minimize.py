"""The only optimization loop: a function, a start, an optimizer, and every step on record."""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np

from gd_core import checks
from gd_core.loop import run_checks
from gd_core.loop.recorder import Recorder
from gd_core.loop.trajectory import Trajectory


def minimize(
    function: Any,
    start: np.ndarray,
    optimizer: Any,
    steps: int,
    schedule: Callable[[int], float] | None = None,
    clip: Callable[[np.ndarray], np.ndarray] | None = None,
    *,
    limit: float = 1e12,
    record_states: bool = False,
) -> Trajectory:
    """Run an optimizer on a function and record every step.

    The optimizer is copied first: the one given stays as it was, and a second call gives the
    same result. Divergence is recorded, never raised: a run whose parameters, loss or gradient
    stop being finite, or pass `limit` in size, ends there. Of many runs the others go on.

    Args:
        function: `function(params)` is the loss and `function.gradient(params)` its gradient.
        start: the first parameters, float32 or float64, any shape. Where the loss of a start of
            shape (*runs, n) has shape runs, these are separate runs, made at once; the optimizer
            must then move each element by itself, as most do.
        optimizer: has `update(params, gradients)`, or `update(params, gradient_fn)` as Nesterov.
        steps: the number of updates, at least 0.
        schedule: `optimizer.learning_rate` is set to `schedule(step)` before each step, from 0.
        clip: applied to every gradient before the optimizer sees it. It is given the gradients
            of all runs in one array.
        limit: the size at which a run counts as diverged, above 0.
        record_states: keep the optimizer's arrays of every step in `Trajectory.states`.

    Raises:
        TypeError: an argument is of the wrong kind, for instance a start of integers.
        ValueError: start is empty or not finite, steps is negative, limit is not positive, or
            the shapes of the function's loss or gradient do not fit the start, or there are
            many runs and the optimizer looks at the whole array, as LAMB does, or the schedule
            gives rates of two shapes.
    """
    start, steps = _check(function, start, optimizer, steps, schedule, clip, limit)
    optimizer = copy.deepcopy(optimizer)
    # Overflow is what a diverging run does; it is recorded, so NumPy need not warn of it.
    with np.errstate(all="ignore"):
        watch = _Watch(function, start, clip, limit)
        run_checks.check_runs(optimizer, watch.loss)
        record = Recorder(watch, optimizer, steps, record_states)
        update = _updater(optimizer, watch)
        for step in range(steps):
            if watch.any_over and watch.over.all():
                break
            if schedule is not None:
                optimizer.learning_rate = run_checks.check_rate(schedule(step), record.rates)
            record.rates.append(np.array(getattr(optimizer, "learning_rate", np.nan)))
            watch.move(update(watch.params, watch.gradient))
            record.row(step + 1)
    return record.trajectory()


def _check(
    function: Any, start: Any, optimizer: Any, steps: Any, schedule: Any, clip: Any, limit: Any
) -> tuple[np.ndarray, int]:
    checks.loss_function("function", function)
    checks.optimizer("optimizer", optimizer)
    steps = checks.count("steps", steps, least=0)
    for name, value in (("schedule", schedule), ("clip", clip)):
        if value is not None:
            checks.function(name, value)
    checks.number("limit", limit, above=0)
    return checks.float_array("start", start), steps


def _updater(optimizer: Any, watch: "_Watch") -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
    """Return update(params, gradient), whether the optimizer wants a gradient or a function."""
    if checks.wants_function(optimizer):
        return lambda params, _: optimizer.update(params, watch.look_ahead)
    if watch.clip is None:
        return optimizer.update
    return lambda params, gradient: optimizer.update(params, watch.clip(gradient))


class _Watch:
    """Where the runs are, and which of them are over."""

    def __init__(self, function: Any, start: np.ndarray, clip: Any, limit: float) -> None:
        self.function, self.clip, self.limit = function, clip, float(limit)
        self.square_of_limit = self.limit * self.limit
        self.start, self.shape = start, start.shape
        # Copies, so that a function that works in place changes neither start nor the caller's.
        loss = run_checks.check_loss(function(start.copy()), start)
        run_checks.check_gradient(function.gradient(start.copy()), start)
        self.inner_axes = tuple(range(loss.ndim, start.ndim))
        self.over = np.zeros(loss.shape, bool)
        self.any_over = False
        self.move(start.copy())

    def move(self, params: np.ndarray) -> None:
        """Evaluate the function at new parameters, and find the runs that are over.

        Raises:
            TypeError: the optimizer's update returned no array.
            ValueError: it returned one of another shape.
        """
        if getattr(params, "shape", None) != self.shape:
            run_checks.refuse_update(params, self.shape)
        self._end_if_large(params, self.inner_axes)
        # A run that is over rests at the start with gradient 0, so that no other run notices.
        if self.any_over:
            params = self._rest(params, self.start)
        self.loss = np.asarray(self.function(params))
        gradient = self.function.gradient(params)
        self._end_if_large(self.loss, ())
        self._end_if_large(gradient, self.inner_axes)
        if self.any_over:
            params, gradient = self._rest(params, self.start), self._rest(gradient, 0)
        self.params, self.gradient = params, gradient

    def look_ahead(self, params: np.ndarray) -> np.ndarray:
        """Return the clipped gradient elsewhere, 0 for runs that are over."""
        self._end_if_large(params, self.inner_axes)
        if self.any_over:
            params = self._rest(params, self.start)
        gradient = self.function.gradient(params)
        self._end_if_large(gradient, self.inner_axes)
        if self.any_over:
            gradient = self._rest(gradient, 0)
        return gradient if self.clip is None else self.clip(gradient)

    def _end_if_large(self, array: np.ndarray, axes: tuple[int, ...]) -> None:
        # No number is larger than the root of all squares' sum: one quick look for most steps.
        squares = np.vdot(array, array) if array.ndim else array * array
        if squares < self.square_of_limit:
            return
        # NaN compares false, and so counts as too large; infinity is above the largest float.
        limit = min(self.limit, float(np.finfo(array.dtype).max))
        self.over = self.over | ~(np.abs(array).max(axis=axes) <= limit)
        self.any_over = bool(self.over.any())

    def _rest(self, array: np.ndarray, rest: np.ndarray | float) -> np.ndarray:
        over = np.expand_dims(self.over, self.inner_axes)
        return np.where(over, np.asarray(rest, array.dtype), array)
