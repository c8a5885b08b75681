"""What the figures of the matrix optimizers share: a small problem over a matrix."""

from functools import cache
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from gd_core import Trajectory, minimize
from scripts.figures.theme import Theme

RATES = np.geomspace(1e-2, 1e3, 26)


class MatrixLeastSquares:
    """Half the squared entries of A W B - C, with condition numbers of 30 for A and 10 for B."""

    def __init__(self, rows: int = 12, columns: int = 8, seed: int = 0) -> None:
        rng = np.random.default_rng(seed)
        self.A = turned(rng, np.geomspace(1, 1 / 30, rows))
        self.B = turned(rng, np.geomspace(1, 1 / 10, columns))
        self.C = self.A @ rng.normal(size=(rows, columns)) @ self.B
        self.start = 0.1 * rng.normal(size=(rows, columns))

    def __call__(self, W: np.ndarray) -> np.floating:
        """The loss at W, a matrix of shape (rows, columns)."""
        return np.sum((self.A @ W @ self.B - self.C) ** 2) / 2

    def gradient(self, W: np.ndarray) -> np.ndarray:
        """The gradient at W, of its shape."""
        return self.A.T @ (self.A @ W @ self.B - self.C) @ self.B.T


def turned(rng: np.random.Generator, values: np.ndarray) -> np.ndarray:
    """A square matrix with these singular values, in random directions."""
    left, right = (np.linalg.qr(rng.normal(size=(len(values),) * 2))[0] for _ in range(2))
    return (left * values) @ right


@cache
def best_run(make: Any, steps: int) -> tuple[float, Trajectory]:
    """The best of 26 rates for an optimizer on the problem, the least of equals, and its run."""
    problem, found = MatrixLeastSquares(), {}
    for rate in RATES:
        run = minimize(problem, problem.start, make(float(rate)), steps)
        if np.isfinite(run.losses[-1]):
            found.setdefault(float(run.losses[-1]), (float(rate), run))
    return found[min(found)]


def draw_race(theme: Theme, makers: dict[str, Any], steps: int = 200) -> Figure:
    """Draw each optimizer's loss at its own best rate, on a log scale."""
    figure, axes = theme.figure(height=2.8)
    for index, (name, make) in enumerate(makers.items()):
        rate, run = best_run(make, steps)
        style = {"color": theme.colors[index], "linestyle": theme.dashes[index]}
        axes.semilogy(run.losses, label=f"{name}, rate {rate:.2g}", **style)
    axes.set(xlabel="step", ylabel="loss")
    axes.grid(visible=True)
    axes.legend(fontsize="small")
    return figure
