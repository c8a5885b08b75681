"""Figure of AdaBelief: the length of its steps against the noise in the gradient."""

import numpy as np

from gd_core import AdaBelief, Adam
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

NOISES = np.geomspace(0.01, 10, 31)


def mean_steps(make: type, steps: int = 2000) -> np.ndarray:
    """Mean step over rate in the second half, for gradients of mean 1, one run a noise."""
    rng, optimizer = np.random.default_rng(0), make(1.0)
    params = middle = np.zeros(len(NOISES))
    for step in range(steps):
        if step == steps // 2:
            middle = params
        params = optimizer.update(params, 1 + NOISES * rng.normal(size=len(NOISES)))
    return (middle - params) / (steps - steps // 2)


def draw_noise(theme: Theme) -> Panels:
    """Steps of Adam and AdaBelief against the noise."""
    figure, axes = theme.figure(height=2.8)
    for make in (Adam, AdaBelief):
        style = theme.run(make.__name__)
        axes.loglog(NOISES, mean_steps(make), label=make.__name__, **style)
    axes.set(xlabel="noise / mean gradient", ylabel="mean step / rate")
    axes.grid(visible=True, axis="y")
    return figure


FIGURES = {"adabelief": draw_noise}
