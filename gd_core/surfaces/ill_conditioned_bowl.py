"""A bowl that is steeper in y than in x."""

import math
import sys

import numpy as np

FLOATS = (np.dtype(np.float64), np.dtype(np.float32))


class IllConditionedBowl:
    """A bowl that is steeper in y than in x, as many times as its condition number says.

    f(x, y) = (x^2 + condition_number * y^2) / 2

    Args:
        condition_number: the curvature in y over that in x (which is 1), at least 1.

    Attributes:
        curvatures: (smallest, largest) = (1, condition_number).
        minima: the minimizer, shape (1, 2), float64.
        window: ((x_min, x_max), (y_min, y_max)), the part worth drawing.
        start: a good first point, shape (2,), float64.

    Raises:
        ValueError: condition_number is below 1 or not finite.
        TypeError: condition_number is not a number.

    Source: the standard quadratic model, e.g. Nocedal and Wright 2006, chapter 3.
    """

    def __init__(self, condition_number: float = 25.0) -> None:
        _check_number("condition_number", condition_number, least=1)
        self.curvatures = (1.0, float(condition_number))
        self.minima = np.array([[0.0, 0.0]])
        self.window = ((-5.0, 5.0), (-2.5, 2.5))
        self.start = np.array([-4.0, 1.5])

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Return the heights, shape (...,), of points of shape (..., 2), float32 or float64.

        Raises:
            TypeError: points are not float32 or float64.
            ValueError: points are empty, or their last axis is not 2.
        """
        x, y = _coordinates(points)
        small, large = self.curvatures
        return (small * x**2 + large * y**2) / 2

    def gradient(self, points: np.ndarray) -> np.ndarray:
        """Return the slopes in x and y, shape (..., 2), at points of the same shape.

        Raises: as the surface itself.
        """
        x, y = _coordinates(points)
        small, large = self.curvatures
        return _join(small * x, large * y)


def _check_number(name: str, value: float, least: float) -> None:
    """Refuse what is not a finite number of at least a bound."""
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise TypeError(f"{name} must be a number, got {value!r}")
    if isinstance(value, int) and abs(value) > sys.float_info.max:
        raise ValueError(f"{name} must fit a float, got an integer of {value.bit_length()} bits")
    if not (math.isfinite(value) and value >= least):
        raise ValueError(f"{name} must be finite and >= {least:g}, got {value!r}")


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
