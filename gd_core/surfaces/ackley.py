"""Ackley's function: a rippled plain around one deep, pointed hole."""

import math

import numpy as np

FLOATS = (np.dtype(np.float64), np.dtype(np.float32))

TURN = 2 * math.pi


class Ackley:
    """Ackley's function: a rippled plain around one deep, pointed hole.

    f(x, y) = -20 exp(-0.2 r) - exp((cos(2 pi x) + cos(2 pi y)) / 2) + 20 + e,
    with r = sqrt((x^2 + y^2) / 2)

    At the origin the hole is a cone's tip and has no derivative; the gradient there is given as 0.

    Attributes:
        minima: the global minimizer only, of many, shape (1, 2), float64.
        window: ((x_min, x_max), (y_min, y_max)), the part worth drawing.
        start: a good first point, shape (2,), float64.

    Source: Ackley 1987, A Connectionist Machine for Genetic Hillclimbing.
    """

    def __init__(self) -> None:
        self.minima = np.array([[0.0, 0.0]])
        self.window = ((-5.0, 5.0), (-5.0, 5.0))
        self.start = np.array([3.4, 2.3])

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Return the heights, shape (...,), of points of shape (..., 2), float32 or float64.

        Raises:
            TypeError: points are not float32 or float64.
            ValueError: points are empty, or their last axis is not 2.
        """
        x, y = _coordinates(points)
        r = np.hypot(x, y) / math.sqrt(2)
        ripples = np.exp((np.cos(TURN * x) + np.cos(TURN * y)) / 2)
        return -20 * np.exp(-0.2 * r) - ripples + 20 + math.e

    def gradient(self, points: np.ndarray) -> np.ndarray:
        """Return the slopes in x and y, shape (..., 2), at points of the same shape.

        Raises: as the surface itself.
        """
        x, y = _coordinates(points)
        r = np.hypot(x, y) / math.sqrt(2)
        ripples = np.exp((np.cos(TURN * x) + np.cos(TURN * y)) / 2)
        # d(r)/dx = x / (2 r): at the tip x and y are 0, so any r there gives the 0 that is wanted.
        # Divided by r first, since 1 / r may be too large for a float.
        cone, r = 2 * np.exp(-0.2 * r), r + (r == 0)
        slope_x = cone * (x / r) + ripples * TURN / 2 * np.sin(TURN * x)
        slope_y = cone * (y / r) + ripples * TURN / 2 * np.sin(TURN * y)
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
