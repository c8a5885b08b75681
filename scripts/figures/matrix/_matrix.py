"""What the figures of the matrix optimizers share: races on a small problem over a matrix."""

from functools import cache
from typing import Any

import numpy as np

from gd_core import Trajectory, minimize
from gd_core.experiments import best_learning_rate
from gd_core.problems import MatrixLeastSquares
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

RATES = np.geomspace(1e-2, 1e3, 26)
STEPS = 200


@cache
def best_run(make: Any, steps: int = STEPS) -> tuple[float, Trajectory]:
    """The best of 26 rates for an optimizer on the problem, and its run."""
    problem = MatrixLeastSquares.synthetic()
    rate = best_learning_rate(problem, problem.start, make, steps, RATES)
    return rate, minimize(problem, problem.start, make(rate), steps)


def draw_race(theme: Theme, makers: dict[str, Any]) -> Panels:
    """Draw each optimizer's loss at its own best rate, on a log scale."""
    figure, axes = theme.figure(height=2.8)
    found = {name: best_run(make) for name, make in makers.items()}
    for name, (rate, run) in found.items():
        axes.semilogy(run.losses, label=f"{name}, rate {rate:.2g}", **theme.run(name))
    axes.set(xlabel="step", ylabel="loss", xlim=(0, STEPS))
    axes.grid(visible=True, axis="y")
    return figure
