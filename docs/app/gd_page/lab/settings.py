"""What a setting may be in the explorer, what it is called, and which optimizers are offered.

Ranges, limits and labels stand here alone: they travel to the page in the catalog.
"""

import math
import re
from collections.abc import Iterable
from typing import Any

import numpy as np

import gd_core
from gd_core import optimizers
from gd_core.checked import Setting, is_elementwise, looks_ahead, settings_of, state_of


def is_made_for_matrices(kind: type) -> bool:
    """Tell whether a method sees rows and columns, which the point of a surface has not.

    It then refuses a vector, or keeps arrays of other shapes than that of a matrix of params.
    """
    if is_elementwise(kind):
        return False
    try:
        _after_a_step(kind, (2,))
    except ValueError:
        return True
    kept = state_of(_after_a_step(kind, (2, 3))).values()
    parts = [part for value in kept for part in (value if isinstance(value, list) else [value])]
    return any(np.shape(part) not in ((), (2, 3)) for part in parts)


def _after_a_step(kind: type, shape: tuple[int, ...]) -> Any:
    optimizer, gradients = kind(), np.ones(shape)
    optimizer.update(np.ones(shape), (lambda _: gradients) if looks_ahead(optimizer) else gradients)
    return optimizer


# The optimizers that make sense on the two coordinates of a surface.
OFFERED = tuple(n for n in optimizers.__all__ if not is_made_for_matrices(getattr(optimizers, n)))
# Those that move each coordinate by itself, so that many runs fit in one array.
ELEMENTWISE = tuple(name for name in OFFERED if is_elementwise(getattr(gd_core, name)))

STEPS_LIMIT = 2000
RUNS_LIMIT = 16
SEED_LIMIT = 2**31 - 1
RATE_RANGE = (1e-5, 10.0)
TRIED = {"count": 101, "least": 1e-4, "most": 10.0}  # the rates among which the best is sought
CLIP_RANGE = (1e-6, 1e6)
DECAY_RANGE = (0.0, 10.0)
BELOW_ONE = 0.9999  # where 1 itself is not allowed
# Sliders of settings without an upper end, by the setting's name; the rest go from 0 to 10.
RANGES = {
    "learning_rate": RATE_RANGE,
    "epsilon": (1e-16, 1.0),
    "d0": (1e-12, 1.0),
    "momentum_decay": (0.0, 1.0),
    "condition_number": (1.0, 1000.0),
    "angle": (-90.0, 90.0),
}
LOGARITHMIC = frozenset({"learning_rate", "epsilon", "d0", "condition_number"})

LABELS = {
    "IllConditionedBowl": "Ill-conditioned bowl",
    "LineFit": "Line fit (64 examples)",
    "ReddiProblem": "Reddi’s problem",  # noqa: RUF001
    "Expression": "Type your own",
    "StyblinskiTang": "Styblinski–Tang",  # noqa: RUF001
    "ScheduleFreeAdamW": "Schedule-free AdamW",
    "OneCycle": "One cycle",
}
SPOKEN_AS_ONE = re.compile("Ada[A-Z]")  # AdaGrad, AdaMax, ...


def defaults_of(name: str) -> dict[str, float]:
    """Return the settings of an optimizer that a slider can show, with their defaults."""
    known = settings_of(getattr(gd_core, name)).values()
    return {setting.name: setting.default for setting in known if _fits_a_slider(setting)}


def _fits_a_slider(setting: Setting) -> bool:
    is_number = isinstance(setting.default, int | float) and not isinstance(setting.default, bool)
    return is_number and not setting.is_whole


def single_settings_of(name: str) -> list[str]:
    """Return the settings that all runs of one array share."""
    known = settings_of(getattr(gd_core, name)).values()
    return [setting.name for setting in known if setting.is_single]


def range_of(setting: str, most: float = math.inf) -> tuple[float, float]:
    """Return the least and the largest value of a setting's slider.

    Args:
        setting: The setting's name.
        most: The upper end of what its optimizer allows, which itself it does not.
    """
    if math.isfinite(most):
        return 0.0, BELOW_ONE * most
    return RANGES.get(setting, (0.0, 10.0))


def describe_settings(names: Iterable[str], shapes: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return label, range and scale of all settings of some optimizers, and of surfaces."""
    most = dict.fromkeys(shapes, math.inf)
    for name in names:
        known = settings_of(getattr(gd_core, name))
        most |= {setting: known[setting].high for setting in defaults_of(name)}
    return {setting: _describe(setting, high) for setting, high in most.items()}


def _describe(setting: str, high: float) -> dict[str, Any]:
    return {
        "label": setting_label(setting),
        "range": list(range_of(setting, high)),
        "isLogarithmic": setting in LOGARITHMIC,
    }


def setting_label(setting: str) -> str:
    """Return `Learning rate` for `learning_rate`, and `Beta 1` for `beta1`."""
    words = re.sub(r"(\D)(\d)$", r"\1 \2", setting.replace("_", " "))
    return words[0].upper() + words[1:]


def label_of(name: str) -> str:
    """Return `Gradient descent` for `GradientDescent`; what has a name of its own keeps it."""
    if name in LABELS or SPOKEN_AS_ONE.match(name):
        return LABELS.get(name, name)
    return re.sub("([a-z])([A-Z][a-z])", lambda pair: f"{pair[1]} {pair[2].lower()}", name)


def limits() -> dict[str, Any]:
    """Return what the page must keep to, so that Python accepts it."""
    from gd_page.expression.tree import LENGTH_LIMIT

    return {
        "steps": STEPS_LIMIT,
        "runs": RUNS_LIMIT,
        "expression": LENGTH_LIMIT,
        "seed": SEED_LIMIT,
        "clip": list(CLIP_RANGE),
        "decay": list(DECAY_RANGE),
        "rate": list(RATE_RANGE),
        "tried": dict(TRIED),
    }
