"""Figure of the inverse square root: no planned end, and no end of the gain."""

from gd_core.schedules import CosineAnnealing, InverseSquareRoot
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.schedules._schedules import constant, draw_rate_and_effect

STEPS = 1200


def draw(theme: Theme) -> Panels:
    """The inverse square root beside a constant rate and a cosine that ends too early."""
    schedules = {
        "constant": constant(0.3),
        "inverse square root, 20 steps up": InverseSquareRoot(0.3, warmup_steps=20),
        "cosine planned for 400": CosineAnnealing(0.3, total_steps=400),
    }
    return draw_rate_and_effect(theme, schedules, steps=STEPS)


FIGURES = {"inverse-square-root": draw}
