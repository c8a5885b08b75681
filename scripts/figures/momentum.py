"""Figures of momentum: a valley, a velocity, the plane of rate and momentum, steps counted."""

from functools import cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import gd_core
from gd_core import GradientDescent, Momentum, minimize, theory
from gd_core.surfaces import IllConditionedBowl, Ravine
from scripts.figures._paths import paths_and_losses
from scripts.figures.theme import Theme

CONDITION_NUMBER = 50.0  # of the valley; its largest curvature is this, its smallest 1
STEPS = 60
CONDITION_NUMBERS = np.array([10.0, 100.0, 1000.0, 10_000.0])
OPTIMA = {
    "gradient descent": ("GradientDescent", theory.optimal_gradient_descent),
    "Nesterov": ("Nesterov", theory.optimal_nesterov),
    "momentum": ("Momentum", theory.optimal_momentum),
}
# For each way in which the steep direction can behave, one point: L times the rate, momentum.
EXAMPLES = {
    "monotone": (0.05, 0.55),
    "ripples": (0.6, 0.9),
    "zigzag": (2.7, 0.4),
    "diverges": (3.3, 0.55),
}


def valley_optimizers() -> dict:
    """Gradient descent and momentum at the settings that theory gives for the valley."""
    plain = theory.optimal_gradient_descent(1.0, CONDITION_NUMBER)
    best = theory.optimal_momentum(1.0, CONDITION_NUMBER)
    return {
        f"gradient descent, rate {plain.learning_rate:.3f}": GradientDescent(plain.learning_rate),
        f"momentum {best.momentum:.2f}, rate {best.learning_rate:.3f}": Momentum(
            best.learning_rate, best.momentum
        ),
    }


def draw_valley(theme: Theme) -> Figure:
    """Each method at its own best settings in a valley of condition number 50."""
    titles = ("60 steps in a valley", "Loss")
    return paths_and_losses(theme, Ravine(), valley_optimizers(), STEPS, titles)


def draw_velocity(theme: Theme) -> Figure:
    """The velocity under a gradient of 1, for three values of momentum."""
    figure, axes = theme.figure(height=2.8)
    for index, momentum in enumerate((0.5, 0.9, 0.95)):
        optimizer, params, velocities = Momentum(1.0, momentum), np.zeros(1), [0.0]
        for _ in range(60):
            params = optimizer.update(params, np.ones(1))
            velocities.append(float(np.sum(optimizer.velocity)))
        axes.plot(velocities, color=theme.colors[index], linestyle=theme.dashes[index])
        axes.annotate(f"momentum {momentum}", (61, velocities[-1] - 0.4))
    axes.set(xlabel="step", ylabel="velocity / (rate x gradient)", xlim=(0, 78), ylim=(0, 21))
    axes.grid(visible=True)
    return figure


def steps_to_a_thousandth(rate_times_largest: np.ndarray, momentum: np.ndarray) -> np.ndarray:
    """Steps in which the error of the slowest direction shrinks a thousandfold; NaN where never."""
    curvatures = np.array([1 / CONDITION_NUMBER, 1.0])
    radius = theory.momentum_spectral_radius(
        rate_times_largest[..., np.newaxis], momentum[..., np.newaxis], curvatures
    ).max(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(radius < 1, np.log(1000) / -np.log(radius), np.nan)


def draw_plane(theme: Theme) -> Figure:
    """The whole plane of rate and momentum, and one run for each regime."""
    figure, grid = theme.figure(width=9.0, height=4.2)
    grid.remove()
    cells = figure.add_gridspec(4, 2, width_ratios=(2.3, 1))
    _draw_map(figure, figure.add_subplot(cells[:, 0]), theme)
    panels = [figure.add_subplot(cells[row, 1]) for row in range(4)]
    for axes, name, (regime, point) in zip(panels, "abcd", EXAMPLES.items(), strict=True):
        _draw_run(axes, theme, *point)
        axes.set_title(f"{name}  {regime}", fontsize=9)
        axes.tick_params(labelbottom=axes is panels[-1])
    panels[-1].set_xlabel("step", fontsize=9)
    return figure


def _draw_map(figure: Figure, axes: Axes, theme: Theme) -> None:
    pushes, momenta = np.meshgrid(np.linspace(0.005, 4, 320), np.linspace(0, 0.995, 240))
    levels = np.array([20, 40, 60, 100, 200, 400, 1000, 4000])
    steps = np.clip(steps_to_a_thousandth(pushes, momenta), levels[0], levels[-1] - 1)
    colors = "Blues_r" if theme.name == "light" else "viridis_r"
    shades = axes.contourf(
        pushes, momenta, np.log(steps), levels=np.log(levels), cmap=colors, alpha=0.75
    )
    bar = figure.colorbar(shades, ax=axes, pad=0.01, label="steps to a thousandth of the error")
    bar.set_ticks(np.log(levels).tolist(), labels=[str(level) for level in levels])
    _draw_borders(axes, theme)
    best = theory.optimal_momentum(1.0, CONDITION_NUMBER)
    place = (best.learning_rate * CONDITION_NUMBER, best.momentum)
    axes.plot(*place, "*", color=theme.accent, markersize=15, markeredgecolor=theme.foreground)
    for name, point in zip("abcd", EXAMPLES.values(), strict=True):
        axes.plot(*point, "o", color=theme.foreground, markersize=4)
        axes.annotate(name, point, xytext=(4, 3), textcoords="offset points", fontsize=9)
    axes.set(xlabel=r"learning rate times $L$", ylabel="momentum", xlim=(0, 4), ylim=(0, 0.995))
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
        axes.annotate(word, place, fontsize=9, color=theme.foreground)
    arrow = {"arrowstyle": "-", "color": theme.foreground, "linewidth": 0.8}
    axes.annotate("steep zigzags", (1.85, 0.06), (2.5, 0.05), fontsize=9, arrowprops=arrow)


def _draw_run(axes: Axes, theme: Theme, push: float, momentum: float) -> None:
    """The error along the steep direction from 1, at one point of the plane."""
    run = minimize(IllConditionedBowl(1.0), np.ones(2), Momentum(push, momentum), 24)
    axes.axhline(0, color=theme.grid, linewidth=0.8)
    axes.plot(run.params[:, 0], ".-", color=theme.colors[1], linewidth=1, markersize=4)
    axes.tick_params(labelsize=8)
    axes.set_xlim(0, 24)


@cache
def steps_counted(name: str, settings: theory.Settings, condition_number: float) -> int:
    """Count the steps after which the distance stays below a thousandth of the first one."""
    is_plain = name == "GradientDescent"
    given = [settings.learning_rate, settings.momentum][: 1 if is_plain else 2]
    optimizer, bowl = getattr(gd_core, name)(*given), IllConditionedBowl(condition_number)
    # Without a velocity the factor holds from the first step on; with one it takes longer.
    most = int((1.05 if is_plain else 3) * np.log(1000) / -np.log(settings.rate)) + 9
    run = minimize(bowl, np.ones(2), optimizer, most)
    distances = np.linalg.norm(run.params, axis=-1)
    return int(np.flatnonzero(distances >= distances[0] / 1000)[-1]) + 1


def draw_steps(theme: Theme) -> Figure:
    """Steps to a thousandth of the error against the condition number, predicted and counted."""
    figure, axes = theme.figure(height=3.2)
    ends = np.geomspace(5, 20_000, 60)
    for index, (label, (name, optimum)) in enumerate(OPTIMA.items()):
        predicted = [np.log(1000) / -np.log(optimum(1.0, k).rate) for k in ends]
        style = {"color": theme.colors[index], "linestyle": theme.dashes[index]}
        axes.loglog(ends, predicted, **style)
        counted = [steps_counted(name, optimum(1.0, k), k) for k in CONDITION_NUMBERS]
        axes.loglog(CONDITION_NUMBERS, counted, "o", color=theme.colors[index], markersize=5)
        axes.annotate(label, (ends[-1], predicted[-1]), xytext=(5, -3), textcoords="offset points")
    axes.set(xlabel=r"condition number $\kappa$", ylabel="steps", xlim=(4, 130_000))
    axes.grid(visible=True)
    return figure


FIGURES = {
    "momentum": draw_valley,
    "momentum-velocity": draw_velocity,
    "momentum-plane": draw_plane,
    "momentum-steps": draw_steps,
}
