"""Figures of Adam: a race, the missing correction, and the problem on which it fails."""

import numpy as np

from gd_core import Adam
from gd_core.experiments import best_learning_rate
from gd_core.surfaces import Rosenbrock
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

RATES = np.geomspace(1e-4, 10, 101)
STEPS = 300


def best_rate(make: type) -> float:
    """The best of 101 rates in Rosenbrock's valley."""
    surface = Rosenbrock()
    return best_learning_rate(surface, surface.start, make, STEPS, RATES)


def uncorrected_steps(steps: int, beta1: float = 0.9, beta2: float = 0.999) -> np.ndarray:
    """Step over learning rate under a constant gradient, without bias correction."""
    t = np.arange(1, steps + 1)
    return (1 - beta1**t) / np.sqrt(1 - beta2**t)


def draw_correction(theme: Theme) -> Panels:
    """The step with and without bias correction under a constant gradient."""
    figure, axes = theme.figure(height=2.8)
    steps = uncorrected_steps(2000)
    numbers = np.arange(1, 2001)
    axes.semilogx(numbers, steps, label="uncorrected", **theme.run("Adam", 1))
    axes.semilogx(numbers, np.ones(2000), label="Adam", **theme.run("Adam"))
    peak = int(steps.argmax())
    axes.annotate(f"{steps[peak]:.1f} times, at step {peak + 1}", (peak, 6.75), ha="center")
    axes.set(xlabel="step", ylabel="step / learning rate", ylim=(0, 7.5))
    axes.grid(visible=True, axis="y")
    return figure


def reddi_path(steps: int, rate: float = 0.05) -> np.ndarray:
    """Adam on Reddi's losses: slope 1010 once in 101 steps, -10 otherwise, on [-1, 1]."""
    optimizer, params = Adam(rate, beta1=0.9, beta2=0.99), np.array([0.0])
    path = []
    for step in range(steps):
        slope = 1010.0 if step % 101 == 1 else -10.0
        params = np.clip(optimizer.update(params, np.array([slope])), -1, 1)
        path.append(float(params[0]))
    return np.array(path)


def draw_failure(theme: Theme) -> Panels:
    """Adam walks to the worst point of the interval."""
    figure, axes = theme.figure(height=2.6)
    axes.plot(reddi_path(2000), label="Adam", linewidth=1.2, **theme.run("Adam"))
    axes.axhline(-1, color=theme.line, linewidth=1)
    axes.annotate("the best point", (0.98, -0.93), xycoords=("axes fraction", "data"), ha="right")
    axes.set(xlabel="step", ylabel="θ", ylim=(-1.1, 1.15))
    return figure


FIGURES = {"adam-correction": draw_correction, "adam-reddi": draw_failure}
