"""Figure of step decay: the staircase, and the stairs that it makes in the loss."""

from gd_core.schedules import StepDecay
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.schedules._schedules import constant, draw_rate_and_effect


def draw(theme: Theme) -> Panels:
    """Step decay between the two constant rates that it joins."""
    return draw_rate_and_effect(
        theme,
        {
            "constant 0.3": constant(0.3),
            "constant 0.03": constant(0.03),
            "step decay, 0.3 to 0.03": StepDecay(0.3, step_size=150, gamma=0.1),
        },
    )


FIGURES = {"step-decay": draw}
