"""Figure of Prodigy: its estimate of the distance, from three starts."""

import numpy as np
from matplotlib.figure import Figure

from gd_core import Prodigy
from scripts.figures.theme import Theme


def estimates(distance: float, steps: int = 120) -> list[float]:
    """The estimate d at each step on an elongated bowl, from a start at this distance."""
    optimizer, params, found = Prodigy(), distance * np.array([0.8, 0.6]), []
    for _ in range(steps):
        params = optimizer.update(params, params * np.array([1.0, 10.0]))
        found.append(optimizer.d)
    return found


def draw_estimates(theme: Theme) -> Figure:
    """The estimate against the step, and the true distances as thin lines."""
    figure, axes = theme.figure(height=2.8)
    for index, distance in enumerate((1.0, 10.0, 100.0)):
        style = {"color": theme.colors[index], "linestyle": theme.dashes[index]}
        axes.semilogy(estimates(distance), label=f"start at distance {distance:.0f}", **style)
        axes.axhline(distance, color=theme.colors[index], linewidth=0.7)
    axes.set(xlabel="step", ylabel="estimate d")
    axes.grid(visible=True)
    axes.legend(loc="lower right")
    return figure


FIGURES = {"prodigy": draw_estimates}
