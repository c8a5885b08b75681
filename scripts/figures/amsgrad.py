"""Figure of AMSGrad: the problem that defeats Adam."""

from typing import Any

import numpy as np
from matplotlib.figure import Figure

from gd_core import Adam, AMSGrad
from scripts.figures.theme import Theme


def reddi_path(optimizer: Any, steps: int) -> np.ndarray:
    """An optimizer on Reddi's losses: slope 1010 once in 101 steps, -10 otherwise, on [-1, 1]."""
    params, path = np.array([0.0]), []
    for step in range(steps):
        slope = 1010.0 if step % 101 == 1 else -10.0
        params = np.clip(optimizer.update(params, np.array([slope])), -1, 1)
        path.append(float(params[0]))
    return np.array(path)


def draw_reddi(theme: Theme) -> Figure:
    """Adam walks to the worst point of the interval, AMSGrad to the best."""
    figure, axes = theme.figure(height=2.8)
    for index, make in enumerate((Adam, AMSGrad)):
        path = reddi_path(make(0.05, beta1=0.9, beta2=0.99), 40_000)
        style = {"color": theme.colors[index], "linestyle": theme.dashes[index]}
        axes.plot(np.arange(0, 40_000, 101), path[::101], label=make.__name__, **style)
    axes.axhline(-1, color=theme.muted, linewidth=0.8)
    axes.annotate("the best point", (1000, -0.93), color=theme.muted)
    axes.set(xlabel="step", ylabel=r"$\theta$", ylim=(-1.1, 1.15))
    axes.legend(loc="right")
    return figure


FIGURES = {"amsgrad": draw_reddi}
