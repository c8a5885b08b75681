"""Figure of Shampoo: a race with AdaGrad and Adam on a matrix problem."""

from gd_core import AdaGrad, Adam, Shampoo
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.matrix._matrix import draw_race


def draw_matrix(theme: Theme) -> Panels:
    """Rates for single numbers against rates for rows and columns."""
    return draw_race(theme, {"AdaGrad": AdaGrad, "Adam": Adam, "Shampoo": Shampoo})


FIGURES = {"shampoo": draw_matrix}
