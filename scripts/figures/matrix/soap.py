"""Figure of SOAP: a race with its two parents on a matrix problem."""

from gd_core import SOAP, Adam, Shampoo
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.matrix._matrix import draw_race


def make_soap(learning_rate: float) -> SOAP:
    """SOAP without weight decay, as the others run."""
    return SOAP(learning_rate, weight_decay=0.0)


def draw_parents(theme: Theme) -> Panels:
    """Adam, Shampoo, and Adam in Shampoo's axes."""
    return draw_race(theme, {"Adam": Adam, "Shampoo": Shampoo, "SOAP": make_soap})


FIGURES = {"soap": draw_parents}
