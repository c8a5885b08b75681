"""The parts of a state that stand for themselves, checked: switches, counts and the start."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from gd_core import techniques
from gd_page.lab.settings import OFFERED

CLIPS = ("none", "value", "norm")
DECAYS = ("none", "l2", "decoupled")


def offered(name: Any) -> str:
    """Return a name, if it is that of an optimizer that is offered.

    Raises:
        ValueError: The name is unknown.
    """
    if name not in OFFERED:
        raise ValueError(f"name must be one of {', '.join(OFFERED)}, got {name!r}")
    return name


def count(name: str, value: Any, most: int) -> int:
    """Return a whole number from 1 to the most that there may be.

    Raises:
        ValueError: The value is no number, or out of range.
    """
    if not isinstance(value, int | float) or not 1 <= value <= most:
        raise ValueError(f"{name} must be from 1 to {most}, got {value!r}")
    return int(value)


def point(name: str, value: Any) -> np.ndarray:
    """Return two finite numbers as an array.

    Raises:
        ValueError: The value is something else.
    """
    point = np.array(value, dtype=float)
    if point.shape != (2,) or not np.isfinite(point).all():
        raise ValueError(f"{name} must be two finite numbers, got {value!r}")
    return point


def check_height(function: Any, start: np.ndarray) -> None:
    """Refuse a start where the surface has no finite height.

    Raises:
        ValueError: The height is not finite.
    """
    with np.errstate(all="ignore"):
        height = function(start)
    if not np.isfinite(height):
        place = ", ".join(f"{value:g}" for value in start)
        raise ValueError(f"the surface has no finite value at the start ({place}): move the start")


def clipping(kind: str = "none", limit: float = 1.0) -> Callable[[np.ndarray], np.ndarray] | None:
    """Return what is done to gradients; None where nothing is.

    Raises:
        ValueError: The kind is unknown.
    """
    if kind not in CLIPS:
        raise ValueError(f"clip must be one of {', '.join(CLIPS)}, got {kind!r}")
    if kind == "value":
        return lambda gradients: techniques.clip_by_value(gradients, limit)
    if kind == "norm":
        return lambda gradients: techniques.clip_by_norm(gradients, limit, axis=-1)
    return None


def weight_decay(kind: str = "none", strength: float = 0.0) -> tuple[str, float]:
    """Return the kind of weight decay and its strength.

    Raises:
        ValueError: The kind is unknown, or the strength is negative or not finite.
    """
    if kind not in DECAYS:
        raise ValueError(f"decay must be one of {', '.join(DECAYS)}, got {kind!r}")
    if not (math.isfinite(strength) and strength >= 0):
        raise ValueError(f"strength must be at least 0, got {strength!r}")
    return kind, float(strength)
