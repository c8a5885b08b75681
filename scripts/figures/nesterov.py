"""Figures of Nesterov's method: the look-ahead, and how it brakes earlier than momentum."""

import numpy as np
from matplotlib.figure import Figure

from gd_core import Momentum, Nesterov, minimize
from gd_core.surfaces import IllConditionedBowl, Ravine
from scripts.figures._paths import draw_contours, paths_and_losses
from scripts.figures.theme import Theme


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


FIGURES = {"nesterov": draw_race, "nesterov-look-ahead": draw_look_ahead}
