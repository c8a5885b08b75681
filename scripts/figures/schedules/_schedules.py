"""What the schedule figures share: a noisy bowl, and a rate drawn beside its exact effect."""

from collections.abc import Callable, Sequence

import numpy as np

from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

Schedule = Callable[[int], float]
CURVATURES = np.array([1.0, 0.1])
STEPS, RUNS = 400, 400
START = 2.0
GRID = np.geomspace(0.001, 1.0, 61)


def constant(learning_rate: float) -> Schedule:
    """The schedule that is none."""
    return lambda step: learning_rate


def mean_squares(
    rates: Sequence[float] | np.ndarray, curvatures: np.ndarray = CURVATURES
) -> np.ndarray:
    """Mean square of each parameter after each step, exactly, shape (steps + 1, n).

    Gradient descent starts at (2, ..., 2) on a bowl; each gradient carries noise of variance 1.
    """
    squares = [np.full(len(curvatures), START**2)]
    for rate in rates:
        squares.append((1 - rate * curvatures) ** 2 * squares[-1] + rate**2)
    return np.array(squares)


def expected_losses(
    schedule: Schedule, steps: int = STEPS, curvatures: np.ndarray = CURVATURES
) -> np.ndarray:
    """Expected loss before the first step and after each: no sampling, no chance."""
    rates = [schedule(step) for step in range(steps)]
    return mean_squares(rates, curvatures) @ curvatures / 2


def expected_loss(schedule: Schedule, steps: int = STEPS) -> float:
    """Expected loss after the last step."""
    return float(expected_losses(schedule, steps)[-1])


def best_first_rate(make: Callable[[float], Schedule], steps: int = STEPS) -> float:
    """The highest rate, of 61 on a grid, at which a schedule ends lowest."""
    losses = [expected_loss(make(rate), steps) for rate in GRID]
    return float(GRID[np.argmin(losses)])


def best_rates(steps: int = STEPS, sweeps: int = 30) -> np.ndarray:
    """Rates after which the expected loss at the end is as low as any rates can make it.

    The loss at the end is a parabola in each rate while the others are held, so each is set to
    its lowest point in turn, from the last to the first, until nothing changes any more.
    """
    rates = np.linspace(0.3, 0.01, steps)
    for _ in range(sweeps):
        squares, weights = mean_squares(rates), CURVATURES / 2
        for step in reversed(range(steps)):
            slope = weights * CURVATURES * squares[step]
            rates[step] = slope.sum() / (slope * CURVATURES + weights).sum()
            weights = weights * (1 - rates[step] * CURVATURES) ** 2
    return rates


def draw_rate_and_effect(
    theme: Theme, schedules: dict[str, Schedule], steps: int = STEPS
) -> Panels:
    """Draw each schedule's rate on the left, and the expected loss of its run on the right."""
    figure, (rates, effect) = theme.figure(1, 2, height=3.0)
    for name, schedule in schedules.items():
        rates.plot([schedule(step) for step in range(steps + 1)], label=name)
        effect.semilogy(expected_losses(schedule, steps), label=name)
    rates.set(title="Learning rate", xlabel="step", ylim=(0, None))
    effect.set(title="Expected loss", xlabel="step")
    effect.grid(visible=True, axis="y")
    figure.legend(*rates.get_legend_handles_labels())
    return figure
