"""Checks of single numbers, and of what counts or names axes."""

import math
import sys
from typing import Any

import numpy as np

MOST_AXES = 64  # of an array of NumPy's
LARGEST_COUNT = 2**63 - 1  # as far as NumPy counts; a float holds it too


def number(name: str, value: Any, *, above: float = -math.inf, below: float = math.inf) -> None:
    """Refuse what is not a finite real number strictly between `above` and `below`.

    Raises:
        TypeError: The value is not a number.
        ValueError: The value is not finite, or out of range. Both errors name and quote it.
    """
    if isinstance(value, (bool, np.bool_)) or not isinstance(
        value, (int, float, np.integer, np.floating)
    ):
        raise TypeError(f"{name} must be a number, got {value!r}")
    if isinstance(value, int) and abs(value) > sys.float_info.max:
        raise ValueError(f"{name} must fit a float, got an integer of {value.bit_length()} bits")
    if not math.isfinite(value):
        raise ValueError(f"{name} must be finite, got {value!r}")
    # As floats: one of a narrow type would squeeze the bound into that type.
    if float(value) <= above:
        raise ValueError(f"{name} must be > {above:g}, got {value!r}")
    if float(value) >= below:
        raise ValueError(f"{name} must be < {below:g}, got {value!r}")


def at_least(name: str, value: Any, least: float, *, most: float = math.inf) -> None:
    """Refuse what is not a finite real number from `least` to `most`, both included.

    Raises:
        TypeError: The value is not a number.
        ValueError: The value is not finite, or out of range.
    """
    number(name, value)
    if float(value) < least:
        raise ValueError(f"{name} must be >= {least:g}, got {value!r}")
    if float(value) > most:
        raise ValueError(f"{name} must be <= {most:g}, got {value!r}")


def count(name: str, value: Any, least: int = 1, *, most: float = LARGEST_COUNT) -> int:
    """Return an integer from `least` to `most` as Python's own, which cannot wrap around.

    Raises:
        TypeError: The value is not an integer.
        ValueError: The value is out of range.
    """
    if type(value) is not int:  # which is the usual case
        if not _is_integer(value):
            raise TypeError(f"{name} must be an integer, got {value!r}")
        value = int(value)
    if value < least:
        raise ValueError(f"{name} must be >= {least}, got {value!r}")
    if value > most:
        raise ValueError(f"{name} must be <= {most}, got an integer of {value.bit_length()} bits")
    return value


def count_field(owner: Any, name: str, least: int = 1) -> None:
    """Check an integer of a frozen dataclass, and keep it as `count` returns it.

    Raises:
        TypeError: The field is not an integer.
        ValueError: The field is out of range.
    """
    object.__setattr__(owner, name, count(name, getattr(owner, name), least))


def axes(name: str, value: Any) -> None:
    """Refuse what names no axes: not None, an integer, or a tuple of integers.

    Raises:
        TypeError: The value names no axes.
        ValueError: An integer is beyond the axes that any array can have.
    """
    parts = value if isinstance(value, tuple) else (value,)
    if value is None:
        return
    if not all(_is_integer(part) for part in parts):
        raise TypeError(f"{name} must be None, an integer or a tuple of them, got {value!r}")
    if not all(-MOST_AXES <= part < MOST_AXES for part in parts):
        raise ValueError(f"{name} must be from {-MOST_AXES} to {MOST_AXES - 1}, got {value!r}")


def _is_integer(value: Any) -> bool:
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool)
