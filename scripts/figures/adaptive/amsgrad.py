"""Figure of AMSGrad: the problem that defeats Adam."""

from typing import Any

import numpy as np

from gd_core import Adam, AMSGrad
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

PERIOD = 101


def reddi_path(optimizer: Any, steps: int) -> np.ndarray:
    """An optimizer on Reddi's losses: slope 1010 once in 101 steps, -10 otherwise, on [-1, 1]."""
    params, path = np.array([0.0]), []
    for step in range(steps):
        slope = 1010.0 if step % PERIOD == 1 else -10.0
        params = np.clip(optimizer.update(params, np.array([slope])), -1, 1)
        path.append(float(params[0]))
    return np.array(path)


def draw_reddi(theme: Theme) -> Panels:
    """Each cycle's lowest and highest point as a band, and its mean as a line."""
    figure, axes = theme.figure(height=2.8)
    for make in (Adam, AMSGrad):
        line = theme.run(make.__name__)
        cycles = reddi_path(make(0.05, beta1=0.9, beta2=0.99), 400 * PERIOD).reshape(-1, PERIOD)
        steps, color = PERIOD * np.arange(400), line["color"]
        low, mean, high = cycles.min(axis=1), cycles.mean(axis=1), cycles.max(axis=1)
        axes.fill_between(steps, low, high, color=color, alpha=0.2, linewidth=0)
        axes.plot(steps, mean, label=make.__name__, **line)
    axes.axhline(-1, color=theme.line, linewidth=1)
    axes.annotate("the best point", (1000, -0.95), color=theme.muted)
    axes.set(xlabel="step", ylabel="θ", ylim=(-1.1, 1.15))
    axes.set_xticks(range(0, 40_001, 10_000))
    return figure


FIGURES = {"amsgrad": draw_reddi}
