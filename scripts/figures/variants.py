"""Figures of the variants: the paths of the three, and how noise falls with the batch."""

from collections.abc import Iterator

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from gd_core.problems import LeastSquares
from gd_core.variants import (
    batch_gradient_descent,
    mini_batch_gradient_descent,
    stochastic_gradient_descent,
)
from scripts.figures.theme import Theme

PROBLEM = LeastSquares.synthetic(200, noise=1.0)
START = np.array([-1.0, 0.0])
EPOCHS = 6


def gradient_fn(params: np.ndarray, examples: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Mean gradient of half the squared error over a batch."""
    return (examples @ params - targets) @ examples / len(examples)


def recorded(path: list[np.ndarray]):
    """The same gradient, which also keeps every point that it is asked about."""

    def gradient(params, examples, targets):
        path.append(params)
        return gradient_fn(params, examples, targets)

    return gradient


def finish(epochs: Iterator[np.ndarray], path: list[np.ndarray]) -> np.ndarray:
    """Run all epochs; return every point visited, the last one included."""
    *_, last = epochs
    return np.array([*path, last])


def walks() -> dict[str, np.ndarray]:
    """The path of each variant, every step of it."""
    data = (START, PROBLEM.examples, PROBLEM.targets)
    paths: list[list[np.ndarray]] = [[], [], []]
    rng = np.random.default_rng(1)
    return {
        "batch, rate 0.5": finish(
            batch_gradient_descent(recorded(paths[0]), *data, 0.5, EPOCHS), paths[0]
        ),
        "mini-batch of 16, rate 0.1": finish(
            mini_batch_gradient_descent(recorded(paths[1]), *data, 0.1, EPOCHS, 16, rng), paths[1]
        ),
        "stochastic, rate 0.02": finish(
            stochastic_gradient_descent(recorded(paths[2]), *data, 0.02, EPOCHS, rng), paths[2]
        ),
    }


def draw_paths(theme: Theme) -> Figure:
    """The three paths over the same loss, one panel each."""
    figure, panels = theme.figure(1, 3, width=8.6, height=3.0, sharey=True)
    for index, (axes, (label, path)) in enumerate(zip(panels, walks().items(), strict=True)):
        _draw_bowl(axes, theme)
        axes.plot(*path.T, color=theme.colors[index], linewidth=0.9, marker="o", markersize=1.6)
        axes.plot(*START, "o", color=theme.foreground)
        axes.set_title(f"{label}\n{len(path) - 1} steps", fontsize=9)
        axes.label_outer()
    return figure


def _draw_bowl(axes: Axes, theme: Theme) -> None:
    x, y = np.linspace(-1.3, 1.9, 80), np.linspace(-0.3, 2.9, 80)
    losses = PROBLEM(np.stack(np.meshgrid(x, y), axis=-1))
    levels = losses.min() + np.linspace(0.1, 2.4, 12) ** 2
    axes.contour(x, y, losses, levels=levels, colors=theme.muted, linewidths=0.5, alpha=0.55)
    axes.plot(*PROBLEM.solution, "*", color=theme.foreground, markersize=9)
    axes.set(xlabel="intercept", ylabel="slope")


FIGURES = {"variants": draw_paths}
