"""Figures of the batch size: steps against examples, best rates, and the noise of a batch."""

import numpy as np

from gd_core import Adam, GradientDescent
from gd_core.problems import LeastSquares
from scripts.figures.data._batch_sizes import SCALING_SIZES, SIZES, best_rates, fit, trade
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

LINE = LeastSquares.synthetic(200, noise=1.0)


def draw_trade(theme: Theme) -> Panels:
    """Steps against the batch on the left, steps against examples on the right."""
    sizes, (_, steps), (fewest, critical) = np.array(SIZES), trade(), fit()
    line = np.geomspace(sizes[0], sizes[-1], 100)
    law = fewest * (1 + critical / line)
    figure, (left, right) = theme.figure(1, 2, height=3.3, sharey=True)
    for axes, x, smooth in ((left, sizes, line), (right, sizes * steps, line * law)):
        axes.loglog(smooth, law, "-", color=theme.line, linewidth=1.2)
        axes.loglog(x, steps, "o", color=theme.colors[0])
        axes.grid(visible=True, axis="y")
    left.axvline(critical, color=theme.accent, linestyle=":", linewidth=1.2)
    left.annotate("critical batch", (critical * 1.15, 180), color=theme.accent)
    for size, count in zip(SIZES[::3], steps[::3], strict=True):
        place = {"textcoords": "offset points", "color": theme.foreground}
        right.annotate(f"B = {size:,}", (size * count, count), (7, 4), **place)
    left.set(xlabel="batch size B", ylabel="steps to the target", title="Time")
    right.set(xlabel="examples to the target", title="Time against data")
    right.set(xlim=(430, 9000), ylim=(3.3, 480))
    left.set_xticks((2, 16, 128, 1024), ("2", "16", "128", "1,024"))
    right.set_xticks((500, 1000, 2000, 4000), ("500", "1,000", "2,000", "4,000"))
    left.set_yticks((5, 10, 20, 50, 100, 200), ("5", "10", "20", "50", "100", "200"))
    for axes in (left, right):
        axes.minorticks_off()
    return figure


def draw_rates(theme: Theme) -> Panels:
    """The best rate against the batch size, with lines of slope one and one half."""
    sizes = np.array(SCALING_SIZES)
    figure, axes = theme.figure(height=3.2)
    kinds = ((GradientDescent, "gradient descent", 1, 0.6), (Adam, "Adam", 0.5, 1.35))
    for index, (kind, name, power, above) in enumerate(kinds):
        rates, run = best_rates(kind), theme.run(kind.__name__)
        line = rates[0] * sizes**power
        axes.loglog(sizes, line, ":", color=theme.line, linewidth=1.2)
        axes.loglog(sizes, rates, marker="o", **run)
        axes.annotate(name, (sizes[2], rates[2] * above), color=run["color"])
        axes.annotate(("∝ B", "∝ √B")[index], (67, line[-1] * 0.92), color=theme.muted)
    axes.set(xlim=(0.85, 95), ylim=(7e-4, 0.1))
    axes.set(xlabel="batch size B", ylabel="best learning rate")
    axes.set_xticks(sizes, [str(size) for size in SCALING_SIZES])
    axes.minorticks_off()
    axes.grid(visible=True, axis="y")
    return figure


def draw_noise(theme: Theme) -> Panels:
    """Standard deviation of the batch's gradient, with and without replacement."""
    rng = np.random.default_rng(0)
    sizes = np.array([1, 2, 4, 8, 16, 32, 64, 128, 200])
    figure, axes = theme.figure(height=3.0)
    for index, replace in enumerate((True, False)):
        deviations = [_deviation(rng, size, replace) for size in sizes]
        label = "with replacement" if replace else "without replacement"
        style = theme.series(index)
        axes.loglog(sizes, np.maximum(deviations, 1e-3), marker="o", label=label, **style)
    axes.loglog(sizes, _deviation(rng, 1, True) / np.sqrt(sizes), color=theme.muted, linestyle=":")
    axes.set(xlabel="batch size B", ylabel="deviation of the gradient", ylim=(3e-3, 3))
    axes.annotate("1/√B", (24, 0.62), color=theme.muted)
    axes.grid(visible=True, axis="y")
    return figure


def _deviation(rng: np.random.Generator, size: int, replace: bool, draws: int = 1500) -> float:
    params = np.array([0.0, 1.0])
    count = len(LINE.targets)
    batches = (rng.choice(count, size, replace=replace) for _ in range(draws))
    gradients = np.array([LINE.gradient(params, batch) for batch in batches])
    return float(np.sqrt(((gradients - LINE.gradient(params)) ** 2).sum(axis=-1).mean()))


FIGURES = {"batch-size": draw_trade, "batch-size-rates": draw_rates, "batch-noise": draw_noise}
