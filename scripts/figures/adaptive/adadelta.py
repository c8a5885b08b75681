"""Figures of AdaDelta: the start that epsilon sets, and how the step grows out of it."""

import numpy as np
from matplotlib.figure import Figure

from gd_core import AdaDelta
from scripts.figures.adaptive.adagrad import step_sizes
from scripts.figures.look.theme import Theme

STEPS = 600


def draw(theme: Theme) -> Figure:
    """The step under a constant gradient of 1, for three values of epsilon."""
    figure, axes = theme.figure(height=3.0)
    steps = np.arange(1, STEPS + 1)
    for index, epsilon in enumerate((1e-8, 1e-6, 1e-3)):
        style = {"color": theme.colors[index], "linestyle": theme.dashes[index]}
        lengths = step_sizes(AdaDelta(epsilon=epsilon), STEPS)
        axes.loglog(steps, lengths, label=f"epsilon {epsilon:g}", **style)
    axes.set(xlabel="step", ylabel="length of the step")
    axes.grid(visible=True)
    axes.legend()
    return figure


FIGURES = {"adadelta": draw}
