"""A bowl that is steeper in y than in x."""

import numpy as np

from gd_core.surfaces.surface import Surface, check_number


class IllConditionedBowl(Surface):
    """A bowl that is steeper in y than in x, as many times as its condition number says.

    f(x, y) = (x^2 + condition_number * y^2) / 2

    Args:
        condition_number: The curvature in y over that in x (which is 1), at least 1.

    Attributes:
        curvatures: The smallest and the largest, (1, condition_number).
        minima: The minimizer, shape (1, 2), float64.

    Raises:
        ValueError: The condition number is below 1 or not finite.
        TypeError: The condition number is not a number.

    Source:
        The standard quadratic model, e.g. Nocedal and Wright 2006, chapter 3.
    """

    def __init__(self, condition_number: float = 25.0) -> None:
        check_number("condition_number", condition_number, least=1)
        self.condition_number = float(condition_number)
        self.curvatures = (1.0, self.condition_number)
        self.minima = np.array([[0.0, 0.0]])
        self.window = ((-5.0, 5.0), (-2.5, 2.5))
        self.start = np.array([-4.0, 1.5])

    def height(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return (x**2 + self.condition_number * y**2) / 2

    def slopes(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return x, self.condition_number * y
