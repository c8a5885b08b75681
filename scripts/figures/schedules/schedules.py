"""Figures of the overview of schedules."""

from gd_core.schedules import (
    CosineAnnealing,
    LinearWarmup,
    PolynomialDecay,
    StepDecay,
    WarmRestarts,
)
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.schedules._schedules import (
    STEPS,
    best_first_rate,
    best_rates,
    constant,
    draw_rate_and_effect,
)

SHAPES = {
    "constant": constant(0.3),
    "step decay": StepDecay(0.3, step_size=150, gamma=0.1),
    "cosine annealing": CosineAnnealing(0.3, total_steps=STEPS),
    "warm restarts": WarmRestarts(0.3, period=100),
}


def draw_overview(theme: Theme) -> Panels:
    """The rates of four schedules, and what each does to the same noisy descent."""
    return draw_rate_and_effect(theme, SHAPES)


def draw_warmup_and_cosine(theme: Theme) -> Panels:
    """The usual composition: a linear rise, then half a cosine."""
    figure, axes = theme.figure(height=2.4)
    composed = LinearWarmup(CosineAnnealing(0.3, total_steps=STEPS - 40), steps=40)
    axes.plot([composed(step) for step in range(STEPS + 1)], **theme.series(0))
    axes.axvspan(0, 40, color=theme.grid)
    axes.annotate("40 steps of warmup", (46, 0.02))
    axes.set(xlabel="step", ylabel="learning rate", ylim=(0, None))
    return figure


MAKERS = {
    "constant": constant,
    "cosine": lambda rate: CosineAnnealing(rate, STEPS),
    "straight line": lambda rate: PolynomialDecay(rate, STEPS),
}


def draw_best(theme: Theme) -> Panels:
    """Three shapes, each at its own best highest rate, beside the best rates that there are."""
    shapes = {name: make(best_first_rate(make)) for name, make in MAKERS.items()}
    rates = best_rates()
    shapes["the best of all"] = lambda step: rates[min(step, STEPS - 1)]
    figure = draw_rate_and_effect(theme, shapes)
    figure.axes[1].set_ylim(0.012, 1)
    return figure


FIGURES = {
    "schedules-overview": draw_overview,
    "schedules-best": draw_best,
    "schedules-warmup-cosine": draw_warmup_and_cosine,
}
