"""Figures of Nesterov's method: the look-ahead, how it brakes, and what a schedule gains."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from gd_core import Momentum, Nesterov, minimize, theory
from gd_core.surfaces import IllConditionedBowl, Ravine
from scripts.figures.look.paths import draw_contours, paths_and_losses
from scripts.figures.look.theme import Theme

MANY = np.geomspace(
    1e-8, 1, 200
)  # curvatures of a convex quadratic with no smallest one to speak of
TWO = np.array([1e-3, 1.0])  # curvatures of a bowl of condition number 1,000


def scheduled(t: int) -> float:
    """The momentum of step t, counted from 0, that the theorem for convex functions wants."""
    return max(t - 1, 0) / (t + 2)


def losses(
    curvatures: np.ndarray, steps: int, momentum: Callable[[int], float], restart: bool = False
) -> np.ndarray:
    """Loss of Nesterov's method at rate 1 / L, from ones, under a momentum that may change.

    With `restart` the count and the velocity go back to zero whenever a step leads uphill.
    """
    optimizer, theta, t = Nesterov(1 / curvatures.max()), np.ones(len(curvatures)), 0
    found = [theta @ (curvatures * theta) / 2]
    for _ in range(steps):
        optimizer.momentum = momentum(t)
        slope = curvatures * (theta - optimizer.momentum * optimizer.velocity)
        moved = optimizer.update(theta, lambda at: curvatures * at)
        t += 1
        if restart and slope @ (moved - theta) > 0:
            optimizer.velocity, t = np.zeros_like(theta), 0
        theta = moved
        found.append(theta @ (curvatures * theta) / 2)
    return np.array(found)


def draw_rates(theme: Theme) -> Figure:
    """A schedule of the momentum against a constant, and what restarts add."""
    figure, (convex, strong) = theme.figure(1, 2, width=9.0, height=3.4)
    lines = {"descent": lambda t: 0.0, "constant 0.9": lambda t: 0.9, "(t-1)/(t+2)": scheduled}
    _draw_lines(convex, theme, {name: losses(MANY, 2000, m) for name, m in lines.items()}, 1)
    convex.plot(np.arange(1, 2001), 4e2 / np.arange(2, 2002) ** 2, color=theme.muted, linewidth=1)
    convex.annotate("bound", (60, 0.25), color=theme.muted, fontsize=9)
    convex.set(xscale="log", xlim=(1, 14_000), ylim=(1e-6, 20), xlabel="step", ylabel="loss")
    convex.set_title("convex: no smallest curvature")
    best = theory.optimal_nesterov(*TWO).momentum
    lines = {
        "constant 0.9": lambda t: 0.9,
        "(t-1)/(t+2)": scheduled,
        "best constant": lambda t: best,
    }
    runs = {name: losses(TWO, 400, momentum) for name, momentum in lines.items()}
    runs["restarted"] = losses(TWO, 400, scheduled, restart=True)
    _draw_lines(strong, theme, runs, 0)
    strong.set(xlim=(0, 560), xlabel="step")
    strong.set_title("condition number 1,000")
    return figure


def _draw_lines(axes: Axes, theme: Theme, runs: dict[str, np.ndarray], first: int) -> None:
    order = {"descent": 3, "constant 0.9": 0, "(t-1)/(t+2)": 1, "best constant": 4, "restarted": 2}
    for label, found in runs.items():
        steps, color = np.arange(len(found)), theme.colors[order[label]]
        dash = theme.dashes[order[label]]
        axes.semilogy(steps[first:], found[first:], color=color, linestyle=dash)
        end, place = (steps[-1], found[-1]), (4, -9 if label == "constant 0.9" else 0)
        axes.annotate(label, end, place, textcoords="offset points", color=color, fontsize=9)
    axes.grid(visible=True)


def draw_race(theme: Theme) -> Figure:
    """Momentum against Nesterov, the same rate and momentum."""
    optimizers = {
        "momentum 0.9": Momentum(0.015, momentum=0.9),
        "Nesterov 0.9": Nesterov(0.015, momentum=0.9),
    }
    return paths_and_losses(theme, Ravine(), optimizers, 80, ("80 steps, rate 0.015", "Loss"))


def draw_look_ahead(theme: Theme) -> Figure:
    """One step of each rule from the same point with the same velocity."""
    figure, panels = theme.figure(1, 2, height=3.0, sharey=True)
    bowl = IllConditionedBowl(6.0)
    run = minimize(bowl, bowl.start, Momentum(0.06, 0.85), 3, record_states=True)
    here, velocity = run.params[-1], run.states["velocity"][-1]
    carried = here - 0.85 * velocity
    for axes, point, title in (
        (panels[0], here, "Momentum: gradient here"),
        (panels[1], carried, "Nesterov: gradient ahead"),
    ):
        draw_contours(axes, theme, bowl, levels=10)
        gradient_step = -0.06 * bowl.gradient(point)
        _arrow(axes, here, carried, theme.colors[0])
        _arrow(axes, carried, carried + gradient_step, theme.colors[1])
        axes.plot(*here, "o", color=theme.foreground)
        axes.plot(*point, "s", color=theme.colors[1], markersize=6)
        axes.set(title=title, xlim=(-3.6, 0.6), ylim=(-1.6, 1.0))
    panels[1].set_ylabel("")
    return figure


def _arrow(axes, tail: np.ndarray, head: np.ndarray, color: str) -> None:
    style = {"arrowstyle": "-|>", "color": color, "linewidth": 2, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", xy=head, xytext=tail, arrowprops=style)


FIGURES = {
    "nesterov": draw_race,
    "nesterov-look-ahead": draw_look_ahead,
    "nesterov-rates": draw_rates,
}
