"""Styblinski and Tang's function: four minima, one of them the deepest."""

import numpy as np

FLOATS = (np.dtype(np.float64), np.dtype(np.float32))


class StyblinskiTang:
    """Styblinski and Tang's function: four minima, one of them the deepest.

    f(x, y) = (x^4 - 16 x^2 + 5 x + y^4 - 16 y^2 + 5 y) / 2

    Its lowest value is about -78.332, not 0.

    Attributes:
        minima: every minimizer, the global one first, shape (k, 2), float64.
        window: ((x_min, x_max), (y_min, y_max)), the part worth drawing.
        start: a good first point, shape (2,), float64.

    Source: Styblinski and Tang 1990, Experiments in nonconvex optimization.
        The minima are by Newton's method.
    """

    def __init__(self) -> None:
        self.minima = np.array(
            [
                [-2.903534027771177, -2.903534027771177],
                [-2.903534027771177, 2.746802770990837],
                [2.746802770990837, -2.903534027771177],
                [2.746802770990837, 2.746802770990837],
            ]
        )
        self.window = ((-5.0, 5.0), (-5.0, 5.0))
        self.start = np.array([0.5, 4.0])

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Return the heights, shape (...,), of points of shape (..., 2), float32 or float64.

        Raises:
            TypeError: points are not float32 or float64.
            ValueError: points are empty, or their last axis is not 2.
        """
        x, y = _coordinates(points)
        return (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2

    def gradient(self, points: np.ndarray) -> np.ndarray:
        """Return the slopes in x and y, shape (..., 2), at points of the same shape.

        Raises: as the surface itself.
        """
        x, y = _coordinates(points)
        slope_x = 2 * x**3 - 16 * x + 2.5
        slope_y = 2 * y**3 - 16 * y + 2.5
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
