"""Schedules as formulas of the step, for scripts that have no gd_core."""

from collections.abc import Callable
from typing import Any

# The body of `factor(step)`, from the schedule at rate 1 and with its usual minimum of 0.
FACTORS: dict[str, Callable[[Any], str]] = {
    "StepDecay": lambda s: f"return {s.gamma!r} ** (step // {s.step_size})",
    "ExponentialDecay": lambda s: f"return {s.gamma!r} ** step",
    "PolynomialDecay": lambda s: f"return max(1 - step / {s.total_steps}, 0.0) ** {s.power!r}",
    "CosineAnnealing": lambda s: (
        f"return (1 + math.cos(math.pi * min(step / {s.total_steps}, 1.0))) / 2"
    ),
    "WarmRestarts": lambda s: (
        f"return (1 + math.cos(math.pi * (step % {s.period}) / {s.period})) / 2"
    ),
    "InverseSquareRoot": lambda s: (
        f"return min((step + 1) / {s.warmup_steps}, math.sqrt({s.warmup_steps} / (step + 1)))"
    ),
    "LinearWarmup": lambda s: f"return min((step + 1) / {s.steps}, 1.0)",
    "OneCycle": lambda s: (
        f"""last, peak = {s.total_steps} - 1, {s.warmup_fraction!r} * {s.total_steps} - 1
    if step <= peak:
        first, final, done = 1 / {s.start_divisor!r}, 1.0, step / peak
    else:
        first, final = 1.0, 1 / {s.start_divisor!r} / {s.end_divisor!r}
        done = min((step - peak) / (last - peak), 1.0)
    return final + (first - final) * (1 + math.cos(math.pi * done)) / 2"""
    ),
    "Cyclic": lambda s: (
        f"up = 1 - abs(step % {2 * s.half_period} / {s.half_period} - 1)\n"
        f"    return {s.minimum!r} + {1 - s.minimum!r} * up"
    ),
    "WarmupStableDecay": lambda s: (
        f"left = 1 - (step - {s.warmup_steps + s.stable_steps}) / {s.decay_steps}\n"
        f"    return max(min((step + 1) / {s.warmup_steps}, 1.0, left), 0.0)"
    ),
}


def factor_of(schedule: Any) -> str:
    """The body of a function of the step: a schedule of rate 1."""
    return FACTORS[type(schedule).__name__](schedule)
