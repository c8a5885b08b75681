"""Which minimum each start of a grid reaches."""

import copy
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from gd_core import checks
from gd_core.loop import minimize

MOST_FOUND = 8  # minima that are told apart where the surface lists none
RING = np.linspace(0, 2 * np.pi, 32, endpoint=False)


class Basins(NamedTuple):
    """Where each start of a grid ends.

    Attributes:
        x: The grid's columns, shape (columns,), float64.
        y: The grid's rows, shape (rows,), float64.
        reached: The index into `minima`, -1 for none, integers of shape (rows, columns).
        losses: The loss at the end, shape (rows, columns), NaN where the run diverged.
        minima: The minima that are told apart, shape (k, 2), float64.
        found: Whether they are only where runs came to rest, since none were listed.
    """

    x: np.ndarray
    y: np.ndarray
    reached: np.ndarray
    losses: np.ndarray
    minima: np.ndarray
    found: bool


def basins(
    surface: Any,
    optimizer: Any,
    steps: int,
    resolution: int = 64,
    window: tuple[tuple[float, float], tuple[float, float]] | None = None,
    tolerance: float = 0.1,
    *,
    minima: np.ndarray | None = None,
    schedule: Callable[[int], float] | None = None,
    clip: Callable[[np.ndarray], np.ndarray] | None = None,
) -> Basins:
    """Color the plane by the minimum that each start reaches.

    Args:
        surface: A function of points of shape (..., 2), with a window and minima unless these
            are given. It is copied.
        optimizer: An elementwise optimizer; it is copied.
        steps: Updates for each start, at least 0.
        resolution: Starts along each side, at least 2.
        window: ((x_min, x_max), (y_min, y_max)) of the starts; None takes the surface's own.
        tolerance: The distance at which a minimum counts as reached, above 0.
        minima: The points to be reached, shape (k, 2); None takes the surface's own. Where there
            are none, k = 0, they are sought among the ends: at most 8 points that lie lower than
            a ring around them, the lowest first, further apart than the tolerance.
        schedule: A schedule, as for `minimize`.
        clip: Applied to every gradient, as for `minimize`.

    Raises:
        ValueError: A number is out of range, the minima are no points of the plane, or the
            optimizer looks at the whole array, as LAMB does.
        TypeError: An argument is of the wrong kind.
    """
    checks.loss_function("surface", surface)
    window, minima = _own(surface, window, minima)
    resolution = checks.count("resolution", resolution, least=2)
    checks.number("tolerance", tolerance, above=0)
    x, y = (np.linspace(*side, resolution) for side in _sides(window))
    points, surface = _points(minima), copy.deepcopy(surface)
    starts = np.stack(np.meshgrid(x, y), axis=-1)
    run = minimize(surface, starts, optimizer, steps, schedule, clip)
    found = not len(points)
    if found:
        points = _resting_points(surface, run.final_params, tolerance)
    reached = _nearest(run.final_params, points, tolerance)
    return Basins(x, y, reached, run.final_loss, points, found)


def _own(surface: Any, window: Any, minima: Any) -> tuple[Any, Any]:
    """Take from the surface what is not given."""
    missing = [window is None and not hasattr(surface, "window")]
    missing.append(minima is None and not hasattr(surface, "minima"))
    if any(missing):
        raise TypeError(f"surface must have minima and a window, got {surface!r}")
    return (
        surface.window if window is None else window,
        surface.minima if minima is None else minima,
    )


def _points(minima: Any) -> np.ndarray:
    points = checks.array("minima", minima)
    if points.size == 0:
        return np.empty((0, 2))
    if points.dtype.kind == "i":
        points = points.astype(float)
    points = checks.float_array("minima", points)
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(f"minima must have shape (k, 2), got {points.shape}")
    return points


def _nearest(ends: np.ndarray, minima: np.ndarray, tolerance: float) -> np.ndarray:
    """Return the index of the minimum within reach of each end, -1 for none."""
    if not len(minima):
        return np.full(ends.shape[:-1], -1)
    distances = np.linalg.norm(ends[..., np.newaxis, :] - minima, axis=-1)
    # A diverged run ends at NaN, which is near nothing.
    distances = np.where(np.isnan(distances), np.inf, distances)
    near = distances.min(axis=-1) <= tolerance
    return np.where(near, distances.argmin(axis=-1), -1)


def _resting_points(surface: Any, ends: np.ndarray, tolerance: float) -> np.ndarray:
    """Return the minima that the runs have found, shape (k, 2), the lowest first."""
    points = ends.reshape(-1, 2)
    points = points[np.isfinite(points).all(axis=-1)]
    if not len(points):
        return points
    ring = tolerance * np.stack((np.cos(RING), np.sin(RING)), axis=-1)
    with np.errstate(all="ignore"):
        losses = surface(points)
        # Where the ring has no loss it says nothing: fmin passes NaN over.
        around = np.fmin.reduce(surface(points[:, np.newaxis] + ring), axis=-1)
    is_low = losses < around
    points = points[is_low][np.argsort(losses[is_low], kind="stable")]
    found: list[np.ndarray] = []
    while len(points) and len(found) < MOST_FOUND:
        found.append(points[0])
        points = points[np.linalg.norm(points - points[0], axis=-1) > tolerance]
    return np.array(found).reshape(-1, 2)


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
