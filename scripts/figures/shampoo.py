"""Figure of Shampoo: a race with AdaGrad and Adam on a matrix problem."""

from matplotlib.figure import Figure

from gd_core import AdaGrad, Adam, Shampoo
from scripts.figures._matrix import draw_race
from scripts.figures.theme import Theme


def draw_matrix(theme: Theme) -> Figure:
    """Rates for single numbers against rates for rows and columns."""
    return draw_race(theme, {"AdaGrad": AdaGrad, "Adam": Adam, "Shampoo": Shampoo})


FIGURES = {"shampoo": draw_matrix}
