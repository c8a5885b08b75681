"""The plane of rate and momentum for a quadratic: a map, and one run for each regime."""

import numpy as np
from matplotlib.axes import Axes

from gd_core import Momentum, minimize, theory
from gd_core.surfaces import IllConditionedBowl
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

CONDITION_NUMBER = 50.0  # of the valley; its largest curvature is this, its smallest 1
# For each way in which the steep direction can behave, one point: L times the rate, momentum.
EXAMPLES = {
    "monotone": (0.05, 0.55),
    "ripples": (0.6, 0.9),
    "zigzag": (2.7, 0.4),
    "diverges": (3.3, 0.55),
}


def steps_to_a_thousandth(rate_times_largest: np.ndarray, momentum: np.ndarray) -> np.ndarray:
    """Steps in which the error of the slowest direction shrinks a thousandfold; NaN where never."""
    curvatures = np.array([1 / CONDITION_NUMBER, 1.0])
    radius = theory.momentum_spectral_radius(
        rate_times_largest[..., np.newaxis], momentum[..., np.newaxis], curvatures
    ).max(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(radius < 1, np.log(1000) / -np.log(radius), np.nan)


def draw_plane(theme: Theme) -> Panels:
    """The whole plane of rate and momentum, and one run for each regime."""
    figure = Panels([(328, 340), *[(280, 160)] * 4])
    _draw_map(figure, figure.axes[0], theme)
    for axes, name, (regime, point) in zip(figure.axes[1:], "abcd", EXAMPLES.items(), strict=True):
        _draw_run(axes, theme, *point)
        axes.set(title=f"{name}: {regime}", xlabel="step")
    return figure


def _draw_map(figure: Panels, axes: Axes, theme: Theme) -> None:
    pushes, momenta = np.meshgrid(np.linspace(0.005, 4, 200), np.linspace(0, 0.995, 150))
    levels = np.array([20, 40, 60, 100, 200, 400, 1000, 4000])
    steps = np.clip(steps_to_a_thousandth(pushes, momenta), levels[0], levels[-1] - 1)
    shades = axes.contourf(pushes, momenta, np.log(steps), levels=np.log(levels), cmap=theme.relief)
    bar = figure.colorbar(shades, "Steps to a thousandth of the error", pad=0.01)
    bar.set_ticks(np.log(levels).tolist(), labels=[str(level) for level in levels])
    _draw_borders(axes, theme)
    best = theory.optimal_momentum(1.0, CONDITION_NUMBER)
    place = (best.learning_rate * CONDITION_NUMBER, best.momentum)
    axes.plot(*place, "*", color=theme.accent, markersize=15, markeredgecolor=theme.foreground)
    for name, point in zip("abcd", EXAMPLES.values(), strict=True):
        axes.plot(*point, "o", color=theme.foreground, markersize=4)
        axes.annotate(name, point, xytext=(4, 3), textcoords="offset points")
    axes.set(xlabel="learning rate times L", ylabel="momentum", xlim=(0, 4), ylim=(0, 0.995))
    axes.set_title(f"Condition number {CONDITION_NUMBER:.0f}: the star is the best")


def _draw_borders(axes: Axes, theme: Theme) -> None:
    """Where the roots of the steep and of the flat direction turn from real to complex."""
    momenta = np.linspace(0, 0.995, 400)
    root = np.sqrt(momenta)
    lines = {
        "-": 2 * (1 + momenta),
        "--": (1 + root) ** 2,
        ":": (1 - root) ** 2,
        "-.": CONDITION_NUMBER * (1 - root) ** 2,
    }
    for style, pushes in lines.items():
        axes.plot(pushes, momenta, color=theme.foreground, linestyle=style, linewidth=1.1)
    words = {
        "diverges": (3.0, 0.25),
        "both ripple": (1.3, 0.9),
        "steep ripples, flat creeps": (0.9, 0.45),
    }
    for word, place in words.items():
        axes.annotate(word, place, color=theme.foreground)
    arrow = {"arrowstyle": "-", "color": theme.foreground, "linewidth": 0.8}
    axes.annotate("steep zigzags", (1.85, 0.06), (2.5, 0.05), arrowprops=arrow)


def _draw_run(axes: Axes, theme: Theme, push: float, momentum: float) -> None:
    """The error along the steep direction from 1, at one point of the plane."""
    run = minimize(IllConditionedBowl(1.0), np.ones(2), Momentum(push, momentum), 24)
    axes.axhline(0, color=theme.grid, linewidth=0.8)
    axes.plot(
        run.params[:, 0], ".-", color=theme.run("Momentum")["color"], linewidth=1, markersize=4
    )
    axes.set_xlim(0, 24)
