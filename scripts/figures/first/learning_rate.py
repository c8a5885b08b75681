"""Figures of the page on the learning rate: three rates, the final loss, the edge of stability."""

import numpy as np
from matplotlib.figure import Figure

from gd_core import GradientDescent, minimize
from gd_core.experiments import sensitivity
from gd_core.surfaces import IllConditionedBowl
from scripts.figures.first._edge import EVERY, trace
from scripts.figures.look.paths import draw_contours, draw_paths
from scripts.figures.look.theme import Theme

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
    axes.annotate("2/L ", (limit, 1e-7), color=theme.accent, ha="right")
    axes.set(xlabel="learning rate", ylabel="final loss", ylim=(1e-10, 1e4))
    axes.grid(visible=True)
    axes.legend(loc="lower left")
    return figure


def draw_edge(theme: Theme) -> Figure:
    """Sharpness of the small network at three rates, each with its limit 2 / rate."""
    figure, axes = theme.figure(height=3.3)
    for index, rate in enumerate((0.1, 0.2, 0.4)):
        sharpness, _ = trace(rate, rate, 4000)
        color = theme.colors[index]
        steps = EVERY * np.arange(len(sharpness))
        axes.plot(steps, sharpness, color=color, linestyle=theme.dashes[index])
        axes.axhline(2 / rate, color=color, linestyle=":", linewidth=1)
        axes.text(4040, sharpness[-1], f"rate {rate}", color=color, va="center")
        axes.text(2900, 2 / rate + 0.4, f"limit 2/{rate}", color=color)
    axes.set(xlabel="step", ylabel="largest curvature", ylim=(0, 22), xlim=(0, 4000))
    return figure


def draw_catapult(theme: Theme) -> Figure:
    """The loss and the sharpness when the rate is raised above the limit in mid-run."""
    figure, (left, right) = theme.figure(1, 2, height=3.0)
    for index, rate in enumerate((0.1, 0.25)):
        sharpness, losses = trace(0.1, rate, 3000)
        style = {"color": theme.colors[index], "linestyle": theme.dashes[index]}
        name = "rate stays 0.1" if index == 0 else "raised to 0.25"
        left.semilogy(np.arange(1900, 2301), losses[1900:2301], label=name, **style)
        steps = EVERY * np.arange(len(sharpness))
        right.plot(steps, sharpness, **style)
        right.text(3040, sharpness[-1], name, color=theme.colors[index], va="center")
    right.axhline(2 / 0.25, color=theme.colors[1], linestyle=":", linewidth=1)
    right.text(1010, 8.15, "2/0.25", color=theme.colors[1])
    left.set(title="loss", xlabel="step")
    left.grid(visible=True)
    right.set(title="largest curvature", xlabel="step", xlim=(1000, 3000))
    return figure


FIGURES = {
    "three-rates": draw_three,
    "rate-sensitivity": draw_sensitivity,
    "edge-of-stability": draw_edge,
    "catapult": draw_catapult,
}
