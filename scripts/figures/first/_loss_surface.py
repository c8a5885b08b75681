"""The loss surface of a small network trained on real digits: two slices, and its curvatures."""

from functools import cache

import numpy as np
from matplotlib.axes import Axes
from sklearn.datasets import load_digits

from gd_core import GradientDescent, Trajectory, minimize
from gd_core.problems import MultilayerNetwork
from scripts.figures.look.panels import Panels
from scripts.figures.look.paths import draw_relief
from scripts.figures.look.theme import Theme

HIDDEN, RATE, STEPS = 8, 0.3, 300
RESOLUTION = 31
DIFFERENCE = 1e-4


@cache
def digits() -> tuple[MultilayerNetwork, np.ndarray, np.ndarray]:
    """The network that tells odd digits from even ones, and the digits kept aside."""
    pixels, labels = load_digits(return_X_y=True)
    is_test = np.arange(len(pixels)) % 5 == 0
    images, is_odd = pixels / 16, labels % 2 * 1.0
    network = MultilayerNetwork(images[~is_test], is_odd[~is_test], (HIDDEN,))
    return network, images[is_test], is_odd[is_test]


@cache
def training() -> Trajectory:
    """The run of gradient descent that is drawn."""
    network, _, _ = digits()
    return minimize(network, network.start, GradientDescent(RATE), STEPS)


@cache
def curvatures() -> np.ndarray:
    """All eigenvalues of the Hessian at the end of the run, by differences of the gradient."""
    network, _, _ = digits()
    params = training().params[-1]
    rows = [
        (network.gradient(params + move) - network.gradient(params - move)) / (2 * DIFFERENCE)
        for move in DIFFERENCE * np.eye(params.size)
    ]
    return np.linalg.eigvalsh(np.array(rows) / 2 + np.array(rows).T / 2)


def random_directions() -> np.ndarray:
    """Two random directions in which each unit's weights are as long as the trained ones."""
    network, _, _ = digits()
    random = np.random.default_rng(0)
    trained = network.layers(training().params[-1])
    directions = []
    for _ in range(2):
        parts = []
        for weights, biases in trained:
            drawn = random.standard_normal(weights.shape)
            drawn *= np.linalg.norm(weights, axis=0) / np.linalg.norm(drawn, axis=0)
            parts += [drawn.ravel(), np.zeros(biases.size)]
        directions.append(np.concatenate(parts))
    return np.array(directions)


def path_directions() -> tuple[np.ndarray, float]:
    """The two directions that hold most of the path, and the part of its variance they hold."""
    path = training().params - training().params[-1]
    _, sizes, directions = np.linalg.svd(path - path.mean(axis=0), full_matrices=False)
    # An SVD leaves the signs open: the start lies to the lower left.
    directions = directions[:2] * -np.sign(directions[:2] @ path[0])[:, np.newaxis]
    return directions, float((sizes[:2] ** 2).sum() / (sizes**2).sum())


def heights(directions: np.ndarray, across: np.ndarray, up: np.ndarray) -> np.ndarray:
    """The loss on a grid of steps from the end of the run."""
    network, _, _ = digits()
    steps = np.stack(np.meshgrid(across, up), axis=-1) @ directions
    return np.array([network(training().params[-1] + row) for row in steps])


def draw_loss_surface(theme: Theme) -> Panels:
    """Two slices of one loss surface, and the curvatures at the end of the run."""
    figure, (left, middle, right) = theme.figure(1, 3, height=3.1)
    reach = np.linspace(-1.5, 1.5, RESOLUTION)
    _draw_slice(left, theme, random_directions(), reach, reach)
    left.plot(0, 0, "*", color=theme.foreground, markersize=9)
    left.set(title="Two random directions")
    directions, _ = path_directions()
    path = (training().params - training().params[-1]) @ directions.T
    margin = 0.25 * np.ptp(path, axis=0)
    sides = [
        np.linspace(low - m, high + m, RESOLUTION)
        for low, high, m in zip(path.min(axis=0), path.max(axis=0), margin, strict=True)
    ]
    _draw_slice(middle, theme, directions, *sides)
    middle.plot(*path.T, color=theme.accent, linestyle="-", linewidth=2)
    middle.plot(*path[0], "o", color=theme.foreground, markersize=5)
    middle.plot(*path[-1], "*", color=theme.foreground, markersize=9)
    middle.set(title="The plane of the path")
    _draw_curvatures(right, theme)
    return figure


def _draw_slice(axes: Axes, theme: Theme, directions, across, up) -> None:
    losses = heights(directions, across, up)
    draw_relief(axes, theme, (across, up, losses), levels=12)
    lines = axes.contour(across, up, losses, levels=4, colors=theme.line, linewidths=0.7)
    axes.clabel(lines, np.asarray(lines.levels)[1::2], fmt="%.2g", colors=theme.foreground)


def _draw_curvatures(axes: Axes, theme: Theme) -> None:
    values = curvatures()[::-1]
    rank = np.arange(1, values.size + 1)
    up, down = values > 0, values < 0
    axes.plot(rank[up], values[up], ".", color=theme.colors[0], markersize=3)
    axes.plot(rank[down], values[down], ".", color=theme.accent, markersize=3)
    axes.set_yscale("symlog", linthresh=1e-3)
    axes.axhline(0, color=theme.muted, linewidth=0.6)
    axes.set(title="All 529 curvatures", xlabel="rank", xscale="log")
    axes.annotate("up", (30, 0.4), color=theme.colors[0])
    axes.annotate("down", (100, -0.02), color=theme.accent)
