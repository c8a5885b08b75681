"""A saddle at the origin between two minima: down in y, up in x."""

import numpy as np

from gd_core.surfaces.surface import Surface


class Saddle(Surface):
    """A saddle at the origin between two minima: down in y, up in x.

    f(x, y) = x^2 / 2 - y^2 / 2 + y^4 / 16 + 1

    The pure saddle x^2 - y^2 has no floor. The quartic term gives this one two, at y = -2 and
    y = 2. The start is just off the axis y = 0; exactly on it, gradient descent would end on the
    saddle itself, but such starts have measure zero.

    Attributes:
        minima: The minimizers, shape (k, 2), float64.

    Source:
        Ours; the quartic term is the smallest change that bounds a saddle below.
    """

    def __init__(self) -> None:
        self.minima = np.array([[0.0, 2.0], [0.0, -2.0]])
        self.window = ((-2.0, 2.0), (-3.0, 3.0))
        self.start = np.array([1.5, 0.01])

    def height(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return x**2 / 2 - y**2 / 2 + y**4 / 16 + 1

    def slopes(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return x, y**3 / 4 - y
