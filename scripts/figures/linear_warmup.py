"""Figures of linear warmup: a rate that the start does not bear, and the composed schedule."""

import numpy as np
from matplotlib.figure import Figure

from gd_core import GradientDescent, minimize
from gd_core.schedules import LinearWarmup
from gd_core.surfaces import Rosenbrock
from scripts.figures._schedules import constant
from scripts.figures.theme import Theme

START = np.array([3.0, 3.0])
STEPS = 2000
SHOWN = 200
RUNS = {
    "0.0015, no warmup": constant(0.0015),
    "0.0008, no warmup": constant(0.0008),
    "0.0015 after 30 steps of warmup": LinearWarmup(constant(0.0015), steps=30),
}


def draw(theme: Theme) -> Figure:
    """Rates of the first steps, and the losses on Rosenbrock's valley from a steep start."""
    figure, (rates, effect) = theme.figure(1, 2, height=3.0)
    for name, schedule in RUNS.items():
        run = minimize(Rosenbrock(), START, GradientDescent(schedule(0)), STEPS, schedule=schedule)
        rates.plot([schedule(step) for step in range(SHOWN)], label=name)
        losses = np.where(run.losses < 1e6, run.losses, np.nan)
        effect.loglog(np.arange(1, STEPS + 2), losses, label=name)
    rates.set(title="Learning rate", xlabel="step", ylim=(0, 0.0018))
    effect.set(title="Loss", xlabel="step, counted from 1", ylim=(1e-3, 1e6))
    effect.grid(visible=True)
    figure.legend(*rates.get_legend_handles_labels(), loc="outside lower center", ncols=3)
    return figure


FIGURES = {"linear-warmup": draw}
