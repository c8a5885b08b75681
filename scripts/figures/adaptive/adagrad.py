"""Figures of AdaGrad: a rate for each coordinate, and a rate that falls for good."""

import numpy as np
from matplotlib.figure import Figure

from gd_core import AdaGrad, GradientDescent, RMSProp
from gd_core.surfaces import IllConditionedBowl
from scripts.figures.look.paths import paths_and_losses
from scripts.figures.look.theme import Theme


def draw_race(theme: Theme) -> Figure:
    """AdaGrad against gradient descent on a bowl along the axes."""
    optimizers = {
        "gradient descent, rate 0.075": GradientDescent(0.075),
        "AdaGrad, rate 1": AdaGrad(1.0),
    }
    bowl = IllConditionedBowl(25.0)
    return paths_and_losses(theme, bowl, optimizers, 60, ("60 steps on a bowl", "Loss"))


def step_sizes(optimizer, steps: int) -> np.ndarray:
    """The length of each step under a constant gradient of 1."""
    params = np.zeros(1)
    lengths = []
    for _ in range(steps):
        moved = optimizer.update(params, np.ones(1))
        lengths.append(float(params[0] - moved[0]))
        params = moved
    return np.array(lengths)


def draw_decay(theme: Theme) -> Figure:
    """The step under a constant gradient: AdaGrad's dies, RMSProp's settles."""
    figure, axes = theme.figure(height=2.8)
    for index, (name, optimizer) in enumerate(
        {"AdaGrad, rate 1": AdaGrad(1.0), "RMSProp, rate 0.1": RMSProp(0.1)}.items()
    ):
        style = {"color": theme.colors[index], "linestyle": theme.dashes[index]}
        axes.loglog(np.arange(1, 1001), step_sizes(optimizer, 1000), label=name, **style)
    axes.set(xlabel="step", ylabel="length of the step", ylim=(0.02, 1.5))
    axes.grid(visible=True)
    axes.legend()
    return figure


FIGURES = {"adagrad": draw_race, "adagrad-decay": draw_decay}
