"""Figure of schedule-free AdamW: the average settles under noise at a constant rate."""

from typing import Any

import numpy as np
from matplotlib.figure import Figure

from gd_core import AdamW, ScheduleFreeAdamW
from gd_core.surfaces import Ravine
from scripts.figures.theme import Theme

NOISE = 5.0


def distances(optimizer: Any, steps: int = 2000, runs: int = 64) -> np.ndarray:
    """Mean distance to the minimum of `runs` runs with normal noise on each gradient."""
    surface, rng, found = Ravine(), np.random.default_rng(0), []
    params = np.tile(surface.start, (runs, 1))
    for _ in range(steps):
        gradients = surface.gradient(params) + NOISE * rng.normal(size=params.shape)
        params = optimizer.update(params, gradients)
        result = getattr(optimizer, "averaged", params)
        found.append(float(np.linalg.norm(result - surface.minima[0], axis=-1).mean()))
    return np.array(found)


def draw_noise(theme: Theme) -> Figure:
    """AdamW's last point against the average, at one rate."""
    figure, axes = theme.figure(height=2.8)
    makers = {"AdamW": AdamW(0.1, weight_decay=0.0), "schedule-free": ScheduleFreeAdamW(0.1)}
    for index, (label, optimizer) in enumerate(makers.items()):
        style = {"color": theme.colors[index], "linestyle": theme.dashes[index]}
        axes.loglog(np.arange(1, 2001), distances(optimizer), label=label, **style)
    axes.set(xlabel="step", ylabel="distance to the minimum")
    axes.grid(visible=True)
    axes.legend()
    return figure


FIGURES = {"schedule-free-adamw": draw_noise}
