"""The questions that figures and explorer ask: races, sweeps, basins."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import numpy as np

from gd_core import checks
from gd_core.minimize import minimize
from gd_core.trajectory import Trajectory


class Basins(NamedTuple):
    """Where each start of a grid ends.

    Attributes:
        x, y: the grid's coordinates, shapes (columns,) and (rows,).
        reached: the index into `surface.minima`, -1 for none, integers of shape (rows, columns).
    """

    x: np.ndarray
    y: np.ndarray
    reached: np.ndarray


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
        function: a surface or problem, as for `minimize`; so are the arguments not named here.
        start: the common start, float32 or float64.
        optimizers: label to optimizer; each is copied, none is changed.
        steps: updates for each, at least 0.
        schedule: the common schedule, if there is one.
        clip: the common clipping, if there is one.
        record_states: keep the optimizers' arrays of every step.

    Raises:
        ValueError: optimizers is empty, or as `minimize`.
        TypeError: as `minimize`.
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
        surface: takes points of shape (..., 2).
        start: the common start, shape (2,), float32 or float64.
        make_optimizer: an elementwise optimizer's class, called once with all hyperparameters.
        steps: updates for each run, at least 0.
        **hyperparameters: a number, or a 1-D array of floats whose values make one axis.

    Raises:
        ValueError: no hyperparameter is an array, one is empty, not finite or not 1-D.
        TypeError: an array holds no floats.
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


def basins(
    surface: Any,
    optimizer: Any,
    steps: int,
    resolution: int = 64,
    window: tuple[tuple[float, float], tuple[float, float]] | None = None,
    tolerance: float = 0.1,
) -> Basins:
    """Color the plane by the minimum that each start reaches.

    Args:
        surface: has `minima` and `window`.
        optimizer: an elementwise optimizer; it is copied.
        steps: updates for each start, at least 0.
        resolution: starts along each side, at least 2.
        window: ((x_min, x_max), (y_min, y_max)) of the starts; None takes the surface's own.
        tolerance: the distance at which a minimum counts as reached, above 0.

    Raises:
        ValueError: a number is out of range, or the optimizer looks at the whole array, as LAMB.
        TypeError: an argument is of the wrong kind.
    """
    checks.loss_function("surface", surface)
    if not hasattr(surface, "minima") or not hasattr(surface, "window"):
        raise TypeError(f"surface must have minima and a window, got {surface!r}")
    resolution = checks.count("resolution", resolution, least=2)
    checks.number("tolerance", tolerance, above=0)
    x, y = (
        np.linspace(*side, resolution)
        for side in _sides(surface.window if window is None else window)
    )
    starts = np.stack(np.meshgrid(x, y), axis=-1)
    ends = minimize(surface, starts, optimizer, steps).final_params
    distances = np.linalg.norm(ends[..., np.newaxis, :] - surface.minima, axis=-1)
    # A diverged run ends at NaN, which is near nothing.
    distances = np.where(np.isnan(distances), np.inf, distances)
    near = distances.min(axis=-1) <= tolerance
    return Basins(x, y, np.where(near, distances.argmin(axis=-1), -1))


def sensitivity(
    surface: Any,
    start: np.ndarray,
    make_optimizers: dict[str, Callable[..., Any]],
    steps: int,
    learning_rates: np.ndarray,
) -> dict[str, np.ndarray]:
    """Return each optimizer's final loss against its learning rate.

    Args:
        surface: takes points of shape (..., 2).
        start: the common start, shape (2,), float32 or float64.
        make_optimizers: label to an elementwise optimizer's class, called with `learning_rate`.
        steps: updates for each run, at least 0.
        learning_rates: the rates to try, 1-D, floats.

    Returns:
        Label to final losses, shape (rates,); infinity where the run diverged.

    Raises:
        ValueError: make_optimizers is empty, or as `sweep`.
        TypeError: as `sweep`.
    """
    checks.mapping("make_optimizers", make_optimizers)
    return {
        label: _final_losses(sweep(surface, start, make, steps, learning_rate=learning_rates))
        for label, make in make_optimizers.items()
    }


def best_learning_rate(
    surface: Any,
    start: np.ndarray,
    make_optimizer: Callable[..., Any],
    steps: int,
    learning_rates: np.ndarray,
    **fixed: float,
) -> float:
    """Return the learning rate with the lowest final loss.

    Args:
        surface: takes points of shape (..., 2).
        start: the common start, shape (2,), float32 or float64.
        make_optimizer: an elementwise optimizer's class.
        steps: updates for each run, at least 0.
        learning_rates: the rates to try, 1-D, floats; of equals the first wins.
        **fixed: other hyperparameters, one number each.

    Raises:
        ValueError: every rate diverged, another hyperparameter is an array, or as `sweep`.
        TypeError: as `sweep`.
    """
    for name, value in fixed.items():
        if np.ndim(value):
            raise ValueError(f"{name} must be one number, got {value!r:.80}")
    trajectory = sweep(surface, start, make_optimizer, steps, learning_rate=learning_rates, **fixed)
    losses = _final_losses(trajectory)
    if not np.isfinite(losses).any():
        raise ValueError(f"learning_rates must hold one that converges, got {learning_rates!r}")
    return float(np.asarray(learning_rates)[losses.argmin()])


def _sides(window: Any) -> list[tuple[float, float]]:
    try:
        (x_min, x_max), (y_min, y_max) = window
    except (TypeError, ValueError):
        wanted = "((x_min, x_max), (y_min, y_max))"
        raise ValueError(f"window must be {wanted}, got {window!r}") from None
    for low, high in ((x_min, x_max), (y_min, y_max)):
        checks.number("window", low)
        checks.number("window", high, above=low)
    return [(x_min, x_max), (y_min, y_max)]


def _axis(name: str, values: float | Iterable[float] | np.ndarray) -> np.ndarray:
    values = checks.float_array(name, values)
    if values.ndim != 1:
        raise ValueError(f"{name} must be a number or 1-D, got shape {values.shape}")
    return values


def _final_losses(trajectory: Trajectory) -> np.ndarray:
    losses = trajectory.final_loss
    return np.where(np.isnan(losses), np.inf, losses)
