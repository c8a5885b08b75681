"""The three-hump camel: one deep minimum between two shallow ones."""

import numpy as np

FLOATS = (np.dtype(np.float64), np.dtype(np.float32))


class ThreeHumpCamel:
    """The three-hump camel: one deep minimum between two shallow ones.

    f(x, y) = 2 x^2 - 1.05 x^4 + x^6 / 6 + x y + y^2

    Attributes:
        minima: every minimizer, the global one first, shape (k, 2), float64.
        window: ((x_min, x_max), (y_min, y_max)), the part worth drawing.
        start: a good first point, shape (2,), float64.

    Source: Branin 1972; Jamil and Yang 2013, arXiv 1308.4008; the side minima by Newton's method.
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

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Return the heights, shape (...,), of points of shape (..., 2), float32 or float64.

        Raises:
            TypeError: points are not float32 or float64.
            ValueError: points are empty, or their last axis is not 2.
        """
        x, y = _coordinates(points)
        return 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2

    def gradient(self, points: np.ndarray) -> np.ndarray:
        """Return the slopes in x and y, shape (..., 2), at points of the same shape.

        Raises: as the surface itself.
        """
        x, y = _coordinates(points)
        slope_x = 4 * x - 4.2 * x**3 + x**5 + y
        slope_y = x + 2 * y
        return _join(slope_x, slope_y)


def _coordinates(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Split checked points into x and y."""
    try:
        points = np.asarray(points)
    except ValueError:
        raise ValueError(f"points must have one shape, got {points!r:.80}") from None
    if points.dtype not in FLOATS:
        raise TypeError(f"points must be float32 or float64, got {points.dtype}")
    if points.ndim == 0 or points.shape[-1] != 2 or points.size == 0:
        raise ValueError(f"points must have shape (..., 2) and hold a point, got {points.shape}")
    x, y = points[..., 0], points[..., 1]
    return x[()], y[()]  # one point's become scalars, faster than arrays of no axes


def _join(slope_x: np.ndarray, slope_y: np.ndarray) -> np.ndarray:
    """Join slopes along a new last axis; np.stack takes four times as long for one point."""
    slopes = np.empty((*slope_x.shape, 2), slope_x.dtype)
    slopes[..., 0], slopes[..., 1] = slope_x, slope_y
    return slopes
