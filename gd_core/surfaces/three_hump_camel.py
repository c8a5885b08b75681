"""The three-hump camel: one deep minimum between two shallow ones."""

import numpy as np

from gd_core.surfaces.surface import Surface


class ThreeHumpCamel(Surface):
    """The three-hump camel: one deep minimum between two shallow ones.

    f(x, y) = 2 x^2 - 1.05 x^4 + x^6 / 6 + x y + y^2

    Attributes:
        minima: Every minimizer, the global one first, shape (k, 2), float64.

    Source:
        Branin 1972; Jamil and Yang 2013, arXiv 1308.4008; the side minima by Newton's method.
    """

    def __init__(self) -> None:
        self.minima = np.array(
            [
                [0.0, 0.0],
                [1.747552345830289, -0.8737761729151445],
                [-1.747552345830289, 0.8737761729151445],
            ]
        )
        self.window = ((-2.5, 2.5), (-2.5, 2.5))
        self.start = np.array([-2.0, -1.5])

    def height(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2

    def slopes(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        slope_x = 4 * x - 4.2 * x**3 + x**5 + y
        slope_y = x + 2 * y
        return slope_x, slope_y
