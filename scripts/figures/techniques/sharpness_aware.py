"""Figure of sharpness-aware steps: along the floor of a valley, to where it is widest."""

import numpy as np

from gd_core import GradientDescent
from gd_core.techniques import SharpnessAware
from scripts.figures.look.panels import Panels
from scripts.figures.look.paths import draw_relief
from scripts.figures.look.theme import Theme

START = np.array([1.5, 0.8])
STEPS = 1000


def loss(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A valley whose floor, y = 0, is flat, and whose walls are least steep at x = 0."""
    return (1 + 4 * x**2) * y**2 / 2


def gradient(points: np.ndarray) -> np.ndarray:
    """Gradient of `loss`."""
    x, y = points[..., 0], points[..., 1]
    return np.stack([4 * x * y**2, (1 + 4 * x**2) * y], axis=-1)


def path(radius: float) -> np.ndarray:
    """The points of a run; radius 0 is gradient descent."""
    optimizer, points = SharpnessAware(GradientDescent(0.1), radius), [START]
    for _ in range(STEPS):
        points.append(optimizer.update(points[-1], gradient))
    return np.array(points)


def draw(theme: Theme) -> Panels:
    """The paths on the left, the curvature across the valley on the right."""
    figure, (valley, curvature) = theme.figure(1, 2, height=3.0)
    x, y = np.linspace(-0.5, 1.7, 120), np.linspace(-0.6, 0.9, 90)
    draw_relief(valley, theme, (x, y, np.sqrt(loss(*np.meshgrid(x, y)))))
    for radius, name in ((0.0, "gradient descent"), (0.1, "sharpness-aware, radius 0.1")):
        points = path(radius)
        style = {"color": theme.accent} if radius else theme.run("GradientDescent")
        valley.plot(*points.T, label=name, **style)
        valley.plot(*points[-1], "o", color=style["color"])
        curvature.plot(1 + 4 * points[:, 0] ** 2, label=name, **style)
    valley.set(title="Path", xlabel="x", ylabel="y")
    curvature.set(title="Curvature across the valley", xlabel="step", ylim=(0, 10.5))
    curvature.grid(visible=True, axis="y")
    figure.legend(*valley.get_legend_handles_labels())
    return figure


FIGURES = {"sharpness-aware": draw}
