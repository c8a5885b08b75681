"""A straight valley that can be turned by any angle."""

import math

import numpy as np

from gd_core.surfaces.surface import Surface, check_number


class Ravine(Surface):
    """A straight valley, much steeper across than along, turned by an angle.

    f(x, y) = (curvature * u^2 + curvature * condition_number * w^2) / 2, where u runs along the
    valley's floor and w across it. Turned away from the axes, each coordinate feels both
    curvatures, and no rescaling of x and y alone can make the valley round.

    Args:
        condition_number: The curvature across over that along, at least 1.
        angle: The direction of the floor from the x axis, in degrees, any finite number.
        curvature: The curvature along the floor, above 0.

    Attributes:
        curvatures: The smallest and the largest, two numbers.
        hessian: The constant matrix of second derivatives, shape (2, 2), float64.
        minima: The minimizer, shape (1, 2), float64.

    Raises:
        ValueError: An argument is out of its range or not finite.
        TypeError: An argument is not a number.

    Source:
        The rotated quadratic, e.g. Nocedal and Wright 2006, chapter 3.
    """

    def __init__(
        self, condition_number: float = 50.0, angle: float = 30.0, curvature: float = 1.0
    ) -> None:
        check_number("condition_number", condition_number, least=1)
        check_number("angle", angle, least=-math.inf)
        check_number("curvature", curvature, least=math.ulp(0))
        self.curvatures = (float(curvature), float(curvature) * float(condition_number))
        check_number("curvature * condition_number", self.curvatures[1], least=math.ulp(0))
        self.cosine = math.cos(math.radians(angle))
        self.sine = math.sin(math.radians(angle))
        turn = np.array([[self.cosine, -self.sine], [self.sine, self.cosine]])
        self.hessian = turn @ np.diag(self.curvatures) @ turn.T
        self.minima = np.array([[0.0, 0.0]])
        self.window = ((-5.0, 5.0), (-3.5, 3.5))
        # Up the valley and to one side, so that both curvatures are seen from the first step.
        self.start = turn @ np.array([-4.5, 1.0])

    def height(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        small, large = self.curvatures
        u, w = self.cosine * x + self.sine * y, self.cosine * y - self.sine * x
        return (small * u * u + large * w * w) / 2

    def slopes(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        small, large = self.curvatures
        u, w = self.cosine * x + self.sine * y, self.cosine * y - self.sine * x
        slope_u, slope_w = small * u, large * w
        slope_x = self.cosine * slope_u - self.sine * slope_w
        slope_y = self.sine * slope_u + self.cosine * slope_w
        return slope_x, slope_y
