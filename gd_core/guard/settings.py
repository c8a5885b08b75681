"""The settings of an optimizer: what they are called, their ranges, and the form a step needs."""

import functools
import inspect
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from gd_core.guard.arrays import as_array, broadcasts

MISSING = object()
NONE_KNOWN: dict[str, Any] = {}
FRACTIONS = ("momentum", "decay", "beta")  # settings of these names, numbered or not, are below 1


# What `@checked(name=RANGE)` says of a setting whose range is not the one that its name suggests.
FRACTION = {"high": 1.0}
POSITIVE = {"includes_low": False}
COUNT = {"low": 1.0, "is_whole": True}


@dataclass(frozen=True)
class Setting:
    """One setting of an optimizer: a parameter of its constructor that is a number.

    Args:
        name: The parameter's name.
        default: Its default, or None if it has none.
        low: The lower end of its range, at least 0.
        high: The upper end of its range, which never belongs to it.
        includes_low: Whether the lower end belongs to the range.
        is_whole: Whether only whole numbers are allowed.
        is_single: Whether an array, with a value for each run, is refused.
    """

    name: str
    default: Any
    low: float = 0.0
    high: float = math.inf
    includes_low: bool = True
    is_whole: bool = False
    is_single: bool = False

    @functools.cached_property
    def simple_high(self) -> float:
        """The end of the range if that is [0, high), else 0, below which there is no number."""
        return self.high if self.low == 0 and self.includes_low and not self.is_whole else 0.0


def read_settings(init: Any, ranges: Mapping[str, Mapping[str, Any]]) -> dict[str, Setting]:
    """Read a constructor's settings off its signature; a default that is no number is none.

    A constructor that is inherited from a checked class has the ranges that it has there.
    """
    known = getattr(init, "settings", {})
    settings = {}
    for name, parameter in list(inspect.signature(init).parameters.items())[1:]:
        default = None if parameter.default is parameter.empty else parameter.default
        is_number = isinstance(default, (int, float)) and not isinstance(default, bool)
        is_named = parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
        if is_named and (is_number or parameter.default is parameter.empty):
            high = 1.0 if name.rstrip("0123456789") in FRACTIONS else math.inf
            setting = known.get(name, Setting(name, default, high=high))
            settings[name] = replace(setting, **ranges.get(name, {}))
    return settings


def settings_of(optimizer: Any) -> dict[str, Setting]:
    """Return the settings of an optimizer or of its class, in the order of its constructor."""
    init = class_of(optimizer).__init__
    settings = getattr(init, "settings", None)
    settings = read_settings(init, {}) if settings is None else settings
    state = {} if optimizer is class_of(optimizer) else vars(optimizer)
    return {k: v for k, v in settings.items() if not _is_other(v, state.get(k))}


def _is_other(setting: Setting, value: Any) -> bool:
    """Tell whether what a constructor requires is an object, as a schedule or an optimizer is."""
    return setting.default is None and (callable(value) or hasattr(value, "__dict__"))


def class_of(optimizer: Any) -> Any:
    """Return the class of an optimizer, or the class that is given itself."""
    return optimizer if isinstance(optimizer, type) else type(optimizer)


def fit_settings(
    state: dict[str, Any],
    settings: dict[str, Setting],
    params: np.ndarray | None = None,
    known: Mapping[str, Any] = NONE_KNOWN,
) -> dict[str, Any]:
    """Put settings in the form that a step needs, but for known ones; return those it changes."""
    fitted = {}
    for name, setting in settings.items():
        # A constructor may keep what it is given under another name.
        value = state.get(name, MISSING)
        if type(value) is not float or not 0 <= value < setting.simple_high:
            if value is known.get(name, MISSING) or _is_other(setting, value):
                continue
            state[name] = fitted[name] = _fit_setting(setting, value, params)
    return fitted


def _fit_setting(setting: Setting, value: Any, params: np.ndarray | None) -> Any:
    name, high, low = setting.name, setting.high, 0.0 if setting.is_whole else setting.low
    array = as_array(name, value)
    if array.dtype.kind not in "iuf":
        raise TypeError(f"{name} must be a number or an array of numbers, got {value!r:.80}")
    with np.errstate(over="ignore"):  # the range is that of the numbers as they will be used
        used = array.astype(params.dtype if params is not None and array.ndim else float)
    is_below = (used < high) | ((setting.default == math.inf) & (used == math.inf))
    bad = array[~((used >= low) & is_below)]
    if bad.size or not array.size:
        raise ValueError(
            f"{name} must be in [{low:g}, {high:g}), got {bad[0] if bad.size else value}"
        )
    if setting.is_whole and not np.all((used >= setting.low) & (used % 1 == 0)):
        raise ValueError(f"{name} must be a whole number, at least {setting.low:g}, got {used}")
    if not setting.includes_low and np.any(used == setting.low):
        raise ValueError(f"{name} must be > {setting.low:g}, got {used}")
    if array.ndim == 0:
        return float(used)  # a Python number leaves float32 as it is
    if setting.is_single:
        raise ValueError(f"{name} must be one number, got an array of shape {array.shape}")
    if params is not None and not broadcasts(array.shape, params.shape):
        raise ValueError(f"{name} of shape {array.shape} must broadcast to params, {params.shape}")
    return used


def represent(optimizer: Any) -> str:
    """Write an optimizer as the call that makes it, with t once it has stepped."""
    state = vars(optimizer)
    names = [name for name in settings_of(optimizer) if name in state]
    names += ["t"] if state.get("t") else []
    return f"{type(optimizer).__name__}({', '.join(f'{k}={_short(state[k])}' for k in names)})"


def _short(value: Any) -> str:
    """Write a setting in one line, an array of many runs by its shape and its ends."""
    array = np.asarray(value)
    if array.dtype.kind not in "iuf" or array.size <= 4:
        return f"array({array.tolist()})" if array.ndim else repr(array.item())
    return f"array of shape {array.shape} from {array.min():g} to {array.max():g}"
