"""Figure of the triangle wave, at full height and with halving cycles."""

from gd_core.schedules import Cyclic
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.schedules._schedules import constant, draw_rate_and_effect


def draw(theme: Theme) -> Panels:
    """Triangles between two constant rates."""
    schedules = {
        "constant 0.3": constant(0.3),
        "triangles": Cyclic(0.3, minimum=0.01, half_period=50),
        "halving triangles": Cyclic(0.3, minimum=0.01, half_period=50, decay=0.5),
    }
    return draw_rate_and_effect(theme, schedules)


FIGURES = {"cyclic": draw}
