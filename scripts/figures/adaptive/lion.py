"""Figure of Lion: at a constant rate it circles at a distance set by the rate."""

from functools import cache

import numpy as np

from gd_core import Lion, minimize
from gd_core.surfaces import Ravine
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

RATES = (0.1, 0.03, 0.01)
WINDOW, STEPS = 100, 4000


@cache
def largest_distances(rate: float) -> np.ndarray:
    """The largest distance to the minimum within each 100 steps."""
    surface = Ravine()
    run = minimize(surface, surface.start, Lion(rate), STEPS)
    distances = np.linalg.norm(run.params[1:] - surface.minima[0], axis=-1)
    return distances.reshape(-1, WINDOW).max(axis=1)


def draw_distances(theme: Theme) -> Panels:
    """Distance to the minimum against the step, for three rates."""
    figure, axes = theme.figure(height=2.8)
    for index, rate in enumerate(RATES):
        line, found = theme.run("Lion", index), largest_distances(rate)
        steps = WINDOW * np.arange(1, len(found) + 1)
        axes.semilogy(steps, found, label=f"rate {rate}", **line)
        axes.axhline(rate, color=line["color"], linewidth=0.6)
    axes.set(xlabel="step", ylabel="distance to the minimum", xlim=(0, STEPS))
    axes.set_xticks(range(0, STEPS + 1, 1000))
    axes.grid(visible=True, axis="y")
    return figure


FIGURES = {"lion": draw_distances}
