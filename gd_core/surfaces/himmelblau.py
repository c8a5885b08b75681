"""Himmelblau's function: four minima, all equally deep."""

import numpy as np

from gd_core.surfaces.surface import Surface


class Himmelblau(Surface):
    """Himmelblau's function: four minima, all equally deep.

    f(x, y) = (x^2 + y - 11)^2 + (x + y^2 - 7)^2

    Which one is reached depends on the start and on the optimizer.

    Attributes:
        minima: The minimizers, shape (k, 2), float64.

    Source:
        Himmelblau 1972, Applied Nonlinear Programming.
        The three irrational minima are by Newton's method.
    """

    def __init__(self) -> None:
        self.minima = np.array(
            [
                [3.0, 2.0],
                [-2.805118086952745, 3.131312518250573],
                [-3.779310253377747, -3.283185991286169],
                [3.5844283403304917, -1.8481265269644034],
            ]
        )
        self.window = ((-5.0, 5.0), (-5.0, 5.0))
        self.start = np.array([-0.5, -0.5])

    def height(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2

    def slopes(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        a = x**2 + y - 11
        b = x + y**2 - 7
        slope_x = 4 * x * a + 2 * b
        slope_y = 2 * a + 4 * y * b
        return slope_x, slope_y
