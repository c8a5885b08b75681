"""What the optimizer figures share: a surface's contours, and paths and losses on them."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from gd_core import Trajectory
from gd_core.experiments import race
from scripts.figures.look.theme import Theme

RESOLUTION = 140


def draw_contours(axes: Axes, theme: Theme, surface: Any, levels: int = 14) -> None:
    """Draw a surface's contour lines over its window, denser where it is low, and its minima."""
    (x_min, x_max), (y_min, y_max) = surface.window
    x, y = np.linspace(x_min, x_max, RESOLUTION), np.linspace(y_min, y_max, RESOLUTION)
    heights = surface(np.stack(np.meshgrid(x, y), axis=-1))
    lowest = heights.min()
    # Levels in even steps of the square root keep the floor of a valley legible.
    steps = np.linspace(0, np.sqrt(heights.max() - lowest), levels + 1)[1:] ** 2 + lowest
    axes.contour(x, y, heights, levels=steps, colors=theme.muted, linewidths=0.5, alpha=0.55)
    if len(surface.minima):
        axes.plot(*np.asarray(surface.minima).T, "*", color=theme.foreground, markersize=9)
    axes.set(xlim=(x_min, x_max), ylim=(y_min, y_max), xlabel="x", ylabel="y")


def draw_paths(axes: Axes, theme: Theme, runs: dict[str, Trajectory], marks: bool = True) -> None:
    """Draw each run's path in its color and dash, from a common black start."""
    for index, (label, run) in enumerate(runs.items()):
        axes.plot(
            *run.params.T,
            color=theme.colors[index],
            linestyle=theme.dashes[index],
            marker="o" if marks else None,
            markersize=2.2,
            linewidth=1.5,
            label=label,
        )
    first = next(iter(runs.values()))
    axes.plot(*first.params[0], "o", color=theme.foreground, markersize=5)


def draw_losses(axes: Axes, theme: Theme, runs: dict[str, Trajectory], lowest: float = 0.0) -> None:
    """Draw each run's loss above the lowest possible one, on a log scale."""
    for index, (label, run) in enumerate(runs.items()):
        gap = np.maximum(run.losses - lowest, 1e-14)
        axes.semilogy(gap, color=theme.colors[index], linestyle=theme.dashes[index], label=label)
    axes.set(xlabel="step", ylabel="loss above the minimum")
    axes.grid(visible=True)


def paths_and_losses(
    theme: Theme,
    surface: Any,
    optimizers: dict[str, Any],
    steps: int,
    titles: tuple[str, str] = ("Paths", "Loss"),
    start: np.ndarray | None = None,
) -> Figure:
    """Race optimizers from one start; draw the paths on the left and the losses on the right."""
    runs = race(surface, surface.start if start is None else start, optimizers, steps)
    figure, (left, right) = theme.figure(1, 2, height=3.3, width_ratios=(1.25, 1))
    draw_contours(left, theme, surface)
    draw_paths(left, theme, runs)
    draw_losses(right, theme, runs, float(surface(surface.minima[0])))
    left.set_title(titles[0])
    right.set_title(titles[1])
    columns = min(len(runs), 4)
    figure.legend(*left.get_legend_handles_labels(), loc="outside lower center", ncols=columns)
    return figure
