"""What guards an optimizer, in one place, so that its class can read like its formula."""

import copy
import functools
import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar, overload

from gd_core.guard.settings import (
    COUNT,
    FRACTION,
    POSITIVE,
    Setting,
    fit_settings,
    read_settings,
    represent,
    settings_of,
)
from gd_core.guard.step import StepGuard
from gd_core.guard.traits import is_elementwise, let_runs_end, looks_ahead, state_of

__all__ = [
    "COUNT",
    "FRACTION",
    "POSITIVE",
    "Setting",
    "checked",
    "is_elementwise",
    "let_runs_end",
    "looks_ahead",
    "settings_of",
    "state_of",
]

C = TypeVar("C", bound=type)


@overload
def checked(optimizer_class: C, /) -> C: ...
@overload
def checked(
    *,
    whole_array: bool | None = None,
    single: Iterable[str] = (),
    matrix: bool | None = None,
    **ranges: Mapping[str, Any],
) -> Callable[[C], C]: ...
def checked(
    optimizer_class: Any = None,
    /,
    *,
    whole_array: bool | None = None,
    single: Iterable[str] = (),
    matrix: bool | None = None,
    **ranges: Mapping[str, Any],
) -> Any:
    """Guard the settings, the arrays and the state of a class with `update(params, gradients)`.

    The constructor and every update refuse settings out of range; an update also refuses arrays
    that are not sound. An array setting takes the dtype of params for the time of a step.
    Whatever stops a step, the optimizer is then as it was before.

    Args:
        optimizer_class: The class; its update may take a `gradient_fn` in place of gradients.
        whole_array: Whether the rule looks at the whole array, so that no setting is an array; None
            takes what a checked base class has, else False.
        single: Names of settings that are one number, though others may be arrays.
        matrix: Whether params must be a matrix; None likewise.
        **ranges: What is unusual in the range of a setting, for instance `d0=POSITIVE`.

    Raises:
        ValueError: A setting is out of its range, or an array is empty, not finite, or of a
            shape that does not fit.
        TypeError: A setting is not a number, an array is not of float32 or float64, or two
            arrays are of two dtypes.
        FloatingPointError: The params or the state would not be finite after the step.
    """

    def decorate(kind: Any) -> Any:
        _refuse_slots(kind)
        is_whole = _mark(kind, "_looks_at_whole_array", whole_array)
        settings = read_settings(kind.__init__, ranges)
        for name in settings if is_whole else single:
            settings[name] = replace(settings[name], is_single=True)
        kind._looks_at_whole_array = is_whole
        kind._takes_a_matrix = _mark(kind, "_takes_a_matrix", matrix)
        kind.__init__ = _checked_init(kind.__init__, settings)
        kind.update = _checked_update(kind, settings)
        if not hasattr(kind, "__copy__"):
            kind.__copy__ = copy.deepcopy  # so that a shallow copy shares no arrays either
        if kind.__repr__ is object.__repr__:
            kind.__repr__ = represent
        return kind

    return decorate if optimizer_class is None else decorate(optimizer_class)


def _checked_init(init: Any, settings: dict[str, Setting]) -> Any:
    signature = inspect.signature(init)

    @functools.wraps(init)
    def checked_init(self: Any, *arguments: Any, **named: Any) -> None:
        init(self, *arguments, **named)
        given = signature.bind(self, *arguments, **named).arguments
        fit_settings(dict(given), settings)  # which may be kept under another name
        fit_settings(vars(self).copy(), settings)

    setattr(checked_init, "settings", settings)  # noqa: B010  (functions declare no attributes)
    return checked_init


def _checked_update(kind: Any, settings: dict[str, Setting]) -> Any:
    update = kind.update
    guard = StepGuard(update, settings, kind._takes_a_matrix)
    first, second = list(guard.signature.parameters)[1:3]

    @functools.wraps(update)
    def checked_update(self: Any, *arguments: Any, **named: Any) -> Any:
        if len(arguments) == 2 and not named:
            return guard.step(self, *arguments, update)
        bound = guard.signature.bind(self, *arguments, **named)
        values = bound.arguments

        def bound_update(_: Any, params: Any, slope: Any) -> Any:
            values[first], values[second] = params, slope
            return update(*bound.args, **bound.kwargs)

        return guard.step(self, values[first], values[second], bound_update)

    guarded: Any = checked_update  # functions declare no attributes
    guarded.looks_at_whole_array = kind._looks_at_whole_array
    return guarded


def _refuse_slots(kind: type) -> None:
    """Refuse a class whose instances have no dictionary, which a step could put back."""
    if not kind.__dictoffset__:
        raise TypeError(f"{kind.__name__} must not have __slots__, as its state is put back")


def _mark(kind: type, name: str, given: bool | None) -> bool:
    """Return a mark that is given, or that of a base class."""
    return bool(getattr(kind, name, False) if given is None else given)
