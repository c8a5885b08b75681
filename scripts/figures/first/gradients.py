"""Figures of the page on where gradients come from: a network with numbers, and error against h."""

from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes

from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme


class Node(NamedTuple):
    """A quantity of the small network: its value on the way out, its derivative on the way back."""

    name: str
    place: tuple[float, float]
    value: float
    derivative: float


WEIGHTS = {"w1": 0.5, "w2": 1.5, "v1": 2.0, "v2": -1.0}
INPUT, TARGET = 2.0, 1.0
EDGES = (
    ("x", "z1", "w1"),
    ("x", "z2", "w2"),
    ("z1", "h1", ""),
    ("z2", "h2", ""),
    ("h1", "y", "v1"),
    ("h2", "y", "v2"),
    ("y", "J", ""),
)
# The loss of one unit whose activation is the square: products alone, so that each CPU agrees.
W, X, T = 0.7, 1.5, 3.0
SMALLEST = 1e-15  # errors of a few roundings are drawn as this
STEPS = np.logspace(-15, -1, 141)


def passes() -> tuple[dict[str, Node], dict[str, float]]:
    """Run the small network forward and back; return its nodes, and the weights' derivatives."""
    w1, w2, v1, v2 = (WEIGHTS[name] for name in ("w1", "w2", "v1", "v2"))
    z1, z2 = w1 * INPUT, w2 * INPUT
    h1, h2 = max(z1, 0), max(z2, 0)
    y = v1 * h1 + v2 * h2
    d_y = y - TARGET
    d_h1, d_h2 = d_y * v1, d_y * v2
    d_z1, d_z2 = d_h1 * (z1 > 0), d_h2 * (z2 > 0)
    nodes = (
        Node("x", (0, 0), INPUT, d_z1 * w1 + d_z2 * w2),
        Node("z1", (1.15, 1), z1, d_z1),
        Node("z2", (1.15, -1), z2, d_z2),
        Node("h1", (2.3, 1), h1, d_h1),
        Node("h2", (2.3, -1), h2, d_h2),
        Node("y", (3.45, 0), y, d_y),
        Node("J", (4.6, 0), (y - TARGET) ** 2 / 2, 1.0),
    )
    weights = {"w1": d_z1 * INPUT, "w2": d_z2 * INPUT, "v1": d_y * h1, "v2": d_y * h2}
    return {node.name: node for node in nodes}, weights


def draw_network(theme: Theme) -> Panels:
    """The small network: values on the way out, derivatives of the loss on the way back."""
    figure, axes = theme.figure(height=3.4)
    nodes, derivatives = passes()
    for start, end, weight in EDGES:
        _draw_edge(axes, theme, nodes[start].place, nodes[end].place)
        if weight:
            middle = np.mean([nodes[start].place, nodes[end].place], axis=0)
            side = np.sign(middle[1])
            forth, back = _signed(WEIGHTS[weight]), _signed(derivatives[weight])
            _write(
                axes,
                np.add(middle, (0, 0.52 * side)),
                f"{_letter(weight)} = {forth}",
                theme.colors[0],
            )
            _write(axes, np.add(middle, (0, 0.26 * side)), back, theme.accent)
    for node in nodes.values():
        axes.plot(
            *node.place,
            "o",
            color=theme.background,
            markersize=27,
            zorder=2,
            markeredgecolor=theme.muted,
        )
        _write(axes, node.place, _letter(node.name), theme.foreground)
        _write(axes, np.add(node.place, (0, 0.5)), _signed(node.value), theme.colors[0])
        _write(axes, np.add(node.place, (0, -0.5)), _signed(node.derivative), theme.accent)
    _write(axes, (4.0, 1.5), "blue: values, left to right", theme.colors[0])
    _write(axes, (4.0, -1.5), "orange: derivatives of J, right to left", theme.accent)
    axes.set(xlim=(-0.4, 5.3), ylim=(-1.8, 1.8))
    axes.axis("off")
    return figure


def _draw_edge(axes: Axes, theme: Theme, start, end) -> None:
    arrow = {"arrowstyle": "-|>", "color": theme.muted, "shrinkA": 14, "shrinkB": 14}
    axes.annotate("", end, start, arrowprops=arrow, zorder=1)


def _write(axes: Axes, place, text: str, color: str) -> None:
    across, up = place
    axes.text(across, up, text, color=color, ha="center", va="center", zorder=3)


def _letter(name: str) -> str:
    return name.translate({ord("1"): "₁", ord("2"): "₂"})


def _signed(value: float) -> str:
    return f"{value:g}".replace("-", "\u2212")


def unit_loss(w: complex) -> complex:
    """The loss of the unit, for a real or complex weight."""
    z = w * X
    error = z * z - T
    return error * error / 2


def relative_errors() -> dict[str, np.ndarray]:
    """The error of each way to differentiate the unit's loss, for each step h."""
    slope = 2 * (W * X * W * X - T) * W * X * X
    found = {
        "forward difference": [(unit_loss(W + h) - unit_loss(W)) / h for h in STEPS.tolist()],
        "central difference": [
            (unit_loss(W + h) - unit_loss(W - h)) / (2 * h) for h in STEPS.tolist()
        ],
        "complex step": [unit_loss(complex(W, h)).imag / h for h in STEPS.tolist()],
    }
    return {name: np.abs(np.array(values) / slope - 1) for name, values in found.items()}


def draw_errors(theme: Theme) -> Panels:
    """The error of a numerical derivative against its step, for three ways to take it."""
    figure, axes = theme.figure(height=3.3)
    places = {
        "forward difference": (1.5e-7, 5e-3),
        "central difference": (2e-5, 5e-12),
        "complex step": (1e-14, 3e-15),
    }
    for index, (name, errors) in enumerate(relative_errors().items()):
        color = theme.colors[index]
        style = {"color": color, "linestyle": "--" if index == 2 else "-", "linewidth": 1.5}
        axes.loglog(STEPS, np.maximum(errors, SMALLEST), **style)
        axes.annotate(name, places[name], color=color)
    axes.set(xlabel="step h", ylabel="relative error", ylim=(1e-16, 5))
    axes.grid(visible=True, axis="y")
    return figure


FIGURES = {"small-network": draw_network, "difference-error": draw_errors}
