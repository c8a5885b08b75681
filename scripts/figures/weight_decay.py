"""Figure of weight decay: L2 beside decoupled decay, for three optimizers."""

import numpy as np
from matplotlib.figure import Figure

from gd_core import Adam, GradientDescent, Momentum
from scripts.figures.theme import Theme

STRENGTHS = np.array([0.01, 0.1, 1.0])
STEPS = 500
PANELS = {
    "gradient descent": (GradientDescent, 0.01),
    "momentum 0.9": (Momentum, 0.01),
    "Adam": (Adam, 0.001),
}


def decay(make, learning_rate: float) -> tuple[np.ndarray, np.ndarray]:
    """Weights over the steps, one column a strength, under L2 and under decoupled decay."""
    coupled, decoupled = make(learning_rate), make(learning_rate)
    first, second = [np.ones(3)], [np.ones(3)]
    for _ in range(STEPS):
        first.append(coupled.update(first[-1], STRENGTHS * first[-1]))
        shrink = learning_rate * STRENGTHS * second[-1]
        second.append(decoupled.update(second[-1], np.zeros(3)) - shrink)
    return np.array(first), np.array(second)


def draw(theme: Theme) -> Figure:
    """One panel an optimizer; solid is L2, dashed is decoupled."""
    figure, panels = theme.figure(1, 3, height=3.0, sharey=True)
    for axes, (title, (make, learning_rate)) in zip(panels, PANELS.items(), strict=True):
        first, second = decay(make, learning_rate)
        for column, strength in enumerate(STRENGTHS):
            color = theme.colors[column]
            axes.plot(first[:, column], "-", color=color, alpha=0.75, label=f"L2, λ = {strength:g}")
            axes.plot(second[:, column], "--", color=color, label=f"decoupled, λ = {strength:g}")
        axes.set(title=title, xlabel="step", ylim=(-0.05, 1.05))
    panels[0].set_ylabel("weight")
    figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=3)
    return figure


FIGURES = {"weight-decay-three": draw}
