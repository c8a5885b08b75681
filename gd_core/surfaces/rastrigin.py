"""Rastrigin's function: a bowl covered with dimples, each a local minimum."""

import numpy as np

from gd_core.surfaces.surface import Surface


class Rastrigin(Surface):
    """Rastrigin's function: a bowl covered with dimples, each a local minimum.

    f(x, y) = 20 + x^2 + y^2 - 10 cos(2 pi x) - 10 cos(2 pi y)

    Attributes:
        minima: The global minimizer only, of about 100 in the window, shape (1, 2), float64.

    Source:
        Rastrigin 1974, in the two-dimensional form of Muehlenbein et al. 1991.
    """

    def __init__(self) -> None:
        self.minima = np.array([[0.0, 0.0]])
        self.window = ((-5.12, 5.12), (-5.12, 5.12))
        self.start = np.array([3.3, 2.2])

    def height(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return 20 + x**2 + y**2 - 10 * np.cos(2 * np.pi * x) - 10 * np.cos(2 * np.pi * y)

    def slopes(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        slope_x = 2 * x + 20 * np.pi * np.sin(2 * np.pi * x)
        slope_y = 2 * y + 20 * np.pi * np.sin(2 * np.pi * y)
        return slope_x, slope_y
