"""Figures of cosine annealing: its shape with its effect, and what an unknown end costs."""

from gd_core.schedules import CosineAnnealing, StepDecay
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.schedules._schedules import STEPS, constant, draw_rate_and_effect


def draw(theme: Theme) -> Panels:
    """Cosine annealing beside a constant rate and step decay."""
    return draw_rate_and_effect(
        theme,
        {
            "constant 0.3": constant(0.3),
            "step decay": StepDecay(0.3, step_size=150, gamma=0.1),
            "cosine annealing": CosineAnnealing(0.3, total_steps=STEPS),
        },
    )


def draw_horizons(theme: Theme) -> Panels:
    """The same start with three plans for the end."""
    plans = {f"planned for {n} steps": CosineAnnealing(0.3, total_steps=n) for n in (200, 400, 800)}
    return draw_rate_and_effect(theme, plans)


FIGURES = {"cosine-annealing": draw, "cosine-annealing-horizons": draw_horizons}
