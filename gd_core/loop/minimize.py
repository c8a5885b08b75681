"""The only optimization loop: a function, a start, an optimizer, and every step on record."""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np

from gd_core import checks
from gd_core.checked import let_runs_end, looks_ahead
from gd_core.loop import run_checks
from gd_core.loop.recorder import Recorder
from gd_core.loop.trajectory import Trajectory
from gd_core.loop.watch import RunMonitor

Update = Callable[[np.ndarray, np.ndarray], np.ndarray]


def minimize(
    function: Any,
    start: np.ndarray,
    optimizer: Any,
    steps: int,
    schedule: Callable[[int], float] | None = None,
    clip: Callable[[np.ndarray], np.ndarray] | None = None,
    *,
    limit: float | None = None,
    record_states: bool = False,
) -> Trajectory:
    """Run an optimizer on a function and record every step.

    The optimizer is copied first: the one given stays as it was, and a second call gives the
    same result. Divergence is recorded, never raised: a run whose parameters, loss or gradient
    stop being finite, or pass `limit` in size, ends there, and so does a run whose optimizer
    refuses a step because it would not be finite. Of many runs the others go on.

    Args:
        function: `function(params)` is the loss and `function.gradient(params)` its gradient.
        start: The first parameters, float32 or float64, any shape. Where the loss of a start of
            shape (*runs, n) has shape runs, these are separate runs, made at once; the optimizer
            must then move each element by itself, as most do.
        optimizer: An instance with `update(params, gradients)`, or `update(params, gradient_fn)`
            as Nesterov has it.
        steps: The number of updates, at least 0.
        schedule: `optimizer.learning_rate` is set to `schedule(step)` before each step, from 0.
        clip: Applied to every gradient before the optimizer sees it. It is given the gradients
            of all runs in one array.
        limit: The size at which a run counts as diverged, above 0. None takes 1e12, or 1e12 times
            the loss at the run's start where that is above 1: a surface may be of any scale.
        record_states: Whether to keep the optimizer's arrays of every step, in
            `Trajectory.states`.

    Raises:
        TypeError: An argument is of the wrong kind, for instance a start of integers.
        ValueError: The start is empty or not finite, the number of steps is negative, the limit
            is not positive, the shapes of the function's loss or gradient do not fit the start,
            there are many runs and the optimizer looks at the whole array, as LAMB does, or the
            schedule gives rates of two shapes.
    """
    start, steps = _check(function, start, optimizer, steps, schedule, clip, limit)
    optimizer = copy.deepcopy(optimizer)
    # Overflow is what a diverging run does; it is recorded, so NumPy need not warn of it.
    with np.errstate(all="ignore"):
        monitor = RunMonitor(function, start, clip, limit)
        run_checks.check_runs(optimizer, monitor.loss)
        record = Recorder(monitor, optimizer, steps, record_states)
        let_runs_end(optimizer)
        _run(monitor, optimizer, schedule, record, steps)
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
    if limit is not None:
        checks.number("limit", limit, above=0)
    return checks.float_array("start", start), steps


def _run(monitor: RunMonitor, optimizer: Any, schedule: Any, record: Recorder, steps: int) -> None:
    update = _updater(optimizer, monitor)
    for step in range(steps):
        if monitor.all_diverged:
            break
        if schedule is not None:
            optimizer.learning_rate = run_checks.check_rate(schedule(step), record.rates)
        record.rate(getattr(optimizer, "learning_rate", np.nan))
        try:
            params = update(monitor.params, monitor.gradient)
        except FloatingPointError:  # the optimizer refuses a step that would not be finite
            monitor.end_all()
        else:
            monitor.move(params)
        record.row(step + 1)


def _updater(optimizer: Any, monitor: RunMonitor) -> Update:
    """Return update(params, gradient), whether the optimizer wants a gradient or a function."""
    clip = monitor.clip
    if looks_ahead(optimizer):
        return lambda params, _: optimizer.update(params, monitor.look_ahead)
    if clip is None:
        return optimizer.update
    return lambda params, gradient: optimizer.update(params, clip(gradient))
