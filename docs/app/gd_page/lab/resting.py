"""Where runs come to rest, on a surface whose minima nobody has listed."""

from collections.abc import Callable

import numpy as np

NEAR = 0.1  # the distance at which a minimum counts as reached
MOST = 8  # minima that are told apart
_ANGLES = np.linspace(0, 2 * np.pi, 32, endpoint=False)
_RING = NEAR * np.stack((np.cos(_ANGLES), np.sin(_ANGLES)), axis=-1)


def nearest(ends: np.ndarray, minima: np.ndarray) -> np.ndarray:
    """The index of the minimum within reach of each end, -1 for none.

    Args:
        ends: shape (..., 2), NaN where a run diverged.
        minima: shape (n, 2), n may be 0.
    """
    if not len(minima):
        return np.full(ends.shape[:-1], -1, dtype=np.int32)
    distances = np.linalg.norm(ends[..., np.newaxis, :] - minima, axis=-1)
    # A diverged run ends at NaN, which is near nothing.
    distances = np.where(np.isnan(distances), np.inf, distances)
    found = distances.argmin(axis=-1)
    return np.where(distances.min(axis=-1) <= NEAR, found, -1).astype(np.int32)


def resting_points(function: Callable[[np.ndarray], np.ndarray], ends: np.ndarray) -> np.ndarray:
    """The minima that many runs have found: ends lower than a ring around them, lowest first.

    Args:
        function: the loss of points of shape (..., 2).
        ends: shape (..., 2), NaN where a run diverged.

    Returns:
        At most 8 points, shape (n, 2), each further than 0.1 from the others.
    """
    points = ends.reshape(-1, 2)
    points = points[np.isfinite(points).all(axis=-1)]
    if not len(points):
        return points
    with np.errstate(all="ignore"):
        losses = function(points)
        around = np.fmin.reduce(function(points[:, np.newaxis] + _RING), axis=-1)  # NaN is no help
    is_low = losses < around
    points = points[is_low][np.argsort(losses[is_low], kind="stable")]
    found: list[np.ndarray] = []
    while len(points) and len(found) < MOST:
        found.append(points[0])
        points = points[np.linalg.norm(points - points[0], axis=-1) > NEAR]
    return np.array(found).reshape(-1, 2)
