"""Beale's function: flat plains between steep corners, one minimum."""

import numpy as np

from gd_core.surfaces.surface import Surface


class Beale(Surface):
    """Beale's function: flat plains between steep corners, one minimum.

    f(x, y) = (1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2

    Towards y = 1 the x terms cancel: x alone then changes nothing.

    Attributes:
        minima: The minimizers, shape (k, 2), float64.

    Source:
        Beale 1958, On an iterative method for finding a local minimum.
    """

    def __init__(self) -> None:
        self.minima = np.array([[3.0, 0.5]])
        self.window = ((-4.5, 4.5), (-4.5, 4.5))
        self.start = np.array([1.0, 1.5])

    def height(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        a = 1.5 - x + x * y
        b = 2.25 - x + x * y**2
        c = 2.625 - x + x * y**3
        return a**2 + b**2 + c**2

    def slopes(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        a = 1.5 - x + x * y
        b = 2.25 - x + x * y**2
        c = 2.625 - x + x * y**3
        slope_x = 2 * (a * (y - 1) + b * (y**2 - 1) + c * (y**3 - 1))
        slope_y = 2 * x * (a + 2 * b * y + 3 * c * y**2)
        return slope_x, slope_y
