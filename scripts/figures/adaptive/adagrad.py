"""Figure of AdaGrad: a rate that falls for good."""

import numpy as np

from gd_core import AdaGrad, RMSProp
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme


def step_sizes(optimizer, steps: int) -> np.ndarray:
    """The length of each step under a constant gradient of 1."""
    params = np.zeros(1)
    lengths = []
    for _ in range(steps):
        moved = optimizer.update(params, np.ones(1))
        lengths.append(float(params[0] - moved[0]))
        params = moved
    return np.array(lengths)


def draw_decay(theme: Theme) -> Panels:
    """The step under a constant gradient: AdaGrad's dies, RMSProp's settles."""
    figure, axes = theme.figure(height=2.8)
    for optimizer in (AdaGrad(1.0), RMSProp(0.1)):
        method = type(optimizer).__name__
        name, style = f"{method}, rate {optimizer.learning_rate:g}", theme.run(method)
        axes.loglog(np.arange(1, 1001), step_sizes(optimizer, 1000), label=name, **style)
    axes.set(xlabel="step", ylabel="length of the step", ylim=(0.02, 1.5))
    axes.grid(visible=True, axis="y")
    return figure


FIGURES = {"adagrad-decay": draw_decay}
