"""Booth's function: a bowl whose axes are turned by 45 degrees."""

import numpy as np

from gd_core.surfaces.surface import Surface


class Booth(Surface):
    """Booth's function: a bowl whose axes are turned by 45 degrees.

    f(x, y) = (x + 2 y - 7)^2 + (2 x + y - 5)^2

    A quadratic with curvatures 2 and 18, so its condition number is 9.

    Attributes:
        minima: The minimizers, shape (k, 2), float64.

    Source:
        Jamil and Yang 2013, A literature survey of benchmark functions, arXiv 1308.4008.
    """

    def __init__(self) -> None:
        self.minima = np.array([[1.0, 3.0]])
        self.window = ((-10.0, 10.0), (-10.0, 10.0))
        self.start = np.array([-8.0, 8.0])

    def height(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2

    def slopes(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        slope_x = 10 * x + 8 * y - 34
        slope_y = 8 * x + 10 * y - 38
        return slope_x, slope_y
