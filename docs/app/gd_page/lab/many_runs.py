"""What is asked of many runs of one optimizer at once, checked: which optimizer, which values."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from gd_page.lab.scenes import Scene, make_scene
from gd_page.lab.settings import ELEMENTWISE, defaults_of, single_settings_of

VALUES_LIMIT = 64


def scene_of_one(state: Mapping[str, Any], index: int) -> Scene:
    """Make a state's scene, if it has an optimizer of that index.

    Raises:
        ValueError: The state has no optimizer of that index.
    """
    scene = make_scene(state)
    if not isinstance(index, int) or not 0 <= index < len(scene.names):
        raise ValueError(f"index must be from 0 to {len(scene.names) - 1}, got {index!r}")
    return scene


def scene_of_many(state: Mapping[str, Any], index: int) -> Scene:
    """Make a state's scene, if many runs of its optimizer of that index fit in one array.

    Raises:
        ValueError: There is no optimizer of that index, or it looks at the vector as a whole.
    """
    scene = scene_of_one(state, index)
    name = scene.names[index]
    if name not in ELEMENTWISE:
        able = ", ".join(ELEMENTWISE)
        raise ValueError(f"{name} looks at the whole vector and cannot be mapped; {able} can")
    return scene


def values_of(
    argument: str, name: str, setting: Any, values: Sequence[float], limit: int = VALUES_LIMIT
) -> np.ndarray:
    """Return values of an optimizer's setting as an array, if each run may have its own.

    Raises:
        ValueError: The setting is unknown or one for all runs, or the values are none, too many,
            or not all finite numbers.
    """
    if setting not in defaults_of(name):
        raise ValueError(f"{argument} must be a setting of {name}, got {setting!r}")
    if setting in single_settings_of(name):
        raise ValueError(f"{argument} cannot be {setting!r}: it is one for all runs of {name}")
    return numbers_of(argument, values, limit)


def numbers_of(argument: str, values: Sequence[float], limit: int = VALUES_LIMIT) -> np.ndarray:
    """Return values as an array of shape (n,).

    Raises:
        ValueError: The values are none, too many, or not all finite numbers.
    """
    wanted = f"{argument} must be 1 to {limit} finite numbers, got {values!r:.80}"
    try:
        array = np.asarray(values, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(wanted) from None
    if array.ndim != 1 or not 1 <= array.size <= limit or not np.isfinite(array).all():
        raise ValueError(wanted)
    return array
