"""Figure of the overview: all eight on one valley, each at its own best rate."""

import numpy as np
from matplotlib.figure import Figure

import gd_core
from gd_core.experiments import best_learning_rate, race
from gd_core.surfaces import Ravine
from scripts.figures._paths import draw_losses
from scripts.figures.theme import Theme

STEPS = 150
NAMES = ("GradientDescent", "Momentum", "AdaGrad", "RMSProp", "AdaDelta", "Adam")
RATES = np.geomspace(1e-4, 100, 121)


def best(valley: Ravine, name: str) -> float:
    """The rate with the lowest loss after all steps, tried on a grid of 20 a decade."""
    return best_learning_rate(valley, valley.start, getattr(gd_core, name), STEPS, RATES)


def draw(theme: Theme) -> Figure:
    """A valley along the axes, and the same one turned by 45 degrees."""
    figure, panels = theme.figure(1, 2, height=3.6, sharey=True)
    for axes, angle in zip(panels, (0, 45), strict=True):
        valley = Ravine(condition_number=100, angle=angle)
        optimizers = {name: getattr(gd_core, name)(best(valley, name)) for name in NAMES}
        draw_losses(axes, theme, race(valley, valley.start, optimizers, STEPS))
        axes.set_title("along the axes" if angle == 0 else "turned by 45 degrees")
    panels[1].set_ylabel("")
    figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=3)
    return figure


FIGURES = {"adaptive-overview": draw}
