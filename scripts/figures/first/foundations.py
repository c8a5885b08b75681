"""Figures of the page on slopes, curvature and valleys: one picture for each word."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from gd_core.surfaces import Ravine, Saddle
from scripts.figures.first._loss_surface import draw_loss_surface
from scripts.figures.look.panels import Panels
from scripts.figures.look.paths import draw_contours
from scripts.figures.look.theme import Theme

GRADIENT = np.array([2.0, 1.0])
# The unit circles of three lengths, as corners; that of l2 has 200 of them.
CIRCLE = np.stack([f(np.linspace(0, 2 * np.pi, 201)) for f in (np.cos, np.sin)], axis=1)
UNIT_BALLS = {
    "Length (l2)": CIRCLE,
    "Largest entry (l-infinity)": np.array([[1, 1], [-1, 1], [-1, -1], [1, -1], [1, 1]]),
    "Sum of entries (l1)": np.array([[1, 0], [0, 1], [-1, 0], [0, -1], [1, 0]]),
}
# Where the tangents touch, and where their labels stand.
TOUCHED = {-2.1: (-1.15, 1.2), -0.6: (-0.15, 0.5), 0.262: (0.25, 1.25), 1.85: (1.2, 1.6)}
CURVATURES = (4.0, 1.0, 0.25, 0.0, -0.5)
VALLEY = Ravine(condition_number=10, angle=30)


def wells(theta: Any) -> Any:
    """Two valleys with a hill between them."""
    return theta**4 / 8 - theta**2 / 2 + theta / 4 + 1


def slope_of_wells(theta: Any) -> Any:
    """The slope of `wells`."""
    return theta**3 / 2 - theta + 1 / 4


def draw_slope_and_curvature(theme: Theme) -> Panels:
    """Tangents of a curve, and parabolas whose second derivative is the curvature."""
    figure, (left, right) = theme.figure(1, 2)
    line = np.linspace(-2.25, 2.2, 200)
    left.plot(line, wells(line), color=theme.muted, linestyle="-")
    for theta, place in TOUCHED.items():
        slope, reach = slope_of_wells(theta), 0.4
        ends = np.array([-reach, reach])
        left.plot(theta + ends, wells(theta) + slope * ends, color=theme.accent, linestyle="-")
        left.plot(theta, wells(theta), "o", color=theme.foreground, markersize=4)
        label = f"slope {slope:z.1f}".replace("-", "\u2212")
        left.annotate(label, place, color=theme.accent, ha="center")
    left.set(title="Slope: how fast the loss changes", xlabel="θ", ylabel="J(θ)")
    distance = np.linspace(-2, 2, 100)
    for curvature, color in zip(CURVATURES, theme.colors, strict=False):
        height = curvature * distance**2 / 2
        shown = height <= 2.6
        right.plot(distance[shown], height[shown], color=color, linestyle="-")
        name = f"λ = {curvature:g}".replace("-", "\u2212")
        end = (distance[shown][-1], height[shown][-1])
        right.annotate(name, end, (4, -3), textcoords="offset points", color=color)
    right.set(title="Curvature: ½ λ d²", xlabel="distance d", xlim=(-2.1, 2.9))
    return figure


def draw_norms(theme: Theme) -> Panels:
    """Among all steps of length 1 the one that climbs highest, for three kinds of length."""
    figure, panels = theme.figure(1, 3, height=3.1, sharey=True)
    for axes, (name, ball) in zip(panels, UNIT_BALLS.items(), strict=True):
        _draw_ball(axes, theme, ball)
        axes.set(title=name, xlim=(-1.6, 1.7), ylim=(-1.5, 1.5), aspect="equal", xlabel="step in x")
    panels[0].set_ylabel("step in y")
    return figure


def _draw_ball(axes: Axes, theme: Theme, ball: np.ndarray) -> None:
    grid = np.linspace(-1.8, 1.8, 3)
    climb = GRADIENT[0] * grid + GRADIENT[1] * grid[:, np.newaxis]
    axes.contour(grid, grid, climb, levels=11, colors=theme.muted, linewidths=0.5, linestyles="-")
    axes.plot(*ball.T, color=theme.colors[0], linestyle="-")
    toward = {"arrowstyle": "->", "color": theme.muted}
    axes.annotate("", tuple(GRADIENT * 0.72), (0, 0), arrowprops=toward)
    best = ball[np.argmax(ball @ GRADIENT)]
    arrow = {"arrowstyle": "-|>", "color": theme.accent, "linewidth": 2, "shrinkB": 0, "shrinkA": 0}
    axes.annotate("", tuple(best), (0, 0), arrowprops=arrow)
    axes.plot(*best, "o", color=theme.accent, markersize=5)
    climbs = f"climbs {best @ GRADIENT:.2f}"
    axes.text(0, -1.4, climbs, color=theme.accent, ha="center")


def draw_turned_bowl(theme: Theme) -> Panels:
    """A bowl turned by 30 degrees, and its curvature in every direction."""
    figure, (left, right) = theme.figure(1, 2, height=3.1)
    draw_contours(left, theme, VALLEY)
    values, directions = np.linalg.eigh(VALLEY.hessian)
    for value, direction, color in zip(values, directions.T, theme.colors, strict=False):
        tip = direction * np.sign(direction[0] + direction[1]) * 2.4
        arrow = {"arrowstyle": "-|>", "color": color, "linewidth": 2, "shrinkA": 0, "shrinkB": 0}
        left.annotate("", tip, (0, 0), arrowprops=arrow)
        left.annotate(f"curvature {value:.0f}", tip * 1.1, color=color, ha="center", va="bottom")
    left.set(title="The eigen-directions", aspect="equal")
    angles = np.radians(np.arange(0, 181, 2))
    along = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    right.plot(np.degrees(angles), (along @ VALLEY.hessian * along).sum(axis=1), color=theme.muted)
    for angle, value, name, color in ((30, 1, "μ = 1", 0), (120, 10, "L = 10", 1)):
        right.plot(angle, value, "o", color=theme.colors[color])
        style = {"color": theme.colors[color], "ha": "center"}
        right.annotate(name, (angle, value), (0, 8), textcoords="offset points", **style)
    right.set(title="Curvature by direction", xlabel="angle from the x axis", ylim=(0, 11.8))
    right.set_xticks([0, 30, 60, 90, 120, 150, 180])
    return figure


def draw_chord(theme: Theme) -> Panels:
    """A chord above a convex curve, and one that cuts through a curve that is not."""
    figure, panels = theme.figure(1, 2, height=2.9)
    curves = {"Convex": lambda x: x**2 / 2 + 0.3 * x, "Not convex": wells}
    ends = {"Convex": (-1.7, 1.9), "Not convex": (-1.55, 1.6)}
    for axes, (name, curve) in zip(panels, curves.items(), strict=True):
        line, chord = np.linspace(-2.2, 2.2, 150), np.array(ends[name])
        axes.plot(line, curve(line), color=theme.colors[0], linestyle="-")
        axes.plot(chord, curve(chord), "o-", color=theme.accent, markersize=5)
        axes.set(title=name, xlabel="θ")
        axes.set_ylim(curve(line).min() - 0.4, curve(line).max() * 0.95)
    panels[0].annotate("the chord lies above", (-0.3, 2.1), color=theme.accent, ha="center")
    panels[1].annotate("here the curve lies above", (0.1, 1.2), color=theme.accent, ha="center")
    panels[0].set_ylabel("J(θ)")
    return figure


def draw_saddle(theme: Theme) -> Panels:
    """A saddle from above, and the two cuts through it."""
    figure, (left, right) = theme.figure(1, 2, height=3.1)
    surface = Saddle()
    draw_contours(left, theme, surface)
    left.plot(0, 0, "X", color=theme.accent, markersize=9)
    left.set(title="From above")
    reach = np.linspace(-1.9, 1.9, 100)
    cuts = {"along x: up": (reach, 0 * reach), "along y: down": (0 * reach, reach)}
    for (name, (x, y)), color in zip(cuts.items(), theme.colors, strict=False):
        heights = surface.height(x, y)
        right.plot(reach, heights, color=color, linestyle="-")
        end = (reach[-1], heights[-1])
        right.annotate(name, end, (5, -3), textcoords="offset points", color=color)
    right.plot(0, 1, "X", color=theme.accent, markersize=9)
    right.set(title="Two cuts through it", xlabel="distance from the saddle", xlim=(-2, 3.4))
    return figure


FIGURES = {
    "slope-and-curvature": draw_slope_and_curvature,
    "steepest-by-norm": draw_norms,
    "turned-bowl": draw_turned_bowl,
    "chord": draw_chord,
    "saddle": draw_saddle,
    "loss-surface": draw_loss_surface,
}
