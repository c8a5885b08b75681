"""Figure of Lion: at a constant rate it circles at a distance set by the rate."""

import numpy as np
from matplotlib.figure import Figure

from gd_core import Lion
from gd_core.experiments import race
from gd_core.surfaces import Ravine
from scripts.figures.theme import Theme


def draw_distances(theme: Theme) -> Figure:
    """Distance to the minimum against the step, for three rates."""
    figure, axes = theme.figure(height=2.8)
    surface = Ravine()
    optimizers = {f"rate {rate}": Lion(rate) for rate in (0.1, 0.03, 0.01)}
    for index, (label, run) in enumerate(race(surface, surface.start, optimizers, 800).items()):
        distances = np.linalg.norm(run.params - surface.minima[0], axis=-1)
        style = {"color": theme.colors[index], "linestyle": theme.dashes[index]}
        axes.semilogy(distances, label=label, linewidth=1.2, **style)
    axes.set(xlabel="step", ylabel="distance to the minimum")
    axes.grid(visible=True)
    axes.legend()
    return figure


FIGURES = {"lion": draw_distances}
