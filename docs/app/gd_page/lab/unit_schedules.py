"""Schedules as factors of each optimizer's own rate, stretched over a run."""

from collections.abc import Callable

import numpy as np

from gd_core import schedules

CONSTANT = "Constant"
# Each is made for a run of so many steps, at rate 1.
MAKERS: dict[str, Callable[[int], Callable[[int], float]]] = {
    "StepDecay": lambda n: schedules.StepDecay(1.0, step_size=part(n, 3), gamma=0.3),
    "ExponentialDecay": lambda n: schedules.ExponentialDecay(1.0, gamma=0.01 ** (1 / n)),
    "PolynomialDecay": lambda n: schedules.PolynomialDecay(1.0, total_steps=n),
    "CosineAnnealing": lambda n: schedules.CosineAnnealing(1.0, total_steps=n),
    "WarmRestarts": lambda n: schedules.WarmRestarts(1.0, period=part(n, 4)),
    "InverseSquareRoot": lambda n: schedules.InverseSquareRoot(1.0, warmup_steps=part(n, 10)),
    "LinearWarmup": lambda n: schedules.LinearWarmup(lambda step: 1.0, steps=part(n, 5)),
    "OneCycle": lambda n: schedules.OneCycle(1.0, total_steps=max(n, 4)),
    "Cyclic": lambda n: schedules.Cyclic(1.0, minimum=0.1, half_period=part(n, 8)),
    "WarmupStableDecay": lambda n: schedules.WarmupStableDecay(
        1.0, warmup_steps=part(n, 10), stable_steps=n // 2, decay_steps=part(n, 3)
    ),
}


def part(steps: int, pieces: int) -> int:
    """Return the length of one of so many pieces of a run, at least one step."""
    return max(1, steps // pieces)


def unit_schedule(name: str, steps: int) -> Callable[[int], float] | None:
    """Return the schedule of a name for a run, as a factor of the rate; None for a constant one.

    Raises:
        ValueError: The name is unknown.
    """
    if name == CONSTANT:
        return None
    if name not in MAKERS:
        wanted = ", ".join((CONSTANT, *MAKERS))
        raise ValueError(f"schedule must be one of {wanted}, got {name!r}")
    return MAKERS[name](steps)


def factors(schedule: str, steps: int) -> dict[str, np.ndarray]:
    """Return what a schedule multiplies each rate by at every step: `factors`, shape (steps,).

    Raises:
        ValueError: The name is unknown.
    """
    unit = unit_schedule(schedule, steps)
    return {"factors": np.array([1.0 if unit is None else unit(step) for step in range(steps)])}
