"""What the theme's templates draw: the names of the optimizers, and a run past a saddle.

A template reads neither JSON nor the library. So both reach it through the environment and
mkdocs.yml's `extra`, as the names of bundled files do.
"""

import numpy as np
from contourpy import contour_generator

from gd_core.minimize import minimize
from gd_core.optimizers import GradientDescent
from gd_core.surfaces import Saddle
from scripts.build.bundle.colors import read_colors

WIDTH, HEIGHT = 680, 260  # as the viewBox in docs/app/theme/404.html
SCALE = 170.0  # pixels a unit
CENTER = (160.0, 204.0)  # of the saddle, in pixels
START, RATE, STEPS = (1.1, 0.004), 0.12, 80
LEVELS = 14


def environment() -> dict[str, str]:
    """Give the variables that mkdocs.yml reads."""
    return {"GD_OPTIMIZERS": " ".join(read_colors()["optimizers"]), "GD_SADDLE": saddle()}


def saddle() -> str:
    """Draw level lines, and a run that nears the saddle from above and leaves it to the right."""
    points = pixels(run())
    line = polyline(points)
    pace = ", ".join(f"{share:.3f}".rstrip("0").rstrip(".") for share in shares(points))
    style = f"--pace: linear({pace}); --way: path('{line}')"
    dots = " ".join(f"M{x:.1f} {y:.1f}h0" for x, y in points)
    return (
        f'<g class="gd-lost__levels">{levels()}</g><g data-optimizer="GradientDescent" '
        f'style="{style}"><path class="gd-lost__steps" d="{dots}"/>'
        f'<path class="gd-lost__run" pathLength="1" d="{line}"/>'
        '<circle class="gd-lost__ball" r="7"/></g>'
    )


def run() -> np.ndarray:
    """Run gradient descent from a hair beside the ridge; return its points, (steps + 1, 2)."""
    return minimize(Saddle(), np.array(START), GradientDescent(RATE), STEPS).params


def pixels(points: np.ndarray) -> np.ndarray:
    """Place points in the picture: y to the right, x upward."""
    return np.stack([CENTER[0] + SCALE * points[:, 1], CENTER[1] - SCALE * points[:, 0]], axis=1)


def shares(points: np.ndarray) -> np.ndarray:
    """Tell which share of the way lies behind each point: the pace of the run itself."""
    lengths = np.hypot(*np.diff(points, axis=0).T)
    way = np.concatenate([[0.0], np.cumsum(lengths)])
    return way / way[-1]


def levels() -> str:
    """Draw the surface's level lines."""
    right = np.linspace(-CENTER[0], WIDTH - CENTER[0], 120) / SCALE
    up = np.linspace(CENTER[1] - HEIGHT, CENTER[1], 60) / SCALE
    y, x = np.meshgrid(right, up)
    heights = Saddle().height(x, y)
    lines = contour_generator(y, x, heights)
    found = (
        line for z in np.linspace(heights.min(), heights.max(), LEVELS) for line in lines.lines(z)
    )
    return "".join(f'<path d="{polyline(pixels(np.asarray(line)[:, ::-1]))}"/>' for line in found)


def polyline(points: np.ndarray) -> str:
    """Write a path through points."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
