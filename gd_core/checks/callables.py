"""Checks of functions, mappings and optimizers."""

from collections.abc import Mapping
from typing import Any

from gd_core.guard.traits import looks_ahead


def function(name: str, value: Any) -> None:
    """Refuse what cannot be called.

    Raises:
        TypeError: The value cannot be called.
    """
    if not callable(value):
        raise TypeError(f"{name} must be callable, got {value!r}")


def mapping(name: str, value: Any) -> None:
    """Refuse what is not a dictionary with something in it.

    Raises:
        TypeError: The value is no dictionary.
        ValueError: The dictionary is empty.
    """
    if not isinstance(value, Mapping):
        raise TypeError(f"{name} must be a dictionary, got {value!r}")
    if not value:
        raise ValueError(f"{name} must not be empty, got {value!r}")


def optimizer(name: str, value: Any) -> None:
    """Refuse what has no update method, or is a class instead of an instance.

    Raises:
        TypeError: The value has no update method, or is a class or a dictionary.
    """
    has_update = callable(getattr(value, "update", None))
    if not has_update or isinstance(value, (type, Mapping)):
        raise TypeError(f"{name} must have an update method, and be no class, got {value!r}")


def gradient_optimizer(name: str, value: Any) -> None:
    """Refuse what is no optimizer, or one whose update wants a gradient function.

    Raises:
        TypeError: The value is no optimizer, or its update wants a gradient function.
    """
    optimizer(name, value)
    if looks_ahead(value):
        raise TypeError(f"{name} must take gradients, not a gradient function, got {value!r}")


def loss_function(name: str, value: Any) -> None:
    """Refuse what cannot be called or has no gradient, and a class instead of an instance.

    Raises:
        TypeError: The value cannot be called, has no gradient, or is a class.
    """
    has_gradient = callable(value) and callable(getattr(value, "gradient", None))
    if not has_gradient or isinstance(value, type):
        wanted = "must be callable and have a gradient, and be no class"
        raise TypeError(f"{name} {wanted}, got {value!r}")
