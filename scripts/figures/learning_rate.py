"""Figures of the page on the learning rate: three rates, and the final loss against the rate."""

import numpy as np
from matplotlib.figure import Figure

from gd_core import GradientDescent, minimize
from gd_core.experiments import sensitivity
from gd_core.surfaces import IllConditionedBowl
from scripts.figures._paths import draw_contours, draw_paths
from scripts.figures.theme import Theme

BOWL = IllConditionedBowl(10.0)
STEPS = 25
RATES = {"too small": 0.01, "right": 0.18, "too large": 0.204}


def draw_three(theme: Theme) -> Figure:
    """The same start and number of steps with three learning rates."""
    figure, panels = theme.figure(1, 3, width=8.4, height=2.7, sharey=True)
    for axes, (name, rate) in zip(panels, RATES.items(), strict=True):
        run = minimize(BOWL, BOWL.start, GradientDescent(rate), STEPS)
        draw_contours(axes, theme, BOWL, levels=10)
        draw_paths(axes, theme, {name: run})
        axes.set_title(f"{name}: {rate}")
        axes.label_outer()
    return figure


def draw_sensitivity(theme: Theme) -> Figure:
    """The loss after 25 and 100 steps, against the rate, with the limit 2 / curvature."""
    figure, axes = theme.figure(height=3.0)
    rates = np.geomspace(1e-3, 0.25, 300)
    for index, steps in enumerate((25, 100)):
        losses = sensitivity(BOWL, BOWL.start, {"": GradientDescent}, steps, rates)[""]
        style = {"color": theme.colors[index], "linestyle": theme.dashes[index]}
        axes.loglog(rates, losses, label=f"after {steps} steps", **style)
    limit = 2 / BOWL.curvatures[1]
    axes.axvline(limit, color=theme.accent, linestyle=":")
    axes.annotate("2 / largest curvature ", (limit, 1e-7), color=theme.accent, ha="right")
    axes.set(xlabel="learning rate", ylabel="final loss", ylim=(1e-10, 1e4))
    axes.grid(visible=True)
    axes.legend(loc="lower left")
    return figure


FIGURES = {"three-rates": draw_three, "rate-sensitivity": draw_sensitivity}
