"""Figure of exponential decay: a good factor between one too slow and one too fast."""

from gd_core.schedules import ExponentialDecay
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.schedules._schedules import constant, draw_rate_and_effect


def draw(theme: Theme) -> Panels:
    """Three factors beside the constant rate."""
    schedules = {"constant": constant(0.3)}
    for gamma in (0.998, 0.99, 0.95):
        schedules[f"gamma {gamma}"] = ExponentialDecay(0.3, gamma=gamma)
    return draw_rate_and_effect(theme, schedules)


FIGURES = {"exponential-decay": draw}
