"""Booth's function: a bowl whose axes are turned by 45 degrees."""

import numpy as np

FLOATS = (np.dtype(np.float64), np.dtype(np.float32))


class Booth:
    """Booth's function: a bowl whose axes are turned by 45 degrees.

    f(x, y) = (x + 2 y - 7)^2 + (2 x + y - 5)^2

    A quadratic with curvatures 2 and 18, so its condition number is 9.

    Attributes:
        minima: the minimizers, shape (k, 2), float64.
        window: ((x_min, x_max), (y_min, y_max)), the part worth drawing.
        start: a good first point, shape (2,), float64.

    Source: Jamil and Yang 2013, A literature survey of benchmark functions, arXiv 1308.4008.
    """

    def __init__(self) -> None:
        self.minima = np.array([[1.0, 3.0]])
        self.window = ((-10.0, 10.0), (-10.0, 10.0))
        self.start = np.array([-8.0, 8.0])

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Return the heights, shape (...,), of points of shape (..., 2), float32 or float64.

        Raises:
            TypeError: points are not float32 or float64.
            ValueError: points are empty, or their last axis is not 2.
        """
        x, y = _coordinates(points)
        return (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2

    def gradient(self, points: np.ndarray) -> np.ndarray:
        """Return the slopes in x and y, shape (..., 2), at points of the same shape.

        Raises: as the surface itself.
        """
        x, y = _coordinates(points)
        slope_x = 10 * x + 8 * y - 34
        slope_y = 8 * x + 10 * y - 38
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
