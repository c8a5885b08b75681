"""Figures of weight decay: L2 beside decoupled decay, and the three forms of decoupled decay."""

import numpy as np

from gd_core import Adam, GradientDescent, Momentum
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.techniques._weight_decay import (
    FORMS,
    RATES,
    best_strengths,
    error_map,
    gradient_lengths,
)
from scripts.figures.techniques._weight_decay import STRENGTHS as MAP_STRENGTHS

TITLES = {
    "coupled": "coupled: rate · λ",
    "paper": "uncoupled: λ",
    "corrected": "corrected: rate² · λ / highest",
}
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


def draw(theme: Theme) -> Panels:
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
    figure.legend(*panels[0].get_legend_handles_labels())
    return figure


def draw_maps(theme: Theme) -> Panels:
    """Test error over rate and decay in the three forms, with each rate's best decay."""
    figure, panels = theme.figure(1, 3, height=3.2)
    meshes = []
    for axes, form in zip(panels, FORMS, strict=True):
        strengths, errors = MAP_STRENGTHS[form], error_map(form)
        look = {"vmin": 1.5, "vmax": 4, "cmap": "viridis_r", "rasterized": True}
        meshes.append(axes.pcolormesh(strengths, RATES, errors, **look))
        is_trained = RATES > 0.03
        best = best_strengths(form, errors)
        axes.plot(best[is_trained], RATES[is_trained], "o", color=theme.accent, markersize=4)
        axes.set(title=TITLES[form], xscale="log", yscale="log", xlabel="λ")
    panels[0].set_ylabel("highest rate")
    figure.colorbar(meshes[-1], label="Test error")
    return figure


def draw_normalized(theme: Theme) -> Panels:
    """The gradient of a normalized weight while the rate falls in a line to zero."""
    figure, axes = theme.figure(height=2.6)
    for form, name in (("coupled", "coupled, or uncoupled"), ("corrected", "corrected")):
        lengths = gradient_lengths(form)
        axes.plot(np.linspace(0, 100, len(lengths)), lengths / lengths[0], label=name)
    axes.set(xlabel="percent of the run", ylabel="length of the gradient", xlim=(0, 100))
    axes.set(ylim=(0, None))
    return figure


FIGURES = {
    "weight-decay-three": draw,
    "weight-decay-forms": draw_maps,
    "weight-decay-normalized": draw_normalized,
}
