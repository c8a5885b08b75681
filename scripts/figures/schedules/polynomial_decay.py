"""Figure of polynomial decay: a straight line, its square, and its root."""

from gd_core.schedules import CosineAnnealing, PolynomialDecay
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.schedules._schedules import STEPS, draw_rate_and_effect


def draw(theme: Theme) -> Panels:
    """Three powers beside the cosine."""
    schedules = {
        f"power {power:g}": PolynomialDecay(0.3, total_steps=STEPS, power=power)
        for power in (0.5, 1.0, 2.0)
    }
    return draw_rate_and_effect(theme, {**schedules, "cosine": CosineAnnealing(0.3, STEPS)})


FIGURES = {"polynomial-decay": draw}
