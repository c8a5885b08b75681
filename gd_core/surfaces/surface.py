"""The base of every surface: points are checked here, so that a surface is only its formulas.

A file that works without gd_core is made of this file and a surface's own, without the line that
imports this one.
"""

import math
import sys
from abc import ABC, abstractmethod
from typing import Any

import numpy as np

FLOATS = (np.dtype(np.float64), np.dtype(np.float32))


class Surface(ABC):
    """A height over the plane, with its slopes.

    A subclass gives `height` and `slopes`, in formulas of NumPy that work for one point and for
    many, and sets the attributes in its constructor.

    Attributes:
        minima: The known minimizers, the lowest first, shape (k, 2), float64.
        window: ((x_min, x_max), (y_min, y_max)), the part worth drawing.
        start: A good first point, shape (2,), float64.
    """

    minima: np.ndarray
    window: tuple[tuple[float, float], tuple[float, float]]
    start: np.ndarray

    @abstractmethod
    def height(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return the heights at coordinates of any shape, float32 or float64."""

    @abstractmethod
    def slopes(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the derivatives of the height by x and by y, each of the coordinates' shape."""

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Return the heights, shape (...,), of points of shape (..., 2), float32 or float64.

        Raises:
            TypeError: The points are not float32 or float64.
            ValueError: The points are empty, or their last axis is not 2.
        """
        x, y = _coordinates(points)
        return self.height(x, y)

    def gradient(self, points: np.ndarray) -> np.ndarray:
        """Return the slopes in x and y, shape (..., 2), at points of the same shape.

        Raises:
            TypeError: The points are not float32 or float64.
            ValueError: The points are empty, or their last axis is not 2.
        """
        x, y = _coordinates(points)
        slope_x, slope_y = self.slopes(x, y)
        # Filling an empty array takes a quarter of np.stack's time for one point.
        slopes = np.empty((*x.shape, 2), x.dtype)
        slopes[..., 0], slopes[..., 1] = slope_x, slope_y
        return slopes


def check_number(name: str, value: Any, least: float) -> None:
    """Refuse what is not a finite number of at least a bound.

    Raises:
        TypeError: The value is not a number.
        ValueError: The value is not finite, or below the bound.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise TypeError(f"{name} must be a number, got {value!r}")
    if isinstance(value, int) and abs(value) > sys.float_info.max:
        raise ValueError(f"{name} must fit a float, got an integer of {value.bit_length()} bits")
    if not (math.isfinite(value) and value >= least):
        raise ValueError(f"{name} must be finite and >= {least:g}, got {value!r}")


def _coordinates(points: Any) -> Any:
    """Split checked points into x and y."""
    try:
        points = np.asarray(points)
    except ValueError:
        raise ValueError(f"points must have one shape, got {points!r:.80}") from None
    if points.dtype not in FLOATS:
        raise TypeError(f"points must be float32 or float64, got {points.dtype}")
    if points.shape == (2,):
        return points[0], points[1]  # scalars, which are faster than arrays without axes
    if points.ndim == 0 or points.shape[-1] != 2 or points.size == 0:
        raise ValueError(f"points must have shape (..., 2) and hold a point, got {points.shape}")
    return points[..., 0], points[..., 1]
