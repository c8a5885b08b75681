"""Figure of schedule-free AdamW: how little the average depends on the rate, under noise."""

from functools import cache
from typing import Any

import numpy as np

from gd_core import AdamW, ScheduleFreeAdamW
from gd_core.surfaces import Ravine
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

NOISE, STEPS, RUNS = 5.0, 2000, 64
RATES = np.geomspace(0.01, 3.16, 11)


def make_adamw(learning_rate: Any) -> AdamW:
    """AdamW without decay, as the average runs."""
    return AdamW(learning_rate, weight_decay=0.0)


@cache
def distances(make: Any, is_falling: bool) -> np.ndarray:
    """Mean distance to the minimum after 2,000 noisy steps, one for each rate."""
    surface, rng = Ravine(), np.random.default_rng(0)
    rates = RATES[:, np.newaxis, np.newaxis]
    params, optimizer = np.tile(surface.start, (len(RATES), RUNS, 1)), make(rates)
    for step in range(STEPS):
        if is_falling:
            optimizer.learning_rate = rates * (1 - step / STEPS)
        gradients = surface.gradient(params) + NOISE * rng.normal(size=(RUNS, 2))
        params = optimizer.update(params, gradients)
    result = getattr(optimizer, "averaged", params)
    return np.linalg.norm(result - surface.minima[0], axis=-1).mean(axis=-1)


RACERS = {
    "constant rate": (make_adamw, False),
    "falling to zero": (make_adamw, True),
    "schedule-free": (ScheduleFreeAdamW, False),
}


def draw_rates(theme: Theme) -> Panels:
    """The distance at the end against the rate."""
    figure, axes = theme.figure(height=2.8)
    lines = theme.run("AdamW"), theme.run("AdamW", 1), theme.run("ScheduleFreeAdamW")
    for index, (label, (make, is_falling)) in enumerate(RACERS.items()):
        axes.loglog(RATES, distances(make, is_falling), marker="o", label=label, **lines[index])
    axes.set(xlabel="learning rate", ylabel="distance to the minimum")
    axes.set_xticks((0.01, 0.1, 1), ("0.01", "0.1", "1"))
    axes.set_yticks((0.1, 0.3, 1), ("0.1", "0.3", "1"))
    axes.minorticks_off()
    axes.grid(visible=True, axis="y")
    return figure


FIGURES = {"schedule-free-adamw": draw_rates}
