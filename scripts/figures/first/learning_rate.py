"""Figures of the page on the learning rate: three rates, the final loss, the edge of stability."""

import numpy as np

from gd_core import GradientDescent
from gd_core.experiments import sensitivity
from gd_core.surfaces import IllConditionedBowl
from scripts.figures.first._edge import EVERY, trace
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

BOWL = IllConditionedBowl(10.0)
STEPS = 25
RATES = {"too small": 0.01, "right": 0.18, "too large": 0.204}


def draw_sensitivity(theme: Theme) -> Panels:
    """The loss after 25 and 100 steps, against the rate, with the limit 2 / curvature."""
    figure, axes = theme.figure(height=3.0)
    rates = np.geomspace(1e-3, 0.25, 300)
    for index, steps in enumerate((25, 100)):
        losses = sensitivity(BOWL, BOWL.start, {"": GradientDescent}, steps, rates)[""]
        style = theme.run("GradientDescent", index)
        axes.loglog(rates, losses, label=f"after {steps} steps", **style)
    limit = 2 / BOWL.curvatures[1]
    axes.axvline(limit, color=theme.accent, linestyle=":")
    axes.annotate("2/L ", (limit, 1e-7), color=theme.accent, ha="right")
    axes.set(xlabel="learning rate", ylabel="final loss", ylim=(1e-10, 1e4))
    axes.grid(visible=True, axis="y")
    return figure


def draw_edge(theme: Theme) -> Panels:
    """Sharpness of the small network at three rates, each with its limit 2 / rate."""
    figure, axes = theme.figure(height=3.3)
    for index, rate in enumerate((0.1, 0.2, 0.4)):
        sharpness, _ = trace(rate, rate, 4000)
        line = theme.series(index)
        color = line["color"]
        steps = EVERY * np.arange(len(sharpness))
        axes.plot(steps, sharpness, label=f"rate {rate}", **line)
        axes.axhline(2 / rate, color=color, linestyle=":", linewidth=1)
        axes.text(2900, 2 / rate + 0.4, f"limit 2/{rate}", color=color)
    axes.set(xlabel="step", ylabel="largest curvature", ylim=(0, 22), xlim=(0, 4000))
    return figure


def draw_catapult(theme: Theme) -> Panels:
    """The loss and the sharpness when the rate is raised above the limit in mid-run."""
    figure, (left, right) = theme.figure(1, 2, height=3.0)
    for index, rate in enumerate((0.1, 0.25)):
        sharpness, losses = trace(0.1, rate, 3000)
        style = theme.series(index)
        name = "rate stays 0.1" if index == 0 else "raised to 0.25"
        left.semilogy(np.arange(1900, 2301), losses[1900:2301], label=name, **style)
        steps = EVERY * np.arange(len(sharpness))
        right.plot(steps, sharpness, **style)
    right.axhline(2 / 0.25, color=theme.colors[1], linestyle=":", linewidth=1)
    right.text(1010, 8.15, "2/0.25", color=theme.colors[1])
    left.set(title="loss", xlabel="step")
    left.grid(visible=True, axis="y")
    figure.legend(*left.get_legend_handles_labels())
    right.set(title="largest curvature", xlabel="step", xlim=(1000, 3000))
    return figure


FIGURES = {
    "rate-sensitivity": draw_sensitivity,
    "edge-of-stability": draw_edge,
    "catapult": draw_catapult,
}
