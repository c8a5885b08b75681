"""Figures of gradient clipping: a cliff, the three ways to clip, and when it is faster."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle

from gd_core import GradientDescent
from gd_core.techniques import clip_by_global_norm, clip_by_norm, clip_by_value
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.techniques._clipping import (
    MINIMUM,
    RATES,
    START,
    curvature,
    gradient,
    growth,
    loss,
    trained,
)

L0, L1 = 13_700.0, 110.0


def clipped_path(steps: int) -> np.ndarray:
    """The weights of a run with gradients clipped to norm 10."""
    optimizer, path = GradientDescent(1e-4), [np.array([START])]
    for _ in range(steps):
        path.append(optimizer.update(path[-1], clip_by_norm(gradient(path[-1]), 10.0)))
    return np.concatenate(path)


def draw_cliff(theme: Theme) -> Panels:
    """The wall in the loss, and the two runs that start on it."""
    figure, (landscape, runs) = theme.figure(1, 2, height=3.0)
    w = np.linspace(0.9, 1.12, 400)
    landscape.semilogy(w, loss(w), color=theme.colors[0])
    landscape.plot(START, loss(np.array(START)), "o", color=theme.accent)
    landscape.annotate("start", (START, loss(np.array(START))), (-36, -3), **_points(theme))
    landscape.set(title="Loss over the weight", xlabel="w", ylim=(1e-4, 1e5))
    path = clipped_path(120)
    runs.plot(path, color=theme.colors[0], label="clipped")
    runs.plot([0, 0.12], [START, 0.99], color=theme.accent, linestyle="--")
    runs.axhline(MINIMUM, color=theme.line, linewidth=1, linestyle=":")
    runs.annotate("minimum", (118, MINIMUM - 0.002), ha="right", va="top", color=theme.muted)
    runs.set(title="Weight during the run", xlabel="step", ylim=(0.99, 1.11))
    runs.annotate("plain", (1.5, 0.995), color=theme.accent)
    return figure


def _points(theme: Theme) -> dict:
    return {"textcoords": "offset points", "color": theme.foreground}


def draw_ways(theme: Theme) -> Panels:
    """One gradient clipped by value and by norm, and a pair clipped by its global norm."""
    figure, (value, norm, together) = theme.figure(1, 3, height=2.6)
    gradients = np.array([3.0, 0.8])
    value.set_title("by value, limit 1")
    value.add_patch(_box(theme))
    _arrows(value, theme, gradients, clip_by_value(gradients, 1.0), theme.colors[0])
    norm.set_title("by norm, limit 1")
    norm.add_patch(_circle(theme))
    _arrows(norm, theme, gradients, clip_by_norm(gradients, 1.0), theme.colors[0])
    together.set_title("by global norm, limit 1.5")
    pair = [np.array([2.8, 0.6]), np.array([0.4, 1.6])]
    for before, after, color in zip(
        pair, clip_by_global_norm(pair, 1.5), theme.colors[:2], strict=True
    ):
        _arrows(together, theme, before, after, color)
    for axes in (value, norm, together):
        axes.set(xlim=(-1.2, 3.3), ylim=(-1.3, 1.9), aspect="equal")
    return figure


def _arrows(axes: Axes, theme: Theme, before: np.ndarray, after: np.ndarray, color: str) -> None:
    """Draw a gradient, dashed, and what clipping leaves of it."""
    axes.plot([0, before[0]], [0, before[1]], color=theme.muted, linestyle=(0, (4, 2)))
    axes.plot(*before, "o", color=theme.muted, markersize=4)
    style = {"arrowstyle": "-|>", "color": color, "linewidth": 2.2, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", (after[0], after[1]), (0, 0), arrowprops=style)


def _box(theme: Theme):
    return Rectangle((-1, -1), 2, 2, facecolor=theme.grid, edgecolor="none")


def _circle(theme: Theme):
    return Circle((0, 0), 1, facecolor=theme.grid, edgecolor="none")


def draw_smoothness(theme: Theme) -> Panels:
    """Curvature against the length of the gradient, and a line above all of it."""
    figure, axes = theme.figure(height=3.0)
    for side, name in ((np.linspace(0.9, MINIMUM, 400), "left"), (_right(), "right")):
        lengths, curvatures = np.abs(gradient(side)), np.abs(curvature(side))
        (line,) = axes.loglog(lengths[lengths > 0.1], curvatures[lengths > 0.1])
        place = {"left": (0.2, 15), "right": (2e7, 3e6)}[name]
        axes.annotate(f"{name} of the minimum", place, color=line.get_color())
    lengths = np.geomspace(0.1, np.abs(gradient(_right())).max(), 200)
    axes.loglog(lengths, L0 + L1 * lengths, color=theme.muted, linestyle=(0, (4, 2)))
    axes.annotate("L₀ + L₁ · length", (1e6, L0 + L1 * 1e6), (-6, 12), ha="right", **_points(theme))
    axes.set(xlabel="length of the gradient", ylabel="curvature", ylim=(10, None))
    return figure


def _right() -> np.ndarray:
    return np.linspace(MINIMUM, 1.2, 400)


def draw_recurrent(theme: Theme) -> Panels:
    """Gradients that grow with the spectral radius, and the rates that two runs survive."""
    figure, (lengths, losses) = theme.figure(1, 2, height=3.2)
    radii = np.linspace(0.5, 1.6, 45)
    for steps in (5, 10, 20):
        lengths.semilogy(radii, growth(steps, radii), label=f"{steps} steps")
    lengths.set(title="Growth of the gradient", xlabel="spectral radius of W", xlim=(0.5, 1.6))
    for is_clipped, name in ((False, "plain, then diverges"), (True, "clipped to 0.1")):
        ends = np.array([trained(rate, is_clipped) for rate in RATES])
        losses.loglog(RATES, np.where(np.isfinite(ends), ends, np.nan), label=name)
    losses.set(title="Loss after 60 steps", xlabel="learning rate")
    losses.set_yticks([0.005, 0.01, 0.02, 0.05], ["0.005", "0.01", "0.02", "0.05"])
    losses.minorticks_off()
    return figure


FIGURES = {
    "clipping-cliff": draw_cliff,
    "clipping-ways": draw_ways,
    "clipping-smoothness": draw_smoothness,
    "clipping-recurrent": draw_recurrent,
}
