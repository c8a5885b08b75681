"""A straight valley that can be turned by any angle."""

import math
import sys

import numpy as np

FLOATS = (np.dtype(np.float64), np.dtype(np.float32))


class Ravine:
    """A straight valley, much steeper across than along, turned by an angle.

    f(x, y) = (curvature * u^2 + curvature * condition_number * w^2) / 2, where u runs along the
    valley's floor and w across it. Turned away from the axes, each coordinate feels both
    curvatures, and no rescaling of x and y alone can make the valley round.

    Args:
        condition_number: the curvature across over that along, at least 1.
        angle: the direction of the floor from the x axis, degrees.
        curvature: the curvature along the floor, above 0.

    Attributes:
        curvatures: (smallest, largest).
        hessian: the constant matrix of second derivatives, shape (2, 2), float64.
        minima: the minimizer, shape (1, 2), float64.
        window: ((x_min, x_max), (y_min, y_max)), the part worth drawing.
        start: a good first point, shape (2,), float64.

    Raises:
        ValueError: an argument is out of its range or not finite.
        TypeError: an argument is not a number.

    Source: the rotated quadratic, e.g. Nocedal and Wright 2006, chapter 3.
    """

    def __init__(
        self, condition_number: float = 50.0, angle: float = 30.0, curvature: float = 1.0
    ) -> None:
        _check_number("condition_number", condition_number, least=1)
        _check_number("angle", angle, least=-math.inf)
        _check_number("curvature", curvature, least=math.ulp(0))
        self.curvatures = (float(curvature), float(curvature) * float(condition_number))
        _check_number("curvature * condition_number", self.curvatures[1], least=math.ulp(0))
        self._cosine = math.cos(math.radians(angle))
        self._sine = math.sin(math.radians(angle))
        turn = np.array([[self._cosine, -self._sine], [self._sine, self._cosine]])
        self.hessian = turn @ np.diag(self.curvatures) @ turn.T
        self.minima = np.array([[0.0, 0.0]])
        self.window = ((-5.0, 5.0), (-3.5, 3.5))
        # Up the valley and to one side, so that both curvatures are seen from the first step.
        self.start = turn @ np.array([-4.5, 1.0])

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Return the heights, shape (...,), of points of shape (..., 2), float32 or float64.

        Raises:
            TypeError: points are not float32 or float64.
            ValueError: points are empty, or their last axis is not 2.
        """
        u, w = self._along_and_across(points)
        small, large = self.curvatures
        return (small * u * u + large * w * w) / 2

    def gradient(self, points: np.ndarray) -> np.ndarray:
        """Return the slopes in x and y, shape (..., 2), at points of the same shape.

        Raises: as the surface itself.
        """
        u, w = self._along_and_across(points)
        slope_u, slope_w = self.curvatures[0] * u, self.curvatures[1] * w
        slope_x = self._cosine * slope_u - self._sine * slope_w
        slope_y = self._sine * slope_u + self._cosine * slope_w
        return _join(slope_x, slope_y)

    def _along_and_across(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        x, y = _coordinates(points)
        return self._cosine * x + self._sine * y, self._cosine * y - self._sine * x


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
