"""Figure of warmup, stable, decay: one trunk from which several ends branch off."""

from matplotlib.figure import Figure

from gd_core.schedules import CosineAnnealing, WarmupStableDecay
from scripts.figures._schedules import STEPS, draw_rate_and_effect
from scripts.figures.theme import Theme


def draw(theme: Theme) -> Figure:
    """The same trunk ended at 200 and at 400 steps, beside a cosine."""
    schedules = {
        "ends at 200": WarmupStableDecay(0.3, 20, 130, 50),
        "ends at 400": WarmupStableDecay(0.3, 20, 280, 100),
        "cosine": CosineAnnealing(0.3, total_steps=STEPS),
    }
    return draw_rate_and_effect(theme, schedules)


FIGURES = {"warmup-stable-decay": draw}
