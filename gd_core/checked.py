"""What guards an optimizer, in one place, so that its class can read like its formula."""

import copy
import functools
import inspect
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any, TypeVar, overload

import numpy as np

C = TypeVar("C", bound=type)
FLOATS = (np.dtype(np.float64), np.dtype(np.float32))  # twice as fast to look through as types
FRACTIONS = ("momentum", "decay", "beta")  # settings of these names, numbered or not, are below 1
NUMPYS_MODES = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}

# Ranges for `@checked(name=RANGE)`, where a setting's own is not what its name says.
FRACTION = {"high": 1.0}
POSITIVE = {"includes_low": False}
COUNT = {"low": 1.0, "is_whole": True}


@dataclass(frozen=True)
class Setting:
    """One setting of an optimizer: a parameter of its constructor that is a number.

    Args:
        name: The parameter's name.
        default: Its default, or None if it has none.
        low: The lower end of its range.
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
    def is_usual(self) -> bool:
        """Tell whether every number from 0 up to the high end is allowed."""
        return self.low == 0 and self.includes_low and not self.is_whole


class StepError(FloatingPointError):
    """A step was not taken, because the params or the optimizer's state would not be finite.

    Attributes:
        params: What the step would have returned; None if it broke off.
        state: What the optimizer's attributes would have become; None if it broke off.
    """

    def __init__(self, message: str, params: Any = None, state: Any = None) -> None:
        super().__init__(message)
        self.params, self.state = params, state


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
        StepError: The params or the state would not be finite after the step.
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
        if named or len(arguments) != 2:
            bound = guard.signature.bind(self, *arguments, **named)
            arguments, named = bound.args[1:], bound.kwargs
        return guard.step(self, *arguments, **named)

    return checked_update


class _Guard:
    """What stands around the update of one class."""

    def __init__(self, update: Any, settings: dict[str, Setting], matrix: bool) -> None:
        self.update, self.settings, self.matrix = update, settings, matrix
        self.signature = inspect.signature(update)
        self.looks_ahead = "gradient_fn" in self.signature.parameters
        self.no_state = frozenset((*settings, "_array_like"))
        # State that a step replaces is kept by a reference. It may change all other state in
        # place, so that is kept by a copy.
        self.replaced = set(self.no_state)

    def step(self, optimizer: Any, params: Any, slope: Any, *others: Any, **named: Any) -> Any:
        """Take a step, or leave the optimizer as it was."""
        state = vars(optimizer)
        params, slope = self.check_arrays(params, slope, state.get("_array_like"))
        before = kept = state.copy()
        if not state.keys() <= self.replaced:
            kept = before | copy.deepcopy({k: before[k] for k in before.keys() - self.replaced})
        try:
            fitted = _fit_settings(state, self.settings, params)
            if self.matrix and params.ndim != 2:
                raise ValueError(f"params must be a matrix, got an array of shape {params.shape}")
            result = self.run(optimizer, params, slope, *others, **named)
            for name, value in fitted.items():
                if state.get(name) is value:  # unless the step itself has changed the setting
                    state[name] = before[name]
            self.check_outcome(state, before, params, slope, result)
        except BaseException:
            state.clear()
            state.update(kept)
            raise
        return result

    def check_arrays(self, params: Any, slope: Any, like: Any) -> tuple[Any, Any]:
        """Return the arguments of a step, if they are sound and fit the state so far."""
        if self.looks_ahead and not callable(slope):
            raise TypeError(f"gradient_fn must be a function of params, got {slope!r:.80}")
        params = _floats("params", params)
        gradients = params if self.looks_ahead else _floats("gradients", slope)
        _check_fit("gradients", gradients, "params", params.shape, params.dtype)
        if like is not None:
            _check_fit("params", params, "the optimizer's state", *like)
        _check_finite(params, gradients)
        return params, _GradientFunction(slope, params) if self.looks_ahead else gradients

    def run(self, optimizer: Any, *arguments: Any, **named: Any) -> Any:
        """Call the update itself, without NumPy's warnings: the outcome is looked at anyway."""
        modes: Any = np.geterr()
        try:
            if modes == NUMPYS_MODES:
                return _call_quietly(self.update, optimizer, *arguments, **named)
            quiet = {kind: "ignore" if mode == "warn" else mode for kind, mode in modes.items()}
            with np.errstate(**quiet):
                return self.update(optimizer, *arguments, **named)
        except (OverflowError, ZeroDivisionError, np.linalg.LinAlgError) as error:
            if error is getattr(arguments[1], "error", None):
                raise
            message = f"the step is not finite: {type(error).__name__} in {optimizer!r}"
            raise StepError(message) from error

    def check_outcome(
        self, state: dict[str, Any], before: dict[str, Any], params: Any, slope: Any, result: Any
    ) -> None:
        """Refuse params and state that are not sound; remember what the state is like."""
        _check_result(result, params)
        arrays = [result]
        for name, value in state.items():
            if type(value) is int or name in self.no_state:
                continue
            is_replaced = value is not before.get(name)
            if is_replaced or type(value) is not float:
                arrays += _float_arrays(value)
            if not is_replaced:
                self.replaced.discard(name)
            elif type(value) is type(before.get(name)):
                self.replaced.add(name)
        if not _are_finite(arrays.copy()):
            note = _note.get()
            if note is None:
                reason = _reason(state, self.settings, slope, result)
                raise StepError(f"the step is not finite: {reason}", result, state.copy())
            note(result, state)
        if len(arrays) > 1 and "_array_like" not in state:
            state["_array_like"] = params.shape, params.dtype


Note = Callable[[np.ndarray, dict[str, Any]], None]
_note: ContextVar[Note | None] = ContextVar("note", default=None)


@contextmanager
def many_runs(note: Note) -> Iterator[None]:
    """Let steps that are not finite pass within, but note them: of many runs the others go on.

    Args:
        note: Called with such a step's params, and with the optimizer's attributes after it.
    """
    token = _note.set(note)
    try:
        yield
    finally:
        _note.reset(token)


class _GradientFunction:
    """A gradient function whose gradients are checked; it knows its last error and gradient."""

    def __init__(self, function: Any, params: np.ndarray) -> None:
        self.function, self.params, self.modes = function, params, np.geterr()
        self.gradients, self.error = params, None

    def __call__(self, params: np.ndarray) -> np.ndarray:
        try:
            with np.errstate(**self.modes):  # the reader's function warns as the reader chose
                gradients = _floats("gradients", self.function(params))
        except BaseException as error:
            self.error = error
            raise
        _check_fit("gradients", gradients, "params", self.params.shape, self.params.dtype)
        _check_finite(self.params, gradients)
        self.gradients = gradients
        return gradients


@np.errstate(all="ignore")
def _call_quietly(function: Any, *arguments: Any, **named: Any) -> Any:
    return function(*arguments, **named)


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


def _check_fit(name: str, array: Any, other: str, shape: tuple[int, ...], dtype: Any) -> None:
    if array.shape != shape:
        raise ValueError(f"{name} must have the shape of {other}, {shape}, got {array.shape}")
    if array.dtype != dtype:
        raise TypeError(f"{name} must have the dtype of {other}, {dtype}, got {array.dtype}")


def _check_finite(params: np.ndarray, gradients: np.ndarray) -> None:
    # One bad number in either makes the product NaN or infinite. So does overflow: then look at
    # each number.
    if not math.isfinite(np.vdot(params, gradients)):
        for name, array in (("params", params), ("gradients", gradients)):
            bad = array[~np.isfinite(array)]
            if bad.size:
                raise ValueError(f"{name} must be finite, got {bad[0]}")


def _check_result(result: Any, params: np.ndarray) -> None:
    if not isinstance(result, (np.ndarray, np.generic)):
        raise TypeError(f"optimizer.update must return an array, got {result!r:.80}")
    _check_fit("what optimizer.update returns", result, "params", params.shape, params.dtype)


def _float_arrays(value: Any) -> list[Any]:
    """Find all floats in a piece of state: a number, an array, or a list of arrays."""
    if type(value) is np.ndarray and value.dtype in FLOATS:  # the usual case
        return [value]
    if isinstance(value, (list, tuple)):
        return [array for part in value for array in _float_arrays(part)]
    is_number = isinstance(value, (float, np.ndarray, np.generic))
    return [array] if is_number and (array := np.asarray(value)).dtype.kind == "f" else []


def _are_finite(arrays: list[Any]) -> bool:
    """Look through arrays, two at a time."""
    while arrays:
        one = arrays.pop()
        other = arrays.pop() if arrays and arrays[-1].size == one.size else one
        if not math.isfinite(np.vdot(one, other)) and not (
            np.isfinite(one).all() and np.isfinite(other).all()
        ):
            return False
    return True


def _reason(state: dict[str, Any], settings: Any, slope: Any, result: Any) -> str:
    """Say in words why a step is not finite."""
    gradients = getattr(slope, "gradients", slope)
    zeros = [k for k in settings if k.startswith("epsilon") and not np.all(state[k])]
    if zeros and (gradients[~np.isfinite(result)] == 0).any():
        return f"a gradient of exactly 0 with {zeros[0]} = 0 divides 0 by 0"
    names = [k for k, value in state.items() if not _are_finite(_float_arrays(value))]
    size = f"a gradient of {np.abs(gradients).max():g}"
    if zeros and not names:
        return f"{size} with {zeros[0]} = 0 divides by 0"
    return f"{names[0] if names else 'the new params'} would overflow with {size}"


def _fit_settings(
    state: dict[str, Any], settings: dict[str, Setting], params: np.ndarray | None = None
) -> dict[str, Any]:
    """Put settings in the form that a step needs; return those that had another form."""
    fitted = {}
    for name, setting in settings.items():
        value = state.get(name, 0.0)  # a constructor may keep what it is given under another name
        if type(value) is float and setting.is_usual and 0 <= value < setting.high:
            continue
        used = _fit_setting(setting, value, params)
        if used is not value:
            state[name] = fitted[name] = used
    return fitted


def _fit_setting(setting: Setting, value: Any, params: np.ndarray | None) -> Any:
    name, high = setting.name, setting.high
    array = _array(name, value)
    if array.dtype.kind not in "iuf":
        raise TypeError(f"{name} must be a number or an array of numbers, got {value!r:.80}")
    with np.errstate(over="ignore"):  # the range is that of the numbers as they will be used
        used = array.astype(params.dtype if params is not None and array.ndim else float)
    bad = array[~((used >= 0) & (used < high))]
    if bad.size or not array.size:
        raise ValueError(f"{name} must be in [0, {high:g}), got {bad[0] if bad.size else value}")
    if setting.is_whole and ((used < setting.low) | (used % 1 != 0)).any():
        raise ValueError(f"{name} must be a whole number, at least {setting.low:g}, got {used}")
    if (used < setting.low).any() or (not setting.includes_low and (used == setting.low).any()):
        sign = ">=" if setting.includes_low else ">"
        raise ValueError(f"{name} must be {sign} {setting.low:g}, got {used}")
    if array.ndim == 0:
        return float(used)  # a Python number leaves float32 as it is
    if setting.is_single:
        raise ValueError(f"{name} must be one number, got an array of shape {array.shape}")
    if params is not None and not _broadcasts(array.shape, params.shape):
        raise ValueError(f"{name} of shape {array.shape} must broadcast to params, {params.shape}")
    return used


def _broadcasts(shape: tuple[int, ...], target: tuple[int, ...]) -> bool:
    tail = target[len(target) - len(shape) :]
    return len(shape) <= len(target) and all(
        size in (1, wanted) for size, wanted in zip(shape, tail, strict=True)
    )


def _represent(optimizer: Any) -> str:
    state = vars(optimizer)
    names = [name for name in settings_of(optimizer) if name in state]
    names += ["t"] if state.get("t") else []
    return f"{type(optimizer).__name__}({', '.join(f'{k}={_short(state[k])}' for k in names)})"


def _short(value: Any) -> str:
    """Write a setting in one line, an array of many runs by its shape and ends."""
    array = np.asarray(value)
    if array.dtype.kind not in "iuf" or array.size <= 4:
        return f"array({array.tolist()})" if array.ndim else repr(array.item())
    return f"array of shape {array.shape} from {array.min():g} to {array.max():g}"


def settings_of(optimizer: Any) -> dict[str, Setting]:
    """Return the settings of an optimizer or of its class, in the order of its constructor."""
    kind = _class_of(optimizer)
    settings = getattr(kind.__init__, "settings", None)
    return dict(settings) if settings is not None else _read_settings(kind.__init__, {})


def state_of(optimizer: Any) -> dict[str, Any]:
    """Return what an optimizer remembers: attributes that are neither given nor private."""
    given = inspect.signature(type(optimizer).__init__).parameters
    return {k: v for k, v in vars(optimizer).items() if k not in given and not k.startswith("_")}


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
    """Tell whether an optimizer moves each element by itself, so that an array may hold many runs.

    `@checked` knows. Any other class is tried on a small matrix with its default settings, and
    counts as elementwise where that is not possible. A wrapper is like the one that it wraps.
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
    return first == other or first != again  # chance would make any two runs differ


def _corner_after_steps(optimizer: Any, last_slope: float) -> float:
    """Run a few steps from fixed gradients, of which only the last may differ."""
    params, gradients = np.ones((2, 2)), np.array([[1.0, 2.0], [3.0, last_slope]])
    slope = (lambda _: gradients) if looks_ahead(optimizer) else gradients
    with np.errstate(all="ignore"):
        for _ in range(3):
            params = optimizer.update(params, slope)
    return float(params[0, 0])


def _class_of(optimizer: Any) -> Any:
    return optimizer if isinstance(optimizer, type) else type(optimizer)
