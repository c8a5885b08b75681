"""What the figures of the matrix optimizers share: a small problem over a matrix."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from gd_core.experiments import race
from scripts.figures.theme import Theme

RATES = np.geomspace(1e-3, 3, 36)


class MatrixLeastSquares:
    """Half the squared entries of A W B - C, with condition numbers of 30 for A and 10 for B."""

    def __init__(self, rows: int = 12, columns: int = 8, seed: int = 0) -> None:
        rng = np.random.default_rng(seed)
        self.A = turned(rng, np.geomspace(1, 1 / 30, rows))
        self.B = turned(rng, np.geomspace(1, 1 / 10, columns))
        self.C = self.A @ rng.normal(size=(rows, columns)) @ self.B
        self.start = 0.1 * rng.normal(size=(rows, columns))

    def __call__(self, W: np.ndarray) -> np.ndarray:
        """The loss at W, shape (rows, columns)."""
        return np.sum((self.A @ W @ self.B - self.C) ** 2) / 2

    def gradient(self, W: np.ndarray) -> np.ndarray:
        """The gradient at W, of its shape."""
        return self.A.T @ (self.A @ W @ self.B - self.C) @ self.B.T


def turned(rng: np.random.Generator, values: np.ndarray) -> np.ndarray:
    """A square matrix with these singular values, in random directions."""
    left, right = (np.linalg.qr(rng.normal(size=(len(values),) * 2))[0] for _ in range(2))
    return (left * values) @ right


def best_runs(makers: dict[str, Any], steps: int) -> dict[str, Any]:
    """Race optimizers on the problem, each at its own best rate of 36 tried."""
    problem, runs = MatrixLeastSquares(), {}
    for name, make in makers.items():
        tried = race(problem, problem.start, {f"{r:.2g}": make(r) for r in RATES}, steps)
        finals = {r: run.losses[-1] for r, run in tried.items() if np.isfinite(run.losses[-1])}
        rate = min(finals, key=lambda r: finals[r])
        runs[f"{name}, rate {rate}"] = tried[rate]
    return runs


def draw_race(axes: Axes, theme: Theme, runs: dict[str, Any]) -> None:
    """Draw each run's loss on a log scale."""
    for index, (label, run) in enumerate(runs.items()):
        style = {"color": theme.colors[index], "linestyle": theme.dashes[index]}
        axes.semilogy(np.maximum(run.losses, 1e-14), label=label, **style)
    axes.set(xlabel="step", ylabel="loss")
    axes.grid(visible=True)
    axes.legend(fontsize="small")
