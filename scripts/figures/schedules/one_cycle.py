"""Figure of one cycle: up and down once, beside the cosine that only goes down."""

from gd_core.schedules import CosineAnnealing, OneCycle
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.schedules._schedules import STEPS, draw_rate_and_effect


def draw(theme: Theme) -> Panels:
    """Two peaks beside the cosine."""
    schedules = {
        "cosine from 0.3": CosineAnnealing(0.3, total_steps=STEPS),
        "one cycle, peak 0.3": OneCycle(0.3, total_steps=STEPS),
        "one cycle, peak 1": OneCycle(1.0, total_steps=STEPS),
    }
    return draw_rate_and_effect(theme, schedules)


FIGURES = {"one-cycle": draw}
