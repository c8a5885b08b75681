"""Figure of RMSProp: it follows a minimum that moves, where AdaGrad falls behind."""

import numpy as np

from gd_core import AdaGrad, RMSProp
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

STEPS = 2000
DRIFT = 0.01  # by which the minimum of the parabola moves at each step
RATES = np.geomspace(1e-3, 10, 81)
WINDOW = 50  # steps over which the distance is averaged, so that its small bounces do not show


def distances(make: type, rates: np.ndarray) -> np.ndarray:
    """How far each run is from the minimum at each step, shape (STEPS, rates)."""
    optimizer, theta, found = make(rates), np.zeros(len(rates)), []
    for step in range(STEPS):
        slope = theta - DRIFT * step
        found.append(np.abs(slope))
        theta = optimizer.update(theta, slope)
    return np.array(found)


def mean_losses(make: type) -> np.ndarray:
    """The loss of each rate, averaged over all steps."""
    return (distances(make, RATES) ** 2 / 2).mean(axis=0)


def best(losses: np.ndarray) -> int:
    """The rate whose median with its two neighbors is lowest."""
    inner = np.median([losses[:-2], losses[1:-1], losses[2:]], axis=0)
    return int(inner.argmin()) + 1


def draw(theme: Theme) -> Panels:
    """The distance from a moving minimum at the best rates, and the loss at every rate."""
    figure, (left, right) = theme.figure(1, 2, height=3.1)
    for make in (AdaGrad, RMSProp):
        losses = mean_losses(make)
        at = best(losses)
        style = theme.run(make.__name__)
        lag = distances(make, RATES[at : at + 1])[:, 0].reshape(-1, WINDOW).mean(axis=1)
        label = f"{make.__name__}, rate {RATES[at]:.2g}"
        left.plot(np.arange(WINDOW, STEPS + 1, WINDOW), lag, label=label, **style)
        right.loglog(RATES, losses, **style)
        right.plot(RATES[at], losses[at], "o", color=style["color"])
    left.set(title="A minimum that moves", xlabel="step", ylabel="distance from it", ylim=(0, 0.02))
    right.set(title="Every rate", xlabel="learning rate", ylabel="mean loss", ylim=(5e-6, 1e2))
    left.grid(visible=True, axis="y")
    right.grid(visible=True, axis="y")
    figure.legend(*left.get_legend_handles_labels())
    return figure


FIGURES = {"rmsprop": draw}
