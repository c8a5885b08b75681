"""Figure of reduce on plateau: the loss levels off, the rate is cut, the loss falls again."""

import numpy as np

from gd_core import GradientDescent
from gd_core.schedules import ReduceOnPlateau
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

STEPS, PARAMETERS = 400, 1000


def run(schedule: ReduceOnPlateau | None) -> tuple[np.ndarray, np.ndarray]:
    """Descend a noisy bowl of many parameters; return the rates and the losses."""
    random = np.random.default_rng(0)
    optimizer, params = GradientDescent(0.3), np.full(PARAMETERS, 2.0)
    rates, losses = np.empty(STEPS), np.empty(STEPS)
    for step in range(STEPS):
        rates[step], losses[step] = optimizer.learning_rate, np.mean(params**2) / 2
        if schedule is not None:
            optimizer.learning_rate = schedule.update(losses[step])
        params = optimizer.update(params, params + random.standard_normal(PARAMETERS))
    return rates, losses


def draw(theme: Theme) -> Panels:
    """Rates and losses with two patiences, beside the constant rate."""
    figure, (rates, effect) = theme.figure(1, 2, height=3.0)
    schedules = {
        "constant": None,
        "patience 10": ReduceOnPlateau(0.3, factor=0.3, patience=10),
        "patience 40": ReduceOnPlateau(0.3, factor=0.3, patience=40),
    }
    for name, schedule in schedules.items():
        used, losses = run(schedule)
        rates.semilogy(used, label=name)
        effect.semilogy(losses, label=name)
    rates.set(title="Learning rate", xlabel="step")
    effect.set(title="Loss", xlabel="step")
    effect.grid(visible=True, axis="y")
    figure.legend(*rates.get_legend_handles_labels())
    return figure


FIGURES = {"reduce-on-plateau": draw}
