"""What guards an optimizer, in one place, so that its class can read like its formula."""

import copy
import functools
import inspect
import math
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import Any, TypeVar, overload

import numpy as np

C = TypeVar("C", bound=type)
FLOATS = (np.dtype(np.float64), np.dtype(np.float32))  # twice as fast to look through as types
FIXED = (float, int, str, type(None), np.generic)  # what nothing changes in place
LARGE = 100_000  # numbers from which on one more look at an array counts
BROKEN_OFF = (OverflowError, ZeroDivisionError, np.linalg.LinAlgError)
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


@overload
def checked(optimizer_class: C, /) -> C: ...
@overload
def checked(
    *,
    whole_array: bool = False,
    single: Iterable[str] = (),
    matrix: bool = False,
    **ranges: Mapping[str, Any],
) -> Callable[[C], C]: ...
def checked(
    optimizer_class: Any = None,
    /,
    *,
    whole_array: bool = False,
    single: Iterable[str] = (),
    matrix: bool = False,
    **ranges: Mapping[str, Any],
) -> Any:
    """Guard the settings, the arrays and the state of a class with `update(params, gradients)`.

    The constructor and every update refuse settings out of range; an update also refuses arrays
    that are not sound. An array setting takes the dtype of params for the time of a step.
    Whatever stops a step, the optimizer is then as it was before.

    Args:
        optimizer_class: The class; its update may take a `gradient_fn` in place of gradients.
        whole_array: Whether the rule looks at the whole array, so that no setting is an array.
        single: Names of settings that are one number, though others may be arrays.
        matrix: Whether params must be a matrix.
        **ranges: What is unusual in the range of a setting, for instance `d0=POSITIVE`.

    Raises:
        ValueError: A setting is out of its range, or an array is empty, not finite, or of a
            shape that does not fit.
        TypeError: A setting is not a number, an array is not of float32 or float64, or two
            arrays are of two dtypes.
        FloatingPointError: The params or the state would not be finite after the step.
    """

    def decorate(kind: Any) -> Any:
        settings = _read_settings(kind.__init__, ranges)
        for name in settings if whole_array else single:
            settings[name] = replace(settings[name], is_single=True)
        kind._looks_at_whole_array = whole_array
        kind.__init__ = _checked_init(kind.__init__, settings)
        kind.update = _checked_update(kind.update, settings, matrix)
        if not hasattr(kind, "__copy__"):
            kind.__copy__ = copy.deepcopy  # so that a shallow copy shares no arrays either
        if kind.__repr__ is object.__repr__:
            kind.__repr__ = _represent
        return kind

    return decorate if optimizer_class is None else decorate(optimizer_class)


def _read_settings(init: Any, ranges: Mapping[str, Mapping[str, Any]]) -> dict[str, Setting]:
    """Read a constructor's settings off its signature; a default that is no number is none."""
    settings = {}
    for name, parameter in list(inspect.signature(init).parameters.items())[1:]:
        default = None if parameter.default is parameter.empty else parameter.default
        is_number = isinstance(default, (int, float)) and not isinstance(default, bool)
        is_named = parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
        if is_named and (is_number or parameter.default is parameter.empty):
            high = 1.0 if name.rstrip("0123456789") in FRACTIONS else math.inf
            settings[name] = replace(Setting(name, default, high=high), **ranges.get(name, {}))
    return settings


def _checked_init(init: Any, settings: dict[str, Setting]) -> Any:
    @functools.wraps(init)
    def checked_init(self: Any, *arguments: Any, **named: Any) -> None:
        init(self, *arguments, **named)
        _fit_settings(vars(self).copy(), settings)

    setattr(checked_init, "settings", settings)  # noqa: B010  (functions declare no attributes)
    return checked_init


def _checked_update(update: Any, settings: dict[str, Setting], matrix: bool) -> Any:
    guard = _Guard(update, settings, matrix)

    @functools.wraps(update)
    def checked_update(self: Any, *arguments: Any, **named: Any) -> Any:
        if len(arguments) == 2 and not named:
            return guard.step(self, *arguments, update)
        bound = guard.signature.bind(self, *arguments, **named)
        (_, params, slope, *others), named = bound.args, bound.kwargs
        return guard.step(self, params, slope, lambda *three: update(*three, *others, **named))

    return checked_update


class _Guard:
    """What stands around the update of one class."""

    def __init__(self, update: Any, settings: dict[str, Setting], matrix: bool) -> None:
        self.settings, self.matrix = settings, matrix
        self.signature = inspect.signature(update)
        self.looks_ahead = "gradient_fn" in self.signature.parameters
        self.no_state = frozenset((*settings, "_last", "_lets_runs_end"))

    def step(self, optimizer: Any, params: Any, slope: Any, update: Any) -> Any:
        """Take a step, or leave the optimizer as it was."""
        state = vars(optimizer)
        is_in_loop = "_lets_runs_end" in state
        params, slope, gradients = self.check_arguments(params, slope, is_in_loop)
        shape, dtype = params.shape, params.dtype
        last = state.get("_last")  # shape, dtype, and whether all state was replaced
        if last and (last[0] != shape or last[1] != dtype):
            _refuse_misfit("params", params, "the optimizer's state", *last[:2])
        if self.matrix and params.ndim != 2:
            raise ValueError(f"params must be a matrix, got an array of shape {params.shape}")
        before = kept = state.copy()
        # Arrays may be changed in place, where a reference is no copy.
        if not is_in_loop and (not last or not last[2]):
            kept = {k: v if k in self.no_state else _copy_of(v) for k, v in before.items()}
        try:
            fitted = _fit_settings(state, self.settings, params)
            call = _call if is_in_loop else _call_quietly
            result = call(update, optimizer, params, slope)
            for name in fitted:
                if state.get(name) is fitted[name]:  # unless the step has changed its setting
                    state[name] = before[name]
            if type(result) is not np.ndarray or result.shape != shape or result.dtype != dtype:
                _refuse_result(result, shape, dtype)
            arrays, replaces_all = self.look_at(state, before)
            if arrays:
                state["_last"] = shape, dtype, replaces_all
            # Bad gradients mostly show in the state, so that a large array is not looked at.
            arrays += [gradients, result] if gradients.size < LARGE or not arrays else [result]
            if not _are_finite(arrays):
                if not is_in_loop:
                    reason = _reason(optimizer, None if self.looks_ahead else gradients, result)
                    raise FloatingPointError(f"the step is not finite: {reason}")
                result = _keep_finite(state, before, result)
        except BaseException as error:
            state.clear()
            state.update(kept)
            self.explain(error, optimizer, params, gradients)
            raise
        return result

    def check_arguments(
        self, params: Any, slope: Any, is_in_loop: bool
    ) -> tuple[Any, Any, np.ndarray]:
        """Return params, what the update is given with them, and gradients as far as known.

        Whether their numbers are finite shows in the outcome, which saves a look at them here.
        """
        params = _floats("params", params)
        if self.looks_ahead:
            return params, _checked_gradient_fn(slope, params, is_in_loop), params
        gradients = _floats("gradients", slope)
        if gradients.shape != params.shape or gradients.dtype != params.dtype:
            _refuse_misfit("gradients", gradients, "params", params.shape, params.dtype)
        return params, gradients, gradients

    def look_at(self, state: dict[str, Any], before: dict[str, Any]) -> tuple[list[Any], bool]:
        """Collect the arrays that a step may have changed, and tell whether it replaced all."""
        arrays, replaces_all = [], True
        for name, value in state.items():
            if name not in self.no_state:
                old = before.get(name)
                if value is old or type(value) is not type(old):
                    replaces_all &= isinstance(value, FIXED)
                if type(value) is np.ndarray:
                    arrays.append(value)
                elif value is not old or not isinstance(value, FIXED):
                    arrays += _float_arrays(value)
        return arrays, replaces_all

    def explain(self, error: BaseException, optimizer: Any, params: Any, gradients: Any) -> None:
        """Raise what says more than an error in a step: bad input, or numbers too large."""
        if isinstance(error, Exception):
            _refuse_bad_number("params", params)
            _refuse_bad_number("gradients", gradients)
        if isinstance(error, BROKEN_OFF) and not self.looks_ahead:  # there it may be the caller's
            message = f"the step is not finite: {type(error).__name__} in {optimizer!r}"
            raise FloatingPointError(message) from error


def _call(update: Any, optimizer: Any, params: Any, slope: Any) -> Any:
    return update(optimizer, params, slope)


# The outcome is looked at anyway, so NumPy need not warn of what happens on the way to it.
_call_quietly = np.errstate(over="ignore", divide="ignore", invalid="ignore")(_call)


def _checked_gradient_fn(function: Any, start: np.ndarray, is_in_loop: bool) -> Any:
    if not callable(function):
        raise TypeError(f"gradient_fn must be a function of params, got {function!r:.80}")
    _refuse_bad_number("params", start)
    modes: Any = None if is_in_loop else np.geterr()

    def gradient_fn(params: np.ndarray) -> np.ndarray:
        # The caller's own function warns as the caller likes.
        with np.errstate(**modes) if modes else nullcontext():
            gradients = _floats("gradients", function(params))
        _refuse_misfit("gradients", gradients, "params", start.shape, start.dtype)
        _refuse_bad_number("gradients", gradients)
        return gradients

    return gradient_fn


def _array(name: str, value: Any) -> np.ndarray:
    try:
        return np.asarray(value)
    except ValueError:  # rows of different lengths
        raise ValueError(f"{name} must be an array, got {value!r:.80}") from None


def _floats(name: str, value: Any) -> np.ndarray:
    array = value if type(value) is np.ndarray else _array(name, value)
    if array.dtype not in FLOATS:
        raise TypeError(f"{name} must be float32 or float64, got {array.dtype}: {value!r:.80}")
    if array.size == 0:
        raise ValueError(f"{name} must not be empty, got an array of shape {array.shape}")
    return array


def _refuse_misfit(name: str, array: Any, other: str, shape: tuple[int, ...], dtype: Any) -> None:
    if array.shape != shape:
        raise ValueError(f"{name} must have the shape of {other}, {shape}, got {array.shape}")
    if array.dtype != dtype:
        raise TypeError(f"{name} must have the dtype of {other}, {dtype}, got {array.dtype}")


def _refuse_bad_number(name: str, array: np.ndarray) -> None:
    if not math.isfinite(np.vdot(array, array)):  # as it is too where the squares overflow
        bad = array[~np.isfinite(array)]
        if bad.size:
            raise ValueError(f"{name} must be finite, got {bad[0]}")


def _refuse_result(result: Any, shape: tuple[int, ...], dtype: Any) -> None:
    if not isinstance(result, (np.ndarray, np.generic)):
        raise TypeError(f"optimizer.update must return an array, got {result!r:.80}")
    _refuse_misfit("what optimizer.update returns", result, "params", shape, dtype)


def _copy_of(value: Any) -> Any:
    return value.copy() if type(value) is np.ndarray else copy.deepcopy(value)


def _float_arrays(value: Any) -> list[Any]:
    """Find all floats in a piece of state: a number, an array, or a list of arrays."""
    if isinstance(value, (list, tuple)):
        return [array for part in value for array in _float_arrays(part)]
    is_number = isinstance(value, (float, np.ndarray, np.generic))
    return [array] if is_number and (array := np.asarray(value)).dtype.kind == "f" else []


def _are_finite(arrays: list[Any]) -> bool:
    """Look through arrays, two at a time where two are of one size."""
    while arrays:
        one = arrays.pop()
        other = arrays.pop() if arrays and arrays[-1].size == one.size else one
        # Their product is NaN or infinite if one of their numbers is, and where it overflows.
        if not math.isfinite(np.vdot(one, other)) and not (
            np.isfinite(one).all() and np.isfinite(other).all()
        ):
            return False
    return True


def _keep_finite(state: dict[str, Any], before: dict[str, Any], result: Any) -> np.ndarray:
    """Return a step's result with NaN where it, or the state, is not finite; mend the state."""
    good = np.isfinite(result)
    for array in _float_arrays(list(state.values())):
        fits = _broadcasts(array.shape, good.shape)
        good = good & (np.isfinite(array) if fits else np.isfinite(array).all())
    for name, value in state.items():
        if type(value) is np.ndarray:
            is_good = good if value.shape == good.shape else np.isfinite(value)
            state[name] = np.where(is_good, value, before.get(name, 0.0))
    return np.where(good, result, np.nan)


def _reason(optimizer: Any, gradients: np.ndarray | None, result: Any) -> str:
    """Say in words why a step is not finite."""
    state = vars(optimizer)
    zeros = [k for k in settings_of(optimizer) if k.startswith("epsilon") and not np.all(state[k])]
    names = [k for k, value in state.items() if not _are_finite(_float_arrays(value))]
    if gradients is not None and zeros and (gradients[~np.isfinite(result)] == 0).any():
        return f"a gradient of exactly 0 with {zeros[0]} = 0 divides 0 by 0"
    if zeros and not names:
        return f"with {zeros[0]} = 0 it divides by 0"
    size = "" if gradients is None else f" with a gradient of {np.abs(gradients).max():g}"
    return f"{names[0] if names else 'the new params'} would overflow{size}"


def _fit_settings(
    state: dict[str, Any], settings: dict[str, Setting], params: np.ndarray | None = None
) -> dict[str, Any]:
    """Put settings in the form that a step needs; return those that had another form."""
    fitted = {}
    for name, setting in settings.items():
        value = state.get(name, 0.0)  # a constructor may keep what it is given under another name
        if type(value) is not float or not 0 <= value < setting.simple_high:
            used = _fit_setting(setting, value, params)
            if used is not value:
                state[name] = fitted[name] = used
    return fitted


def _fit_setting(setting: Setting, value: Any, params: np.ndarray | None) -> Any:
    name, high, low = setting.name, setting.high, 0.0 if setting.is_whole else setting.low
    array = _array(name, value)
    if array.dtype.kind not in "iuf":
        raise TypeError(f"{name} must be a number or an array of numbers, got {value!r:.80}")
    with np.errstate(over="ignore"):  # the range is that of the numbers as they will be used
        used = array.astype(params.dtype if params is not None and array.ndim else float)
    bad = array[~((used >= low) & (used < high))]
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
    if params is not None and not _broadcasts(array.shape, params.shape):
        raise ValueError(f"{name} of shape {array.shape} must broadcast to params, {params.shape}")
    return used


def _broadcasts(shape: tuple[int, ...], target: tuple[int, ...]) -> bool:
    if len(shape) > len(target):
        return False
    tail = target[len(target) - len(shape) :]
    return all(size in (1, wanted) for size, wanted in zip(shape, tail, strict=True))


def _represent(optimizer: Any) -> str:
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


def settings_of(optimizer: Any) -> dict[str, Setting]:
    """Return the settings of an optimizer or of its class, in the order of its constructor."""
    init = _class_of(optimizer).__init__
    settings = getattr(init, "settings", None)
    return dict(settings) if settings is not None else _read_settings(init, {})


def state_of(optimizer: Any) -> dict[str, Any]:
    """Return what an optimizer remembers: attributes that are neither given nor private."""
    given = _given_to(type(optimizer))
    return {k: v for k, v in vars(optimizer).items() if k not in given and not k.startswith("_")}


@functools.lru_cache(maxsize=64)
def _given_to(kind: type) -> frozenset[str]:
    return frozenset(inspect.signature(kind.__init__).parameters)


def looks_ahead(optimizer: Any) -> bool:
    """Tell whether update takes a gradient function in place of gradients.

    A wrapper whose own update names neither is like the `optimizer` that it wraps.
    """
    try:
        parameters = inspect.signature(optimizer.update).parameters
    except ValueError:  # a method written in C may not say what it takes
        return False
    if "gradient_fn" in parameters or "gradients" in parameters:
        return "gradient_fn" in parameters
    return hasattr(optimizer, "optimizer") and looks_ahead(optimizer.optimizer)


def is_elementwise(optimizer: Any) -> bool:
    """Tell whether an optimizer moves each element by itself, so that one array may hold many runs.

    `@checked` knows. Any other class is tried on a small matrix, with its default settings, and
    counts as elementwise where that is not possible. A wrapper is like what it wraps.
    """
    while hasattr(optimizer, "optimizer"):
        optimizer = optimizer.optimizer
    kind = _class_of(optimizer)
    looks_at_whole_array = getattr(kind, "_looks_at_whole_array", None)
    if looks_at_whole_array is not None:
        return not looks_at_whole_array
    try:
        first, again, other = (_corner_after_steps(kind(), slope) for slope in (4.0, 4.0, -3.0))
    except Exception:
        return True
    return first == other or first != again  # where chance has a part, two runs prove nothing


def _corner_after_steps(optimizer: Any, last_slope: float) -> float:
    """Run a few steps on a matrix with fixed gradients; only the last of them may vary."""
    params, gradients = np.ones((2, 2)), np.array([[1.0, 2.0], [3.0, last_slope]])
    slope = (lambda _: gradients) if looks_ahead(optimizer) else gradients
    with np.errstate(all="ignore"):
        for _ in range(3):
            params = optimizer.update(params, slope)
    return float(params[0, 0])


def let_runs_end(optimizer: Any) -> None:
    """Make a step that is not finite give NaN where it is not, in place of an error.

    Of many runs in one array, one may then end while the others go on. The state keeps what it
    was where it would not be finite. It is meant for a loop that silences NumPy and has the
    optimizer to itself: after an error the state is not put back.
    """
    while hasattr(optimizer, "optimizer"):
        optimizer = optimizer.optimizer
    if hasattr(optimizer, "_looks_at_whole_array"):  # which `@checked` has put there
        optimizer._lets_runs_end = True


def _class_of(optimizer: Any) -> Any:
    return optimizer if isinstance(optimizer, type) else type(optimizer)
