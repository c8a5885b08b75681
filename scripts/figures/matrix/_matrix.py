"""What the figures of the matrix optimizers share: races on a small problem over a matrix."""

from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from gd_core import Trajectory, minimize
from gd_core.experiments import best_learning_rate
from gd_core.problems import MatrixLeastSquares
from scripts.figures.look.theme import Theme

RATES = np.geomspace(1e-2, 1e3, 26)
STEPS = 200


@cache
def best_run(make: Any, steps: int = STEPS) -> tuple[float, Trajectory]:
    """The best of 26 rates for an optimizer on the problem, and its run."""
    problem = MatrixLeastSquares.synthetic()
    rate = best_learning_rate(problem, problem.start, make, steps, RATES)
    return rate, minimize(problem, problem.start, make(rate), steps)


def draw_race(theme: Theme, makers: dict[str, Any]) -> Figure:
    """Draw each optimizer's loss at its own best rate, on a log scale."""
    figure, axes = theme.figure(height=2.8)
    found = {name: best_run(make) for name, make in makers.items()}
    places = spread([run.losses[-1] for _, run in found.values()])
    for index, (name, (rate, run)) in enumerate(found.items()):
        color = theme.colors[index]
        axes.semilogy(run.losses, color=color, linestyle=theme.dashes[index])
        place = STEPS, places[index]
        axes.annotate(f" {name}, rate {rate:.2g}", place, color=color, va="center")
    axes.set(xlabel="step", ylabel="loss", xlim=(0, 1.36 * STEPS), xticks=range(0, STEPS + 1, 50))
    axes.grid(visible=True)
    return figure


def spread(values: list[float], decades: float = 1.6) -> np.ndarray:
    """Heights for the labels of some values on a log scale, at least so many decades apart."""
    places, order = np.log10(values), np.argsort(values)[::-1]
    for above, below in pairwise(order):
        places[below] = min(places[below], places[above] - decades)
    return 10.0**places
