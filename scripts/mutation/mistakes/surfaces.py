"""Mistakes in the surfaces and in their base."""

from scripts.mutation.mistakes import Rows

MISTAKES: dict[str, Rows] = {
    "surfaces/surface": [
        ("= slope_x, slope_y", "= slope_y, slope_x", "slopes swapped"),
        ("return points[0], points[1]", "return points[1], points[0]",
         "coordinates of one point swapped"),
        ("(*x.shape, 2), x.dtype", "(*x.shape, 2)", "slopes of float32 in float64"),
        ("value >= least", "value > least", "the bound itself refused"),
        ("points.shape[-1] != 2 or points.size == 0", "points.shape[-1] != 2",
         "no points at all"),
    ],
    "surfaces/ackley": [
        ("r + (r == 0)", "r", "no gradient at the tip"),
        ("cone * (x / r)", "cone * x", "the cone's slope not divided by the radius"),
    ],
    "surfaces/beale": [("3 * c * y**2", "2 * c * y**2", "a wrong power's factor")],
    "surfaces/booth": [("10 * y - 38", "10 * y - 34", "one constant for both slopes")],
    "surfaces/cliff": [("8 * (x / 2)", "16 * (x / 2)", "the inner derivative forgotten")],
    "surfaces/double_well": [("- x + 0.1", "- x", "the tilt without a slope")],
    "surfaces/himmelblau": [("+ 2 * b", "+ 4 * y * b", "one slope's term in the other")],
    "surfaces/ill_conditioned_bowl": [
        ("return x, self.condition_number * y", "return self.condition_number * x, y",
         "steep along the wrong axis"),
    ],
    "surfaces/plateau": [("slope_x = x * hole", "slope_x = -x * hole", "a hill for a hole")],
    "surfaces/rastrigin": [
        ("2 * x + 20 * np.pi * np.sin", "2 * x + 20 * np.sin", "the inner derivative forgotten"),
    ],
    "surfaces/ravine": [
        ("self.cosine * slope_u - self.sine * slope_w",
         "self.cosine * slope_u + self.sine * slope_w", "slopes turned the other way"),
        ("np.array([-4.5, 1.0])", "np.array([-4.5, 0.0])", "a start on the floor of the valley"),
    ],
    "surfaces/rosenbrock": [("- 400 * x", "- 200 * x", "half the slope of the wall")],
    "surfaces/saddle": [("y**3 / 4 - y", "y**3 / 4 + y", "no way down from the saddle")],
    "surfaces/styblinski_tang": [("2 * y**3 - 16 * y", "2 * y**3 - 32 * y", "a slope not halved")],
    "surfaces/three_hump_camel": [("x + 2 * y", "2 * y", "the mixed term forgotten")],
}  # fmt: skip
