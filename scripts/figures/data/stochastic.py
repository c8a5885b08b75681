"""Figures of stochastic descent: the floor of two ways to draw, and the average that beats it."""

from collections.abc import Callable
from functools import cache

import numpy as np

from gd_core.problems import LeastSquares
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

PROBLEM = LeastSquares.synthetic(200, noise=1.0)
LOWEST = PROBLEM(PROBLEM.solution)
COUNT = len(PROBLEM.targets)
RUNS, BURN_IN, KEPT = 300, 5, 10
RATES = np.array([0.001, 0.002, 0.004, 0.01])
Draw = Callable[[np.random.Generator, int], np.ndarray]


def shuffled(rng: np.random.Generator, runs: int) -> np.ndarray:
    """An order of all examples for each run, a row a step."""
    return rng.permuted(np.tile(np.arange(COUNT), (runs, 1)), axis=1).T


def independent(rng: np.random.Generator, runs: int) -> np.ndarray:
    """As many draws with replacement, a row a step."""
    return rng.integers(COUNT, size=(COUNT, runs))


def step(params: np.ndarray, rows: np.ndarray, rate: float) -> np.ndarray:
    """One step of every run, each along the gradient of its own example."""
    examples, targets = PROBLEM.examples[rows], PROBLEM.targets[rows]
    errors = (examples * params).sum(axis=1) - targets
    return params - rate * errors[:, np.newaxis] * examples


@cache
def floor(draw: Draw, rate: float) -> np.ndarray:
    """Mean loss above the lowest after each step of an epoch, for runs that have settled."""
    rng, params = np.random.default_rng(0), np.tile(PROBLEM.solution, (RUNS, 1))
    losses, hessian, solution = np.zeros((KEPT, COUNT)), PROBLEM.hessian, PROBLEM.solution
    for epoch in range(BURN_IN + KEPT):
        for at, rows in enumerate(draw(rng, RUNS)):
            params = step(params, rows, rate)
            if epoch >= BURN_IN:
                errors = params - solution
                losses[epoch - BURN_IN, at] = ((errors @ hessian) * errors).sum() / (2 * RUNS)
    return losses.mean(axis=0)


def gradient_covariance() -> np.ndarray:
    """Covariance of the gradient of one example at the minimum, shape (2, 2)."""
    examples = PROBLEM.examples
    errors = examples @ PROBLEM.solution - PROBLEM.targets
    gradients = errors[:, np.newaxis] * examples
    return gradients.T @ gradients / COUNT


def arch(rate: float) -> np.ndarray:
    """Loss above the lowest after k of n shuffled steps at a small rate, as the page derives it."""
    k = np.arange(1, COUNT + 1)
    pull = np.trace(PROBLEM.hessian @ gradient_covariance()) / 2
    return rate**2 * pull * k * (COUNT - k) / (COUNT - 1)


def draw_floor(theme: Theme) -> Panels:
    """Within an epoch on the left, against the rate on the right."""
    figure, (epoch, rates) = theme.figure(1, 2, height=3.2)
    for index, draw in enumerate((shuffled, independent)):
        style = theme.series(index)
        epoch.plot(np.arange(1, COUNT + 1), 1e4 * floor(draw, 0.001), **style)
    epoch.plot(1e4 * arch(0.001), ":", color=theme.foreground, linewidth=1.2)
    epoch.annotate("with replacement", (4, 5.1), color=theme.colors[1])
    epoch.annotate("shuffled: an arch", (62, 0.75), color=theme.colors[0])
    epoch.set(title="Within an epoch, rate 0.001", xlabel="step of the epoch", ylim=(0, 6))
    epoch.set_ylabel("loss above the lowest, 1/10,000")
    found = {name: [floor(draw, rate) for rate in RATES] for name, draw in DRAWS.items()}
    curves = {
        "replaced": [curve.mean() for curve in found["independent"]],
        "middle": [curve[COUNT // 2 - 1] for curve in found["shuffled"]],
        "end of epoch": [curve[-1] for curve in found["shuffled"]],
    }
    for (name, curve), color in zip(curves.items(), (1, 0, 2), strict=True):
        style = theme.series(color)
        rates.loglog(RATES, curve, marker="o", markersize=4, label=name, **style)
    rates.set(title="Against the rate", xlabel="learning rate", ylim=(8e-7, 1e-2))
    rates.grid(visible=True, axis="y")
    return figure


DRAWS: dict[str, Draw] = {"shuffled": shuffled, "independent": independent}
FIGURES = {"stochastic-floor": draw_floor}
