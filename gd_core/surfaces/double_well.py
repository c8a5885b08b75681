"""A double well: a deep valley and a shallow one, side by side."""

import numpy as np

FLOATS = (np.dtype(np.float64), np.dtype(np.float32))


class DoubleWell:
    """A double well: a deep valley and a shallow one, side by side.

    f(x, y) = x^4 / 4 - x^2 / 2 + x / 10 + y^2 / 2

    The left minimum is the deeper; its height is about -0.353, that of the right one about -0.153.

    Attributes:
        minima: every minimizer, the global one first, shape (k, 2), float64.
        window: ((x_min, x_max), (y_min, y_max)), the part worth drawing.
        start: a good first point, shape (2,), float64.

    Source: ours, the usual tilted quartic; minima by Newton's method.
    """

    def __init__(self) -> None:
        self.minima = np.array(
            [
                [-1.0466805318046022, 0.0],
                [0.9456492739235914, 0.0],
            ]
        )
        self.window = ((-2.0, 2.0), (-1.5, 1.5))
        self.start = np.array([1.8, 1.0])

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Return the heights, shape (...,), of points of shape (..., 2), float32 or float64.

        Raises:
            TypeError: points are not float32 or float64.
            ValueError: points are empty, or their last axis is not 2.
        """
        x, y = _coordinates(points)
        return x**4 / 4 - x**2 / 2 + x / 10 + y**2 / 2

    def gradient(self, points: np.ndarray) -> np.ndarray:
        """Return the slopes in x and y, shape (..., 2), at points of the same shape.

        Raises: as the surface itself.
        """
        x, y = _coordinates(points)
        slope_x = x**3 - x + 0.1
        slope_y = 1 * y
        return _join(slope_x, slope_y)


def _coordinates(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Split checked points into x and y."""
    try:
        points = np.asarray(points)
    except ValueError:
        raise ValueError(f"points must have one shape, got {points!r:.80}") from None
    if points.dtype not in FLOATS:
        raise TypeError(f"points must be float32 or float64, got {points.dtype}")
    if points.ndim == 0 or points.shape[-1] != 2 or points.size == 0:
        raise ValueError(f"points must have shape (..., 2) and hold a point, got {points.shape}")
    x, y = points[..., 0], points[..., 1]
    return x[()], y[()]  # one point's become scalars, faster than arrays of no axes


def _join(slope_x: np.ndarray, slope_y: np.ndarray) -> np.ndarray:
    """Join slopes along a new last axis; np.stack takes four times as long for one point."""
    slopes = np.empty((*slope_x.shape, 2), slope_x.dtype)
    slopes[..., 0], slopes[..., 1] = slope_x, slope_y
    return slopes
