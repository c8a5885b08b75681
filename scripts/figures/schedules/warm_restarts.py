"""Figure of warm restarts: cycles of one length, and cycles that double."""

from gd_core.schedules import CosineAnnealing, WarmRestarts
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.schedules._schedules import draw_rate_and_effect

STEPS = 420


def draw(theme: Theme) -> Panels:
    """One cosine, cycles of 105 steps, and cycles of 60, 120 and 240 steps."""
    return draw_rate_and_effect(
        theme,
        {
            "one cosine": CosineAnnealing(0.3, total_steps=STEPS),
            "period 105": WarmRestarts(0.3, period=105),
            "period 60, doubling": WarmRestarts(0.3, period=60, multiplier=2),
        },
        steps=STEPS,
    )


FIGURES = {"warm-restarts": draw}
