"""Rosenbrock's banana: a curved valley, easy to enter and slow to follow."""

import numpy as np

from gd_core.surfaces.surface import Surface


class Rosenbrock(Surface):
    """Rosenbrock's banana: a curved valley, easy to enter and slow to follow.

    f(x, y) = (1 - x)^2 + 100 (y - x^2)^2

    Attributes:
        minima: The minimizers, shape (k, 2), float64.

    Source:
        Rosenbrock 1960, An automatic method for finding the greatest or least value
        of a function.
    """

    def __init__(self) -> None:
        self.minima = np.array([[1.0, 1.0]])
        self.window = ((-2.0, 2.0), (-1.0, 3.0))
        self.start = np.array([-1.2, 1.0])

    def height(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (1 - x) ** 2 + 100 * (y - x**2) ** 2

    def slopes(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        slope_x = -2 * (1 - x) - 400 * x * (y - x**2)
        slope_y = 200 * (y - x**2)
        return slope_x, slope_y
