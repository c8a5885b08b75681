"""Figures of hyperparameter search: sensitivity, two searches, a heat map, a range test, luck."""

import numpy as np

from gd_core.experiments import sensitivity, sweep
from gd_core.optimizers import Adam, GradientDescent, Momentum
from gd_core.surfaces import IllConditionedBowl, Rosenbrock
from gd_core.techniques import learning_rate_range_test
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.techniques._search import best_of

STEPS = 500
LEARNING_RATES = np.logspace(-5, 1, 121)
SURFACE = Rosenbrock()


def draw_sensitivity(theme: Theme) -> Panels:
    """Final loss against the learning rate, for three optimizers."""
    makers = {"gradient descent": GradientDescent, "momentum 0.9": Momentum, "Adam": Adam}
    losses = sensitivity(SURFACE, SURFACE.start, makers, STEPS, LEARNING_RATES)
    figure, axes = theme.figure(height=3.2)
    for name, values in losses.items():
        line = theme.run(makers[name].__name__)
        seen = np.where(np.isfinite(values), values, np.nan)
        axes.loglog(LEARNING_RATES, seen, label=name, **line)
    axes.axvline(0.001, color=theme.line, linewidth=1, linestyle=":")
    axes.annotate("Adam's default", (0.001, 2e-9), (6, 0), textcoords="offset points")
    axes.set(xlabel="learning rate", ylabel="loss after 500 steps", ylim=(1e-9, 100))
    axes.grid(visible=True, axis="y")
    return figure


def draw_grid_and_random(theme: Theme) -> Panels:
    """Nine trials each: three values an axis by grid, nine by chance."""
    figure, panels = theme.figure(1, 2, height=3.0, sharex=True, sharey=True)
    random = np.random.default_rng(1)
    grid = np.stack(np.meshgrid([-4.0, -2.5, -1.0], [0.2, 0.5, 0.8]), axis=-1).reshape(-1, 2)
    chance = random.uniform([-4.6, 0.05], [-0.4, 0.95], (9, 2))
    for axes, points, title in zip(panels, (grid, chance), ("grid", "random"), strict=True):
        axes.plot(points[:, 0], points[:, 1], "o", color=theme.colors[0])
        for x in points[:, 0]:
            axes.plot([x, x], [0, 0.04], "-", color=theme.accent, linewidth=2.5)
        tried = len(np.unique(points[:, 0]))
        axes.set(
            title=f"{title}: {tried} learning rates tried", xlabel="learning rate", ylim=(0, 1)
        )
        axes.set_xticks([-4, -3, -2, -1], ["0.0001", "0.001", "0.01", "0.1"])
        axes.set_yticks([])
    panels[0].set_ylabel("a number that matters less")
    return figure


def draw_heat_map(theme: Theme) -> Panels:
    """Final loss over learning rate and momentum: a ridge of equal long-run steps."""
    rates, gaps = np.logspace(-5, -2, 60), np.logspace(-2.5, 0, 60)
    run = sweep(SURFACE, SURFACE.start, Momentum, 300, learning_rate=rates, momentum=1 - gaps)
    losses = np.log10(np.maximum(run.final_loss, 1e-10))
    figure, axes = theme.figure(height=3.6)
    image = axes.imshow(
        losses,
        origin="lower",
        aspect="auto",
        extent=(-2.5, 0, -5, -2),
        cmap="viridis_r",
        interpolation="none",
    )
    line = np.array([-2.5, 0.0])
    axes.plot(line, line - 2.6, color="#ffffff", linestyle="--", linewidth=1.5)
    axes.set(xlabel="momentum", ylabel="learning rate", xlim=(-2.5, 0), ylim=(-5, -2))
    axes.set_xticks([-2, -1, np.log10(0.5), 0], ["0.99", "0.9", "0.5", "0"])
    axes.set_yticks([-5, -4, -3, -2], ["0.00001", "0.0001", "0.001", "0.01"])
    figure.colorbar(image, label="log10 of the loss")
    return figure


def draw_range_test(theme: Theme) -> Panels:
    """The loss while the rate rises, with the largest stable rate and the usual advice."""
    bowl = IllConditionedBowl()
    test = learning_rate_range_test(bowl, bowl.start, GradientDescent(), lowest=1e-5)
    best = test.learning_rates[np.nanargmin(test.losses)]
    figure, axes = theme.figure(height=2.8)
    axes.axvspan(best / 10, best / 3, color=theme.grid, linewidth=0)
    axes.axvline(2 / 25, color=theme.accent, linestyle=":")
    axes.loglog(test.learning_rates, test.losses, color=theme.colors[0])
    axes.plot(best, np.nanmin(test.losses), "o", color=theme.colors[0])
    axes.text(1.2 * best, 0.02, "lowest loss", color=theme.foreground)
    axes.text(best / 11, 0.05, "try here", color=theme.foreground, ha="right")
    axes.set(xlabel="learning rate", ylabel="loss", ylim=(1e-2, 1e4), xlim=(1e-5, 10))
    return figure


def draw_winner(theme: Theme) -> Panels:
    """What the best of many trials shows on validation data, and what it is worth."""
    figure, axes = theme.figure(height=3.0)
    trials = np.unique(np.geomspace(1, 1000, 40).astype(int))
    luck = np.array([best_of(int(count)) for count in trials])
    curves = {
        "shown, trials differ": np.sqrt(2) * luck,
        "shown, all equal": luck,
        "worth, trials differ": luck / np.sqrt(2),
        "worth, all equal": 0 * luck,
    }
    for name, values in curves.items():
        axes.semilogx(trials, values, label=name)
    axes.set(xlabel="trials", ylabel="gain of the winner", xlim=(1, 1000), ylim=(-0.3, 5))
    axes.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1,000"])
    axes.minorticks_off()
    return figure


FIGURES = {
    "search-sensitivity": draw_sensitivity,
    "search-grid-random": draw_grid_and_random,
    "search-heat-map": draw_heat_map,
    "search-range-test": draw_range_test,
    "search-winner": draw_winner,
}
