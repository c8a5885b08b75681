"""Figures of Nesterov's method: the look-ahead, how it brakes, and what a schedule gains."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes

from gd_core import Momentum, Nesterov, minimize, theory
from gd_core.surfaces import IllConditionedBowl
from scripts.figures.look.panels import Panels
from scripts.figures.look.paths import down_to_zero, draw_contours, mark_zero
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


def draw_rates(theme: Theme) -> Panels:
    """A schedule of the momentum against a constant, and what restarts add."""
    figure, (convex, strong) = theme.figure(1, 2, height=3.4)
    lines = {"descent": lambda t: 0.0, "constant 0.9": lambda t: 0.9, "(t-1)/(t+2)": scheduled}
    _draw_lines(convex, theme, {name: losses(MANY, 2000, m) for name, m in lines.items()}, 1)
    convex.plot(np.arange(1, 2001), 4e2 / np.arange(2, 2002) ** 2, color=theme.line, linewidth=1)
    convex.annotate("bound", (60, 0.25), color=theme.muted)
    convex.set(xscale="log", xlim=(1, 2000), ylim=(1e-6, 20), xlabel="step", ylabel="loss")
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
    strong.set(xlim=(0, 400), xlabel="step")
    strong.set_title("condition number 1,000")
    return figure


def _draw_lines(axes: Axes, theme: Theme, runs: dict[str, np.ndarray], first: int) -> None:
    styles = {"descent": theme.run("GradientDescent")}
    names = ("constant 0.9", "(t-1)/(t+2)", "best constant", "restarted")
    styles |= {name: theme.run("Nesterov", twin) for twin, name in enumerate(names)}
    for label, found in runs.items():
        steps = np.arange(len(found))
        axes.semilogy(steps[first:], down_to_zero(found)[first:], label=label, **styles[label])
    mark_zero(axes, theme)
    axes.grid(visible=True, axis="y")


def draw_look_ahead(theme: Theme) -> Panels:
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
        _arrow(axes, here, carried, theme.run("Momentum")["color"])
        _arrow(axes, carried, carried + gradient_step, theme.accent)
        axes.plot(*here, "o", color=theme.foreground)
        axes.plot(*point, "s", color=theme.accent, markersize=6)
        axes.set(title=title, xlim=(-3.6, 0.6), ylim=(-1.6, 1.0))
    panels[1].set_ylabel("")
    return figure


def _arrow(axes, tail: np.ndarray, head: np.ndarray, color: str) -> None:
    style = {"arrowstyle": "-|>", "color": color, "linewidth": 2, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", xy=head, xytext=tail, arrowprops=style)


FIGURES = {
    "nesterov-look-ahead": draw_look_ahead,
    "nesterov-rates": draw_rates,
}
