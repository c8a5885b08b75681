"""Rastrigin's function: a bowl covered with dimples, each a local minimum."""

import math

import numpy as np

FLOATS = (np.dtype(np.float64), np.dtype(np.float32))

TURN = 2 * math.pi


class Rastrigin:
    """Rastrigin's function: a bowl covered with dimples, each a local minimum.

    f(x, y) = 20 + x^2 + y^2 - 10 cos(2 pi x) - 10 cos(2 pi y)

    Attributes:
        minima: the global minimizer only, of about 100 in the window, shape (1, 2), float64.
        window: ((x_min, x_max), (y_min, y_max)), the part worth drawing.
        start: a good first point, shape (2,), float64.

    Source: Rastrigin 1974, in the two-dimensional form of Muehlenbein et al. 1991.
    """

    def __init__(self) -> None:
        self.minima = np.array([[0.0, 0.0]])
        self.window = ((-5.12, 5.12), (-5.12, 5.12))
        self.start = np.array([3.3, 2.2])

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Return the heights, shape (...,), of points of shape (..., 2), float32 or float64.

        Raises:
            TypeError: points are not float32 or float64.
            ValueError: points are empty, or their last axis is not 2.
        """
        x, y = _coordinates(points)
        return 20 + x**2 + y**2 - 10 * np.cos(TURN * x) - 10 * np.cos(TURN * y)

    def gradient(self, points: np.ndarray) -> np.ndarray:
        """Return the slopes in x and y, shape (..., 2), at points of the same shape.

        Raises: as the surface itself.
        """
        x, y = _coordinates(points)
        slope_x = 2 * x + 10 * TURN * np.sin(TURN * x)
        slope_y = 2 * y + 10 * TURN * np.sin(TURN * y)
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
