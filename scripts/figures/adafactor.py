"""Figure of Adafactor: a race with Adam on a matrix problem."""

from matplotlib.figure import Figure

from gd_core import Adafactor, Adam
from scripts.figures._matrix import draw_race
from scripts.figures.theme import Theme


def draw_factored(theme: Theme) -> Figure:
    """The whole mean of squares against its two factors."""
    return draw_race(theme, {"Adam": Adam, "Adafactor": Adafactor})


FIGURES = {"adafactor": draw_factored}
