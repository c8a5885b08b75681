"""A plateau with one hole: far from it the gradient all but vanishes."""

import numpy as np

from gd_core.surfaces.surface import Surface


class Plateau(Surface):
    """A plateau with one hole: far from it the gradient all but vanishes.

    f(x, y) = 1 - exp(-(x^2 + y^2) / 2)

    Attributes:
        minima: The minimizers, shape (k, 2), float64.

    Source:
        Ours, a Gaussian upside down.
    """

    def __init__(self) -> None:
        self.minima = np.array([[0.0, 0.0]])
        self.window = ((-4.0, 4.0), (-4.0, 4.0))
        self.start = np.array([2.5, 1.5])

    def height(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return 1 - np.exp(-(x**2 + y**2) / 2)

    def slopes(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        hole = np.exp(-(x**2 + y**2) / 2)
        slope_x = x * hole
        slope_y = y * hole
        return slope_x, slope_y
