"""What the figures on surfaces share: a relief, and paths and losses on it."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from gd_core import Trajectory
from scripts.figures.look.theme import SHADES, Theme

RESOLUTION = 90
ZERO = 1e-12  # a loss below this is rounding alone
FOOT, MIDDLE = ZERO / 20, ZERO / 4.5  # of the band that stands for zero


def draw_contours(axes: Axes, theme: Theme, surface: Any, levels: int = 11) -> None:
    """Draw a surface's relief over its window, in finer steps where it is low, and its minima."""
    (x_min, x_max), (y_min, y_max) = surface.window
    x, y = np.linspace(x_min, x_max, RESOLUTION), np.linspace(y_min, y_max, RESOLUTION)
    heights = surface(np.stack(np.meshgrid(x, y), axis=-1))
    # Levels in even steps of the square root keep the floor of a valley legible.
    draw_relief(axes, theme, (x, y, np.sqrt(heights - heights.min())), levels)
    if len(surface.minima):
        axes.plot(*np.asarray(surface.minima).T, "*", color=theme.foreground, markersize=9)
    axes.set(xlim=(x_min, x_max), ylim=(y_min, y_max), xlabel="x", ylabel="y")


def draw_relief(axes: Axes, theme: Theme, grid: tuple, levels: int = 11) -> None:
    """Fill the ground up to each level, from the highest down: so each border is drawn once."""
    x, y, heights = grid
    low, high = heights.min(), heights.max()
    for level in range(levels, 0, -1):
        shade = round((SHADES - 1) * (level - 1) / (levels - 1))
        color = theme.relief(shade)
        top = low + (high - low) * (level + 1e-9) / levels
        ground = axes.contourf(x, y, heights, levels=[low - 1, top], colors=[color], zorder=0)
        ground.set(edgecolor=theme.relief(min(SHADES - 1, shade + 6)), linewidth=0.6)
    axes.spines["bottom"].set_visible(False)


def draw_paths(axes: Axes, theme: Theme, runs: dict[str, Trajectory], lines: list[dict]) -> None:
    """Draw each run's path in its color and dash, from a common start."""
    for (label, run), line in zip(runs.items(), lines, strict=True):
        style = {"marker": "o", "markersize": 2.4, "linewidth": 1.5, "label": label}
        axes.plot(*run.params.T, **style, **line)
    first = next(iter(runs.values()))
    axes.plot(*first.params[0], "o", color=theme.foreground, markersize=6)


def draw_losses(axes: Axes, theme: Theme, runs: dict[str, Trajectory], lines: list[dict]) -> None:
    """Draw each run's loss on a log scale, down to what is zero but for rounding."""
    for (label, run), line in zip(runs.items(), lines, strict=True):
        axes.semilogy(down_to_zero(run.losses), label=label, **line)
    mark_zero(axes, theme)
    axes.set(xlabel="step", ylabel="loss above the minimum")
    axes.grid(visible=True, axis="y")


def down_to_zero(losses: np.ndarray) -> np.ndarray:
    """Losses to draw on a log scale: what is zero but for rounding has one height."""
    return np.where(losses < ZERO, MIDDLE, losses)


def mark_zero(axes: Axes, theme: Theme) -> None:
    """Draw a gray band under the decades, if a line of the axes comes down to zero."""
    if min(np.min(line.get_ydata()) for line in axes.lines) >= ZERO:
        return
    axes.set_ylim(bottom=FOOT)
    axes.axhspan(FOOT, ZERO, color=theme.grid, linewidth=0)
    axes.annotate("zero", (0.01, MIDDLE), xycoords=("axes fraction", "data"), va="center")
