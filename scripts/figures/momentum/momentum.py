"""Figures of momentum: a valley, a velocity, the plane of rate and momentum, steps counted."""

from functools import cache

import numpy as np

import gd_core
from gd_core import GradientDescent, Momentum, minimize, theory
from gd_core.experiments import race
from gd_core.surfaces import IllConditionedBowl, Ravine
from scripts.figures.look.panels import Panels
from scripts.figures.look.paths import draw_contours, draw_losses, draw_paths
from scripts.figures.look.theme import Theme
from scripts.figures.momentum._momentum_plane import CONDITION_NUMBER, draw_plane

STEPS = 60
CONDITION_NUMBERS = np.array([10.0, 100.0, 1000.0, 10_000.0])
OPTIMA = {
    "gradient descent": ("GradientDescent", theory.optimal_gradient_descent),
    "Nesterov": ("Nesterov", theory.optimal_nesterov),
    "momentum": ("Momentum", theory.optimal_momentum),
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


def draw_valley(theme: Theme) -> Panels:
    """Each method at its own best settings in a valley: the picture of the README."""
    figure, (paths, losses) = theme.figure(1, 2, height=3.3)
    runs = race(Ravine(), Ravine().start, valley_optimizers(), STEPS)
    lines = [theme.run("GradientDescent"), theme.run("Momentum")]
    draw_contours(paths, theme, Ravine())
    draw_paths(paths, theme, runs, lines)
    draw_losses(losses, theme, runs, lines)
    paths.set_title("60 steps in a valley")
    losses.set_title("Loss above the minimum")
    losses.set_ylabel("")
    figure.legend(*paths.get_legend_handles_labels())
    return figure


def draw_velocity(theme: Theme) -> Panels:
    """The velocity under a gradient of 1, for three values of momentum."""
    figure, axes = theme.figure(height=2.8)
    for index, momentum in enumerate((0.5, 0.9, 0.95)):
        optimizer, params, velocities = Momentum(1.0, momentum), np.zeros(1), [0.0]
        for _ in range(60):
            params = optimizer.update(params, np.ones(1))
            velocities.append(float(np.sum(optimizer.velocity)))
        axes.plot(velocities, label=f"momentum {momentum}", **theme.run("Momentum", index))
    axes.set(xlabel="step", ylabel="velocity / (rate x gradient)", xlim=(0, 60), ylim=(0, 21))
    axes.grid(visible=True, axis="y")
    return figure


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


def draw_steps(theme: Theme) -> Panels:
    """Steps to a thousandth of the error against the condition number, predicted and counted."""
    figure, axes = theme.figure(height=3.2)
    ends = np.geomspace(5, 20_000, 60)
    for label, (name, optimum) in OPTIMA.items():
        predicted = [np.log(1000) / -np.log(optimum(1.0, k).rate) for k in ends]
        style = theme.run(name)
        axes.loglog(ends, predicted, label=label, **style)
        counted = [steps_counted(name, optimum(1.0, k), k) for k in CONDITION_NUMBERS]
        axes.loglog(CONDITION_NUMBERS, counted, "o", color=style["color"], markersize=5)
    axes.set(xlabel="condition number κ", ylabel="steps", xlim=(4, 20_000))
    axes.grid(visible=True, axis="y")
    return figure


FIGURES = {
    "momentum-velocity": draw_velocity,
    "momentum-plane": draw_plane,
    "momentum-steps": draw_steps,
}
