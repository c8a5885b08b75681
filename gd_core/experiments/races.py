"""Races of several optimizers, and sweeps of one over its settings."""

from collections.abc import Callable
from typing import Any

import numpy as np

from gd_core import checks
from gd_core.loop import Trajectory, minimize


def race(
    function: Any,
    start: np.ndarray,
    optimizers: dict[str, Any],
    steps: int,
    schedule: Callable[[int], float] | None = None,
    clip: Callable[[np.ndarray], np.ndarray] | None = None,
    *,
    record_states: bool = False,
) -> dict[str, Trajectory]:
    """Run each optimizer from the same start, for the same number of steps.

    What is not held equal is each optimizer's own settings: the same learning rate means
    different steps in different rules, so say both beside a race.

    Args:
        function: A surface or problem, as for `minimize`; so are the arguments not named here.
        start: The common start, any shape, float32 or float64.
        optimizers: Label to optimizer; each is copied, none is changed.
        steps: Updates for each, at least 0.
        schedule: The common schedule, if there is one.
        clip: The common clipping, if there is one.
        record_states: Whether to keep the optimizers' arrays of every step.

    Returns:
        Label to trajectory, in the order of the optimizers.

    Raises:
        ValueError: The dictionary of optimizers is empty, or `minimize` refuses an argument.
        TypeError: An argument is of the wrong kind.
    """
    checks.mapping("optimizers", optimizers)
    return {
        label: minimize(
            function, start, optimizer, steps, schedule, clip, record_states=record_states
        )
        for label, optimizer in optimizers.items()
    }


def sweep(
    surface: Any,
    start: np.ndarray,
    make_optimizer: Callable[..., Any],
    steps: int,
    **hyperparameters: float | np.ndarray,
) -> Trajectory:
    """Run an optimizer with every combination of some hyperparameters, in one broadcast run.

    `sweep(surface, start, Adam, 300, learning_rate=rates, beta1=betas)` gives losses of shape
    (steps + 1, len(rates), len(betas)).

    Args:
        surface: A function of points of shape (..., 2).
        start: The common start, shape (2,), float32 or float64.
        make_optimizer: The class of an elementwise optimizer, called once with all
            hyperparameters.
        steps: Updates for each run, at least 0.
        **hyperparameters: A number, or a 1-D array of floats whose values make one axis.

    Raises:
        ValueError: No hyperparameter is an array, or one is empty, not finite or not 1-D.
        TypeError: An array holds no floats.
    """
    start = checks.float_array("start", start)
    checks.function("make_optimizer", make_optimizer)
    arrays = {name: checks.array(name, value) for name, value in hyperparameters.items()}
    axes = {name: _axis(name, array) for name, array in arrays.items() if array.ndim}
    if not axes:
        raise ValueError(f"hyperparameters must hold an array, got {hyperparameters!r}")
    grid = np.meshgrid(*axes.values(), indexing="ij")
    columns = {name: g[..., np.newaxis] for name, g in zip(axes, grid, strict=True)}
    starts = np.broadcast_to(start, (*grid[0].shape, *start.shape)).copy()
    return minimize(surface, starts, make_optimizer(**{**hyperparameters, **columns}), steps)


def _axis(name: str, values: Any) -> np.ndarray:
    values = checks.float_array(name, values)
    if values.ndim != 1:
        raise ValueError(f"{name} must be a number or 1-D, got shape {values.shape}")
    return values
