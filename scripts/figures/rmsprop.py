"""Figure of RMSProp: it keeps going where AdaGrad has stopped."""

from matplotlib.figure import Figure

from gd_core import AdaGrad, RMSProp
from gd_core.surfaces import Rosenbrock
from scripts.figures._paths import paths_and_losses
from scripts.figures.theme import Theme


def draw(theme: Theme) -> Figure:
    """A curved valley, the same rate."""
    optimizers = {"AdaGrad, rate 0.02": AdaGrad(0.02), "RMSProp, rate 0.02": RMSProp(0.02)}
    return paths_and_losses(theme, Rosenbrock(), optimizers, 400, ("400 steps", "Loss"))


FIGURES = {"rmsprop": draw}
