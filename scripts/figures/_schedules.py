"""What the schedule figures share: a noisy bowl, and a rate drawn beside its effect."""

from collections.abc import Callable

import numpy as np
from matplotlib.figure import Figure

from gd_core import GradientDescent
from scripts.figures.theme import Theme

Schedule = Callable[[int], float]
CURVATURES = np.array([1.0, 0.1])
STEPS, RUNS = 400, 400


def constant(learning_rate: float) -> Schedule:
    """The schedule that is none."""
    return lambda step: learning_rate


def noisy_losses(schedule: Schedule, steps: int = STEPS, runs: int = RUNS) -> np.ndarray:
    """Mean loss over `runs` descents on a bowl whose gradients carry noise of deviation 1."""
    random = np.random.default_rng(0)
    optimizer = GradientDescent(schedule(0))
    params = np.full((runs, 2), 2.0)
    losses = np.empty(steps + 1)
    for step in range(steps + 1):
        losses[step] = np.mean(np.sum(CURVATURES * params**2, axis=-1) / 2)
        optimizer.learning_rate = schedule(step)
        noise = random.standard_normal(params.shape)
        params = optimizer.update(params, CURVATURES * params + noise)
    return losses


def draw_rate_and_effect(
    theme: Theme, schedules: dict[str, Schedule], steps: int = STEPS
) -> Figure:
    """Draw each schedule's rate on the left, and the mean loss of its runs on the right."""
    figure, (rates, effect) = theme.figure(1, 2, height=3.0)
    for name, schedule in schedules.items():
        rates.plot([schedule(step) for step in range(steps + 1)], label=name)
        effect.semilogy(noisy_losses(schedule, steps), label=name)
    rates.set(title="Learning rate", xlabel="step", ylim=(0, None))
    effect.set(title="Mean loss of 400 noisy runs", xlabel="step")
    effect.grid(visible=True)
    figure.legend(*rates.get_legend_handles_labels(), loc="outside lower center", ncols=4)
    return figure
