"""Figure of NAdam: how much each gradient counts in a step, and the answer to a turn."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from gd_core import Adam, NAdam
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

STEP = 300


def weights(make: Any, ages: int = 12, step: int = STEP) -> np.ndarray:
    """The weight of the gradient of each age, the newest first, in the step of this number."""
    # Without a scale a step is linear in the gradients: a lone small one shows its own weight.
    optimizer, params = make(1.0, beta2=0.0, epsilon=1.0), np.zeros(ages)
    last = params
    for number in range(1, step + 1):
        last, gradients = params, 1e-9 * (number == step - np.arange(ages))
        params = optimizer.update(params, gradients)
    return (last - params) / 1e-9


def steps_after_a_turn(make: Any, steps: int = 12) -> np.ndarray:
    """Steps over the rate after gradients of 1 have become -1."""
    optimizer, params, lengths = make(1.0), np.zeros(1), []
    for number in range(STEP + steps):
        last, params = params, optimizer.update(params, np.array([1.0 if number < STEP else -1.0]))
        lengths.append(float((last - params)[0]))
    return np.array(lengths[STEP:])


def draw_series(axes: Axes, theme: Theme, measure: Any, first: int) -> None:
    """One line of dots for each of the two methods."""
    for make in (Adam, NAdam):
        values = measure(make)
        style = {**theme.run(make.__name__), "marker": "o", "markersize": 4}
        axes.plot(first + np.arange(len(values)), values, label=make.__name__, **style)
    axes.axhline(0, color=theme.line, linewidth=1)
    axes.grid(visible=True, axis="y")


def draw_weights(theme: Theme) -> Panels:
    """What a step is made of, and what comes of it when the gradient changes its sign."""
    figure, (left, right) = theme.figure(1, 2, height=2.9)
    draw_series(left, theme, weights, 0)
    left.set(title="Weight of a gradient in step 300", xlabel="age of the gradient, steps")
    draw_series(right, theme, steps_after_a_turn, 1)
    right.set(title="Step / rate after a turn", xlabel="steps since the gradient turned")
    figure.legend(*left.get_legend_handles_labels())
    return figure


FIGURES = {"nadam": draw_weights}
