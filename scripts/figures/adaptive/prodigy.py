"""Figure of Prodigy: its estimate against the step, and against the number of parameters."""

import numpy as np
from matplotlib.axes import Axes

from gd_core import Prodigy
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme


def estimates(distance: float, steps: int = 120) -> list[float]:
    """The estimate d at each step on an elongated bowl, from a start at this distance."""
    optimizer, params, found = Prodigy(), distance * np.array([0.8, 0.6]), []
    for _ in range(steps):
        params = optimizer.update(params, params * np.array([1.0, 10.0]))
        found.append(optimizer.d)
    return found


def final_estimate(start: np.ndarray, steps: int = 300) -> float:
    """The estimate d after 300 steps on a round bowl."""
    optimizer, params = Prodigy(), start
    for _ in range(steps):
        params = optimizer.update(params, params)
    return optimizer.d


def draw_steps(axes: Axes, theme: Theme) -> None:
    """The estimate against the step, and the true distances as thin lines."""
    for index, distance in enumerate((1.0, 10.0, 100.0)):
        style = theme.run("Prodigy", index)
        axes.semilogy(estimates(distance), label=f"distance {distance:.0f}", **style)
        axes.axhline(distance, color=style["color"], linewidth=0.7)
    axes.set(title="Two parameters", xlabel="step", ylabel="estimate d")


def draw_dimensions(axes: Axes, theme: Theme) -> None:
    """Every parameter one away from its best value: the estimate, and the distance."""
    sizes = np.array([1, 3, 10, 30, 100, 300, 1000])
    found = [final_estimate(np.ones(size)) for size in sizes]
    axes.loglog(sizes, np.sqrt(sizes), color=theme.line, linestyle="-", linewidth=1)
    axes.loglog(sizes, np.ones(len(sizes)), color=theme.line, linestyle="--", linewidth=1)
    axes.loglog(sizes, found, marker="o", markersize=5, **theme.run("Prodigy"))
    axes.annotate("distance", (30, 8), color=theme.muted, ha="right")
    axes.annotate("largest coordinate's", (1000, 1.15), color=theme.muted, ha="right")
    axes.annotate("estimate d", (100, 0.26), color=theme.run("Prodigy")["color"])
    axes.set(title="Start (1, 1, …, 1)", xlabel="number of parameters", ylim=(0.2, 50))


def draw_estimates(theme: Theme) -> Panels:
    """The estimate in two dimensions, and how the distance leaves it behind in many."""
    figure, (left, right) = theme.figure(1, 2, height=3.0)
    draw_steps(left, theme)
    draw_dimensions(right, theme)
    for axes in (left, right):
        axes.grid(visible=True, axis="y")
    return figure


FIGURES = {"prodigy": draw_estimates}
