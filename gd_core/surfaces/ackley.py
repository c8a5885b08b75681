"""Ackley's function: a rippled plain around one deep, pointed hole."""

import numpy as np

from gd_core.surfaces.surface import Surface


class Ackley(Surface):
    """Ackley's function: a rippled plain around one deep, pointed hole.

    f(x, y) = -20 exp(-0.2 r) - exp((cos(2 pi x) + cos(2 pi y)) / 2) + 20 + e,
    with r = sqrt((x^2 + y^2) / 2)

    At the origin the hole is a cone's tip and has no derivative; the gradient there is given as 0.

    Attributes:
        minima: The global minimizer only, of many, shape (1, 2), float64.

    Source:
        Ackley 1987, A Connectionist Machine for Genetic Hillclimbing.
    """

    def __init__(self) -> None:
        self.minima = np.array([[0.0, 0.0]])
        self.window = ((-5.0, 5.0), (-5.0, 5.0))
        self.start = np.array([3.4, 2.3])

    def height(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        r = np.hypot(x, y) / 2**0.5
        ripples = np.exp((np.cos(2 * np.pi * x) + np.cos(2 * np.pi * y)) / 2)
        return -20 * np.exp(-0.2 * r) - ripples + 20 + np.e

    def slopes(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        r = np.hypot(x, y) / 2**0.5
        ripples = np.exp((np.cos(2 * np.pi * x) + np.cos(2 * np.pi * y)) / 2)
        # d(r)/dx = x / (2 r): at the tip x and y are 0, so any r there gives the 0 that is wanted.
        # Divided by r first, since 1 / r may be too large for a float.
        cone, r = 2 * np.exp(-0.2 * r), r + (r == 0)
        slope_x = cone * (x / r) + ripples * np.pi * np.sin(2 * np.pi * x)
        slope_y = cone * (y / r) + ripples * np.pi * np.sin(2 * np.pi * y)
        return slope_x, slope_y
