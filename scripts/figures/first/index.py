"""Figures of the first page: one step seen from the side, and a walk down a valley."""

import numpy as np

from gd_core import GradientDescent, minimize
from gd_core.surfaces import IllConditionedBowl
from scripts.figures.look.panels import Panels
from scripts.figures.look.paths import draw_contours, draw_paths
from scripts.figures.look.theme import Theme


class Parabola:
    """J(theta) = theta^2 / 2, whose slope is theta itself."""

    def __call__(self, params: np.ndarray) -> np.ndarray:
        """Return the height."""
        return (params**2).sum(axis=-1) / 2

    def gradient(self, params: np.ndarray) -> np.ndarray:
        """Return the slope."""
        return params


def draw_slope(theme: Theme) -> Panels:
    """Steps on a parabola, with the tangent that decides the first; and the same in the plane."""
    figure, (side, above) = theme.figure(1, 2, height=3.2)
    _draw_side(side, theme)
    bowl = IllConditionedBowl(4.0)
    run = minimize(bowl, bowl.start, GradientDescent(0.12), steps=14)
    draw_contours(above, theme, bowl)
    draw_paths(above, theme, {"": run}, [theme.run("GradientDescent")])
    above.set_title("The same, from above")
    return figure


def _draw_side(axes, theme: Theme) -> None:
    run = minimize(Parabola(), np.array([-3.0]), GradientDescent(0.35), steps=6)
    line = np.linspace(-3.5, 3.5, 100)
    axes.plot(line, line**2 / 2, color=theme.line, linestyle="-")
    axes.plot(
        run.params[:, 0], run.losses, "o-", color=theme.run("GradientDescent")["color"], linewidth=1
    )
    tangent = np.array([-3.5, -1.6])
    axes.plot(tangent, 4.5 - 3 * (tangent + 3), color=theme.accent, linestyle="--")
    axes.annotate("slope = \u22123", (-2.1, 2.6), color=theme.accent)
    axes.set(title="From the side", xlabel="θ", ylabel="J(θ)", ylim=(-0.3, 6.3))


FIGURES = {"one-step": draw_slope}
