"""Figures of the overview: six methods on one valley, and where each of all methods sits."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes

import gd_core
from gd_core.experiments import best_learning_rate, race
from gd_core.loop import Trajectory
from gd_core.surfaces import Ravine
from scripts.figures.adaptive import _geometry
from scripts.figures.look.panels import Panels
from scripts.figures.look.paths import draw_losses
from scripts.figures.look.theme import Theme

STEPS = 150
NAMES = ("GradientDescent", "Momentum", "AdaGrad", "RMSProp", "AdaDelta", "Adam")
RATES = np.geomspace(1e-4, 100, 121)
# Along the axes AdaGrad ends lower the larger its rate, without end: so it has one that is given.
GIVEN = {("AdaGrad", 0.0): 4.0}


def valley_at(angle: float) -> Ravine:
    """The valley, turned by an angle in degrees."""
    return Ravine(condition_number=100, angle=angle)


def rate_of(angle: float, name: str) -> float:
    """The rate that is given, else the best of 20 a decade."""
    valley, make = valley_at(angle), getattr(gd_core, name)
    given = GIVEN.get((name, angle))
    return given or best_learning_rate(valley, valley.start, make, STEPS, RATES)


def runs(angle: float) -> dict[str, Trajectory]:
    """The race in a valley that is turned by an angle."""
    valley = valley_at(angle)
    optimizers = {name: getattr(gd_core, name)(rate_of(angle, name)) for name in NAMES}
    return race(valley, valley.start, optimizers, STEPS)


def draw(theme: Theme) -> Panels:
    """A valley along the axes, and the same one turned by 45 degrees."""
    figure, panels = theme.figure(1, 2, height=3.6, sharey=True)
    for axes, angle in zip(panels, (0, 45), strict=True):
        draw_losses(axes, theme, runs(angle), [theme.run(name) for name in NAMES])
        axes.set_title("along the axes" if angle == 0 else "turned by 45 degrees")
    figure.legend(*panels[0].get_legend_handles_labels())
    return figure


def draw_places(theme: Theme) -> Panels:
    """Three norms with their steepest steps; under them the page has the table of places."""
    figure, panels = theme.figure(1, 3, height=2.2)
    angles = np.linspace(0, 2 * np.pi, 200)
    circle = np.stack((np.cos(angles), np.sin(angles)))
    square = np.array([[1, 1, -1, -1, 1], [1, -1, -1, 1, 1]])
    _draw_ball(panels[0], theme, circle, np.array([-0.5, -1.0]) / np.sqrt(1.25))
    _draw_ball(panels[1], theme, square, np.array([-1.0, -1.0]))
    _draw_singular_values(panels[2], theme)
    return figure


def _draw_ball(axes: Axes, theme: Theme, ball: np.ndarray, step: np.ndarray) -> None:
    """Draw all steps of size 1, the gradient, and the step of size 1 that is steepest."""
    gradient = np.array([0.5, 1.0])
    axes.plot(*ball, color=theme.muted, linestyle="-", linewidth=1.2)
    for to, color, label in (
        (gradient, theme.colors[0], "gradient"),
        (step, theme.accent, "steepest step"),
    ):
        style = {"arrowstyle": "-|>", "color": color, "linewidth": 2, "shrinkA": 0, "shrinkB": 0}
        x, y = to.tolist()
        axes.annotate("", xy=(x, y), xytext=(0, 0), arrowprops=style)
        words: Any = {"textcoords": "offset points", "color": color}
        axes.annotate(label, (x / 2, y / 2), (9, -6), **words)
    axes.set(xlim=(-1.15, 1.15), ylim=(-1.15, 1.15), aspect="equal", anchor="W")
    axes.axis("off")


def _draw_singular_values(axes: Axes, theme: Theme) -> None:
    gradient = _geometry.example()[1]
    before = np.linalg.svd(gradient, compute_uv=False)
    places = np.arange(len(before))
    axes.bar(places - 0.2, before / before.max(), 0.38, color=theme.colors[0])
    axes.bar(places + 0.2, np.ones_like(before), 0.38, color=theme.accent)
    axes.set(xticks=[], yticks=[0, 1], ylim=(0, 1.45))
    axes.annotate("singular values: gradient", (-0.5, 1.27), color=theme.colors[0])
    axes.annotate("and step", (-0.5, 1.09), color=theme.accent)


FIGURES = {"adaptive-overview": draw, "optimizer-places": draw_places}
