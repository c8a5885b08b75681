"""Figure of the variants: the paths of all three, each at its own best rate."""

from functools import cache

import numpy as np
from matplotlib.axes import Axes

from gd_core.problems import LeastSquares
from gd_core.variants import mini_batch_gradient_descent
from scripts.figures.data._batch_sizes import middle_of_three, sampled_gradient
from scripts.figures.look.panels import Panels
from scripts.figures.look.paths import draw_relief
from scripts.figures.look.theme import Theme

EPOCHS, RUNS = 6, 51
SIZES = {"batch": 200, "mini-batch of 16": 16, "stochastic": 1}
RATES = np.geomspace(0.001, 3, 41)


def line(center: float, intercept: float, slope: float) -> LeastSquares:
    """A line through 200 noisy points whose x lie around a center."""
    rng = np.random.default_rng(0)
    x = center + rng.standard_normal(200)
    targets = intercept + slope * x + rng.standard_normal(200)
    return LeastSquares(np.stack((np.ones(200), x), axis=1), targets)


SLANTED = line(2, 6, -1)


def final_gaps(problem: LeastSquares, size: int, rates: np.ndarray) -> np.ndarray:
    """Loss above the lowest after six epochs, for each rate, the median of the runs."""
    rng, params = np.random.default_rng(0), np.zeros((RUNS, len(rates), 2))
    for _ in range(EPOCHS):
        order = rng.permuted(np.tile(np.arange(200), (RUNS, 1)), axis=1)
        for first in range(0, 200, size):
            gradients = sampled_gradient(problem, params, order[:, first : first + size])
            params = np.clip(params - rates[:, np.newaxis] * gradients, -1e6, 1e6)
    return np.median(problem(params) - problem(problem.solution), axis=0)


@cache
def best_rates() -> dict[str, float]:
    """Each variant's best rate on the slanted line, by its neighborhood of three."""
    found = {}
    for name, size in SIZES.items():
        at = int(middle_of_three(final_gaps(SLANTED, size, RATES)).argmin())
        found[name] = float(RATES[at])
    return found


def walk(name: str) -> np.ndarray:
    """Every point that a variant visits in six epochs, shape (steps + 1, 2)."""
    path: list[np.ndarray] = []

    def gradient_fn(params: np.ndarray, examples: np.ndarray, targets: np.ndarray) -> np.ndarray:
        path.append(params)
        return (examples @ params - targets) @ examples / len(examples)

    data, rng = (SLANTED.start, SLANTED.examples, SLANTED.targets), np.random.default_rng(1)
    settings = (best_rates()[name], EPOCHS, SIZES[name], rng)
    *_, last = mini_batch_gradient_descent(gradient_fn, *data, *settings)
    return np.array([*path, last])


def draw_paths(theme: Theme) -> Panels:
    """The three paths over the same loss, one panel each."""
    figure, panels = theme.figure(1, 3, height=3.0, sharey=True)
    for index, (axes, name) in enumerate(zip(panels, SIZES, strict=True)):
        path = walk(name)
        _draw_bowl(axes, theme)
        axes.plot(*path.T, color=theme.colors[index], linewidth=0.9, marker="o", markersize=1.6)
        axes.plot(*path[0], "o", color=theme.foreground)
        title = f"{name}, rate {best_rates()[name]:.2g}\n{len(path) - 1:,} steps"
        axes.set_title(title)
    return figure


def _draw_bowl(axes: Axes, theme: Theme) -> None:
    x, y = np.linspace(-0.7, 7.2, 100), np.linspace(-1.9, 2.2, 100)
    losses = SLANTED(np.stack(np.meshgrid(x, y), axis=-1))
    draw_relief(axes, theme, (x, y, np.sqrt(losses - losses.min())))
    axes.plot(*SLANTED.solution, "*", color=theme.foreground, markersize=9)
    axes.set(xlabel="intercept", ylabel="slope", xlim=(-0.7, 7.2), ylim=(-1.9, 2.2))


FIGURES = {"variants": draw_paths}
