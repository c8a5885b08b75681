"""A double well: a deep valley and a shallow one, side by side."""

import numpy as np

from gd_core.surfaces.surface import Surface


class DoubleWell(Surface):
    """A double well: a deep valley and a shallow one, side by side.

    f(x, y) = x^4 / 4 - x^2 / 2 + x / 10 + y^2 / 2

    The left minimum is the deeper; its height is about -0.353, that of the right one about -0.153.

    Attributes:
        minima: Every minimizer, the global one first, shape (k, 2), float64.

    Source:
        Ours, the usual tilted quartic; minima by Newton's method.
    """

    def __init__(self) -> None:
        self.minima = np.array(
            [
                [-1.0466805318046022, 0.0],
                [0.9456492739235914, 0.0],
            ]
        )
        self.window = ((-2.0, 2.0), (-1.5, 1.5))
        self.start = np.array([1.8, 1.0])

    def height(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return x**4 / 4 - x**2 / 2 + x / 10 + y**2 / 2

    def slopes(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return x**3 - x + 0.1, y
