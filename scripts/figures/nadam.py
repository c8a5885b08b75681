"""Figure of NAdam: a race with Adam in a curved valley."""

from matplotlib.figure import Figure

from gd_core import Adam, NAdam
from gd_core.experiments import best_learning_rate
from gd_core.surfaces import Rosenbrock
from scripts.figures._paths import paths_and_losses
from scripts.figures.adam import RATES
from scripts.figures.theme import Theme


def draw_race(theme: Theme) -> Figure:
    """Both at their own best rate of 101 tried."""
    surface, steps = Rosenbrock(), 300
    optimizers = {}
    for make in (Adam, NAdam):
        rate = best_learning_rate(surface, surface.start, make, steps, RATES)
        optimizers[f"{make.__name__}, rate {rate:.2g}"] = make(rate)
    return paths_and_losses(theme, surface, optimizers, steps, ("300 steps", "Loss"))


FIGURES = {"nadam": draw_race}
