"""A shallow bowl between two cliffs, where one gradient can throw a run far away."""

import numpy as np

from gd_core.surfaces.surface import Surface


class Cliff(Surface):
    """A shallow bowl between two cliffs, where one gradient can throw a run far away.

    f(x, y) = (x^2 + y^2) / 20 + (x / 2)^16

    Inside, the slope is gentle; beyond abs(x) = 2 it grows as the 15th power. It is the picture
    behind gradient clipping.

    Attributes:
        minima: The minimizers, shape (k, 2), float64.

    Source:
        Ours, after the cliffs of Pascanu, Mikolov and Bengio 2013, arXiv 1211.5063.
    """

    def __init__(self) -> None:
        self.minima = np.array([[0.0, 0.0]])
        self.window = ((-2.5, 2.5), (-2.5, 2.5))
        self.start = np.array([2.2, 2.0])

    def height(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (x**2 + y**2) / 20 + (x / 2) ** 16

    def slopes(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        slope_x = x / 10 + 8 * (x / 2) ** 15
        slope_y = y / 10
        return slope_x, slope_y
