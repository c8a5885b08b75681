"""Figure of AdaMax: how steps come back after one large gradient."""

from typing import Any

import numpy as np

from gd_core import Adam, AdaMax
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme


def step_lengths(optimizer: Any, gradients: np.ndarray) -> np.ndarray:
    """The step at each gradient, in units of the rate (which is 1)."""
    params, steps = np.zeros(1), []
    for gradient in gradients:
        last, params = params, optimizer.update(params, np.array([gradient]))
        steps.append(float((last - params)[0]))
    return np.array(steps)


def draw_shock(theme: Theme) -> Panels:
    """Gradients of 1, but 100 at step 50."""
    figure, axes = theme.figure(height=2.8)
    gradients = np.ones(700)
    gradients[50] = 100
    for make in (Adam, AdaMax):
        steps = step_lengths(make(1.0, beta2=0.99), gradients)
        style = theme.run(make.__name__)
        axes.semilogy(steps, label=make.__name__, **style)
    axes.set(xlabel="step", ylabel="step / learning rate")
    axes.grid(visible=True, axis="y")
    return figure


FIGURES = {"adamax": draw_shock}
