"""Figures of the page on rates: each guarantee on its own axes, with a run that touches it."""

import numpy as np

from gd_core import GradientDescent, minimize
from gd_core.surfaces import IllConditionedBowl
from scripts.figures.first._worst_cases import (
    PL_CONSTANT,
    PL_CURVATURE,
    Quartic,
    Washboard,
    WavyValley,
    expected_gaps,
    worst_average_gap,
)
from scripts.figures.first._worst_runs import (
    HORIZONS,
    last_loss,
    losses_on_power,
    noisy_rates,
    smallest_square,
)
from scripts.figures.look.panels import Panels
from scripts.figures.look.paths import draw_relief
from scripts.figures.look.theme import Theme

KAPPA = 10.0


def draw_axes(theme: Theme) -> Panels:
    """A bowl and x^4 / 4, once with only the loss on a log scale, once with both axes."""
    figure, panels = theme.figure(1, 2, height=3.1, sharey=True)
    bowl = IllConditionedBowl(100.0)
    bowl_run = minimize(bowl, np.array([1.0, 0.0]), GradientDescent(0.01), 1000)
    quartic_run = minimize(Quartic(), np.ones(1), GradientDescent(0.1), 1000)
    for axes, scale in zip(panels, ("linear", "log"), strict=True):
        for index, (name, run) in enumerate((("a bowl, κ = 100", bowl_run), ("x⁴/4", quartic_run))):
            style = theme.series(index)
            steps = np.arange(1, 1001)
            axes.plot(steps, run.losses[1:] / run.losses[0], label=name, **style)
        axes.set(yscale="log", xscale=scale, xlabel="step", ylim=(1e-9, 2))
        axes.grid(visible=True, axis="y")
    panels[0].set(title="steps as they are", ylabel="loss / loss at the start")
    panels[1].set_title("steps on a log scale too")
    figure.legend(*panels[0].get_legend_handles_labels())
    return figure


def draw_linear(theme: Theme) -> Panels:
    """The distance on a bowl of condition number 10 at two rates, on top of the bound."""
    figure, axes = theme.figure(height=2.9)
    bowl = IllConditionedBowl(KAPPA)
    named = {"1/L": (1 / KAPPA, 1 - 1 / KAPPA)}
    named["2/(L + μ)"] = (2 / (KAPPA + 1), (KAPPA - 1) / (KAPPA + 1))
    for index, (name, (rate, factor)) in enumerate(named.items()):
        start = np.array([1.0, 0.0 if index == 0 else 1.0])
        run = minimize(bowl, start, GradientDescent(rate), 60)
        distances = np.linalg.norm(run.params, axis=-1)
        axes.semilogy(
            factor ** np.arange(61) * distances[0], color=theme.grid, linewidth=6, linestyle="-"
        )
        axes.semilogy(distances, label=f"rate {name}", **theme.series(index))
    axes.set(xlabel="step", ylabel="distance from the minimum", xlim=(0, 60))
    axes.grid(visible=True, axis="y")
    return figure


def draw_convex(theme: Theme) -> Panels:
    """The bound L D^2 / (2 T), the losses that reach half of it, and two powers of x."""
    figure, axes = theme.figure(height=3.4)
    steps = np.arange(1, 4097)
    axes.loglog(steps, 1 / (2 * steps), label="bound", **theme.behind(4))
    losses = [last_loss(int(t)) for t in HORIZONS]
    dots = {"color": theme.foreground, "marker": "o", "markersize": 4, "linestyle": ""}
    axes.loglog(HORIZONS, losses, label="worst loss for each T", **dots)
    for index, power in enumerate((10, 4)):
        style = theme.series(index)
        gaps = losses_on_power(power)[1:] / (power - 1)  # in units of L: power - 1 on [-1, 1]
        axes.loglog(steps, gaps, label=f"x{'⁴' if power == 4 else '¹⁰'}", **style)
    axes.set(xlabel="steps T", ylabel="loss above the minimum / L", xlim=(0.9, 4200))
    axes.grid(visible=True, axis="y")
    return figure


def draw_pl(theme: Theme) -> Panels:
    """A loss that is not convex, and its loss falling in a straight line at worst."""
    figure, (left, right) = theme.figure(1, 2, height=3.1)
    loss, rate, steps = WavyValley(), 0.25 / PL_CURVATURE, np.arange(1001)
    run = minimize(loss, np.array([3.2, 9.0]), GradientDescent(rate), 1000)
    x, y = np.linspace(-4, 4, 80), np.linspace(-10, 10, 80)
    draw_relief(left, theme, (x, y, loss(np.stack(np.meshgrid(x, y), axis=-1))))
    left.plot(*run.params.T, "o-", color=theme.colors[0], markersize=2, linewidth=1)
    left.set(title="not convex along x", xlabel="x", ylabel="y")
    factor = 1 - 2 * rate * PL_CONSTANT * (1 - rate * PL_CURVATURE / 2)
    right.semilogy(steps, run.losses[0] * factor**steps, label="bound", **theme.behind(4))
    right.semilogy(steps, run.losses, label="run", **theme.series(0))
    right.set(title="loss", xlabel="step")
    right.grid(visible=True, axis="y")
    return figure


def draw_stationary(theme: Theme) -> Panels:
    """A washboard on which each step meets the same slope, and the smallest slope found."""
    figure, (left, right) = theme.figure(1, 2, height=3.1)
    board = Washboard(6)
    run = minimize(board, np.zeros(1), GradientDescent(1.0), 5)
    line = np.linspace(-0.6, 7, 600)
    left.plot(line, board(line[:, np.newaxis]), color=theme.muted, linestyle="-")
    left.plot(run.params[:, 0], run.losses, "o", color=theme.foreground, markersize=5)
    left.set(title="a washboard for T = 6", xlabel="x", ylabel="loss")
    right.loglog(HORIZONS, 2 / HORIZONS, color=theme.line, linewidth=4, linestyle="-")
    squares = [smallest_square(int(t)) for t in HORIZONS]
    right.loglog(HORIZONS, squares, "o", color=theme.foreground, markersize=4)
    right.text(100, 0.06, "bound", color=theme.muted)
    right.text(100, 2e-3, "washboards", color=theme.foreground, ha="right")
    right.set(title="smallest slope² / height", xlabel="steps T")
    right.grid(visible=True, axis="y")
    return figure


def draw_noise(theme: Theme) -> Panels:
    """The expected loss under noise for three ways to choose the rate, exactly."""
    figure, axes = theme.figure(height=3.6)
    steps = np.arange(1, 4097)
    axes.loglog(steps, 4 / (steps + 2), label="bound 4/(T + 2)", **theme.behind(3))
    axes.loglog(steps[3:], 2 / np.sqrt(steps[3:]), label="bound 2/√T", **theme.behind(3))
    for index, (name, rates) in enumerate(noisy_rates(steps).items()):
        style = theme.series(index)
        gaps = expected_gaps(rates)
        axes.loglog(steps, gaps[1:], label=name, **style)
    gaps = [worst_average_gap(int(t)) for t in HORIZONS[2:]]
    dots = {"color": theme.foreground, "marker": "o", "markersize": 4, "linestyle": ""}
    axes.loglog(HORIZONS[2:], gaps, label="worst bowl, averaged", **dots)
    axes.set(xlabel="steps T", ylabel="expected loss", xlim=(0.9, 4200))
    axes.grid(visible=True, axis="y")
    return figure


FIGURES = {
    "two-axes": draw_axes,
    "linear-rate": draw_linear,
    "convex-rate": draw_convex,
    "pl-rate": draw_pl,
    "stationary-rate": draw_stationary,
    "noisy-rate": draw_noise,
}
