"""Styblinski and Tang's function: four minima, one of them the deepest."""

import numpy as np

from gd_core.surfaces.surface import Surface


class StyblinskiTang(Surface):
    """Styblinski and Tang's function: four minima, one of them the deepest.

    f(x, y) = (x^4 - 16 x^2 + 5 x + y^4 - 16 y^2 + 5 y) / 2

    Its lowest value is about -78.332, not 0.

    Attributes:
        minima: Every minimizer, the global one first, shape (k, 2), float64.

    Source:
        Styblinski and Tang 1990, Experiments in nonconvex optimization.
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

    def height(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2

    def slopes(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        slope_x = 2 * x**3 - 16 * x + 2.5
        slope_y = 2 * y**3 - 16 * y + 2.5
        return slope_x, slope_y
