"""Figures of AdaDelta: the start that epsilon sets, and how the step grows out of it."""

import numpy as np

from gd_core import AdaDelta
from scripts.figures.adaptive.adagrad import step_sizes
from scripts.figures.look.finish import number
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

STEPS = 600


def draw(theme: Theme) -> Panels:
    """The step under a constant gradient of 1, for three values of epsilon."""
    figure, axes = theme.figure(height=3.0)
    steps = np.arange(1, STEPS + 1)
    for index, epsilon in enumerate((1e-8, 1e-6, 1e-3)):
        style = theme.run("AdaDelta", index)
        lengths = step_sizes(AdaDelta(epsilon=epsilon), STEPS)
        axes.loglog(steps, lengths, label=f"epsilon {number(epsilon)}", **style)
    axes.set(xlabel="step", ylabel="length of the step")
    axes.grid(visible=True, axis="y")
    return figure


FIGURES = {"adadelta": draw}
