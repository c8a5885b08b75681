"""What may stand in a script: numbers that are numbers, and calls that hold nothing else."""

import dataclasses
import math
from typing import Any


def number(name: str, value: Any) -> float | int:
    """Return a plain finite number, so that its repr is Python and nothing more.

    Raises:
        ValueError: The value is not a finite number.
    """
    if type(value) not in (int, float) or not math.isfinite(value):
        raise ValueError(f"{name} must be a finite number, got {value!r:.80}")
    return value


def call(name: str, **settings: Any) -> str:
    """Write a call with keywords.

    Args:
        name: A name of our own, never one from a state.
        **settings: The numbers that are passed.
    """
    given = ", ".join(f"{key}={number(key, value)!r}" for key, value in settings.items())
    return f"{name}({given})"


def schedule_call(schedule: Any) -> str:
    """Write a schedule of rate 1: its class with the numbers that are no defaults."""
    parts = []
    for field in dataclasses.fields(schedule):
        value = getattr(schedule, field.name)
        if callable(value):
            parts.append("lambda step: 1.0")  # the rate that a warmup leads to
        elif value != field.default:
            parts.append(f"{field.name}={number(field.name, value)!r}")
    return f"gd_core.{type(schedule).__name__}({', '.join(parts)})"
