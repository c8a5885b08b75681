"""Figures of momentum: the narrow valley, and how a velocity grows under a constant slope."""

import numpy as np
from matplotlib.figure import Figure

from gd_core import GradientDescent, Momentum
from gd_core.surfaces import Ravine
from scripts.figures._paths import paths_and_losses
from scripts.figures.theme import Theme


def draw_valley(theme: Theme) -> Figure:
    """The same rate with and without momentum in a valley of condition number 50."""
    optimizers = {
        "gradient descent, rate 0.03": GradientDescent(0.03),
        "momentum 0.8, rate 0.03": Momentum(0.03, momentum=0.8),
    }
    return paths_and_losses(theme, Ravine(), optimizers, 60, ("60 steps in a valley", "Loss"))


def draw_velocity(theme: Theme) -> Figure:
    """The velocity under a gradient of 1, for three values of momentum."""
    figure, axes = theme.figure(height=2.8)
    for index, momentum in enumerate((0.5, 0.9, 0.95)):
        optimizer, params, velocities = Momentum(1.0, momentum), np.zeros(1), [0.0]
        for _ in range(60):
            params = optimizer.update(params, np.ones(1))
            velocities.append(float(np.sum(optimizer.velocity)))
        axes.plot(velocities, color=theme.colors[index], linestyle=theme.dashes[index])
        axes.annotate(f"momentum {momentum}", (61, velocities[-1] - 0.4))
    axes.set(xlabel="step", ylabel="velocity / (rate x gradient)", xlim=(0, 78), ylim=(0, 21))
    axes.grid(visible=True)
    return figure


FIGURES = {"momentum": draw_valley, "momentum-velocity": draw_velocity}
