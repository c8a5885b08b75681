"""Figures of Muon: what its rounds do to a singular value, and a layer that it trains."""

from typing import Any

import numpy as np

from gd_core import Adam, Muon, Shampoo
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.matrix._layer_search import RATES, best_layer
from scripts.figures.matrix._matrix import make_soap


def make_muon(learning_rate: float) -> Muon:
    """Muon without weight decay, as the others run."""
    return Muon(learning_rate, weight_decay=0.0)


# Shampoo's sums shorten its steps, so that its rates are of another order.
METHODS = {
    "Adam": (Adam, RATES),
    "Muon": (make_muon, RATES),
    "SOAP": (make_soap, RATES),
    "Shampoo": (Shampoo, 20 * RATES),
}


def rounds(value: np.ndarray, count: int) -> np.ndarray:
    """A singular value after some Newton-Schulz rounds."""
    for _ in range(count):
        value = 3.4445 * value - 4.775 * value**3 + 2.0315 * value**5
    return value


def draw_rounds(theme: Theme) -> Panels:
    """A singular value after one, three and five rounds against its start."""
    figure, axes = theme.figure(height=2.8)
    start = np.geomspace(1e-3, 1, 600)
    for index, count in enumerate((1, 3, 5)):
        style = theme.run("Muon", index)
        label = f"{count} round" + "s" * (count > 1)
        axes.semilogx(start, rounds(start, count), label=label, **style)
    axes.axhline(1, color=theme.line, linewidth=1)
    axes.set(xlabel="singular value at the start", ylabel="afterwards", ylim=(0, 1.75))
    axes.grid(visible=True, axis="y")
    return figure


def layer_loss(method: tuple[Any, np.ndarray], is_turned: bool) -> float:
    """The network's loss after 300 steps, at the method's best rate."""
    make, rates = method
    return best_layer(make, is_turned, tuple(rates))[1]


def draw_layer(theme: Theme) -> Panels:
    """The loss of a network whose first layer each method trains, before and after a turn."""
    figure, axes = theme.figure(height=2.9)
    for name, method in METHODS.items():
        losses = [layer_loss(method, is_turned) for is_turned in (False, True)]
        label = f"{name} {losses[1]:.2f}"
        axes.semilogy((0, 1), losses, marker="o", label=label, **theme.run(name))
    axes.set(xlim=(-0.15, 1.02), ylim=(0.03, 0.3), ylabel="loss after 300 steps")
    axes.set_xticks((0, 1), ("inputs uneven\nalong the axes", "the same inputs,\nturned"))
    axes.set_yticks((0.03, 0.1, 0.3), ("0.03", "0.1", "0.3"))
    axes.minorticks_off()
    axes.grid(visible=True, axis="y")
    return figure


FIGURES = {"muon": draw_rounds, "muon-layer": draw_layer}
