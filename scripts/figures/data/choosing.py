"""Figure of the page on choosing: how much the rate matters, on a convex and a deep problem."""

from functools import cache

import numpy as np

import gd_core
from gd_core.problems import MultilayerNetwork, SoftmaxRegression
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

NAMES = {
    "GradientDescent": "SGD (the plain rule)",
    "Momentum": "Momentum",
    "RMSProp": "RMSProp",
    "Adam": "Adam",
}
RATES = np.geomspace(1e-4, 10, 16)
STEPS, BATCH, SEEDS = 300, 32, 3

Problem = MultilayerNetwork | SoftmaxRegression


def final_loss(problem: Problem, name: str, rate: float, seed: int) -> float:
    """The training loss after 300 mini-batch steps; infinity where the run diverged."""
    rng = np.random.default_rng(seed)
    optimizer, params = getattr(gd_core, name)(float(rate)), problem.start
    with np.errstate(all="ignore"):
        for _ in range(STEPS):
            batch = rng.integers(len(problem.examples), size=BATCH)
            gradients = problem.gradient(params, batch)
            if not np.isfinite(gradients).all():
                return np.inf
            params = optimizer.update(params, gradients)
            if not np.isfinite(params).all() or np.abs(params).max() > 1e8:
                return np.inf
        return float(problem(params))


@cache
def sensitivity(kind: type[Problem], name: str) -> np.ndarray:
    """Median final loss over the seeds, one for each rate; kept for the second theme."""
    problem = kind.synthetic(600)
    losses = [[final_loss(problem, name, rate, seed) for seed in range(SEEDS)] for rate in RATES]
    return np.median(losses, axis=1)


def draw(theme: Theme) -> Panels:
    """Final loss against the rate for four optimizers on two problems."""
    problems: dict[str, type[Problem]] = {
        "convex: softmax regression": SoftmaxRegression,
        "network with hidden layers": MultilayerNetwork,
    }
    figure, panels = theme.figure(1, 2, height=3.3)
    for axes, (title, kind) in zip(panels, problems.items(), strict=True):
        for name, label in NAMES.items():
            style = theme.run(name)
            losses = sensitivity(kind, name)
            axes.loglog(RATES, np.where(losses < 5, losses, np.nan), label=label, **style)
        axes.set(title=title, xlabel="learning rate")
        axes.grid(visible=True, axis="y")
    panels[0].set_ylabel("loss after 300 steps")
    figure.legend(*panels[0].get_legend_handles_labels())
    return figure


FIGURES = {"choosing": draw}
