"""Checks of the variants' arguments, so that each variant is only its loop."""

import functools
import inspect
import math
import sys
from collections.abc import Callable, Iterator
from typing import Any, ParamSpec

import numpy as np

P = ParamSpec("P")
Path = Iterator[np.ndarray]
NUMBERS = (int, float, np.integer, np.floating)


def checked_descent(variant: Callable[P, Path]) -> Callable[P, Path]:
    """Check a variant's arguments at its call, and every gradient that it is given.

    A generator alone would complain at the first epoch, far from the mistake.
    """
    signature = inspect.signature(variant)

    @functools.wraps(variant)
    def call(*args: P.args, **kwargs: P.kwargs) -> Path:
        given = signature.bind(*args, **kwargs)
        given.apply_defaults()
        return variant(**_checked(given.arguments))  # type: ignore

    return call


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments of a variant, if all are sound."""
    if not callable(given["gradient_fn"]):
        raise TypeError(f"gradient_fn must be callable, got {given['gradient_fn']!r}")
    params, examples, targets = _check_data(given["params"], given["examples"], given["targets"])
    sound = {
        "gradient_fn": _checked_gradients(given["gradient_fn"]),
        "params": params,
        "examples": examples,
        "targets": targets,
        "learning_rate": _check_rate(given["learning_rate"]),
        "epochs": _check_count("epochs", given["epochs"]),
    }
    if "batch_size" in given:
        sound["batch_size"] = _check_batch_size(given["batch_size"], len(examples))
    if "rng" in given:
        sound["rng"] = _check_generator(given["rng"])
    return sound


def _check_data(params: Any, examples: Any, targets: Any) -> tuple[np.ndarray, ...]:
    params, examples = _as_array("params", params), _as_array("examples", examples)
    targets = _as_array("targets", targets)
    if params.dtype not in (np.float32, np.float64):
        raise TypeError(f"params must be float32 or float64, got {params.dtype}")
    if params.size == 0 or not np.isfinite(params).all():
        raise ValueError(f"params must be finite and not empty, got {params}")
    for name, array in (("examples", examples), ("targets", targets)):
        if array.dtype.kind not in "biuf":
            raise TypeError(f"{name} must hold numbers, got {array.dtype}")
    if examples.size == 0 or not np.isfinite(examples).all():
        raise ValueError(f"examples must be finite and not empty, got shape {examples.shape}")
    if targets.ndim == 0 or targets.shape[:1] != examples.shape[:1]:
        raise ValueError(f"targets must be as many as examples, got {targets.shape}")
    if not np.isfinite(targets).all():
        raise ValueError(f"targets must be finite, got {targets}")
    return params, examples, targets


def _checked_gradients(gradient_fn: Callable[..., Any]) -> Callable[..., np.ndarray]:
    """Return the function, which then refuses gradients that do not fit the parameters."""

    def gradients_of(params: np.ndarray, examples: np.ndarray, targets: np.ndarray) -> np.ndarray:
        gradients = _as_array("gradients", gradient_fn(params, examples, targets))
        if gradients.shape != params.shape:
            raise ValueError(f"gradients must have shape {params.shape}, got {gradients.shape}")
        if gradients.dtype != params.dtype:
            raise TypeError(f"gradients must be {params.dtype} like params, got {gradients.dtype}")
        if not np.isfinite(gradients).all():
            raise ValueError(f"gradients must be finite, got {gradients}")
        return gradients

    return gradients_of


def _check_rate(rate: Any) -> float:
    if isinstance(rate, bool) or not isinstance(rate, NUMBERS):
        raise TypeError(f"learning_rate must be a number, got {rate!r}")
    if isinstance(rate, int) and abs(rate) > sys.float_info.max:
        raise ValueError(f"learning_rate must fit a float, got {rate.bit_length()} bits")
    if not (math.isfinite(rate) and rate > 0):
        raise ValueError(f"learning_rate must be finite and > 0, got {rate!r}")
    return float(rate)  # a Python float leaves float32 as it is


def _check_count(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} must be an integer, got {value!r}")
    if value < 1:
        raise ValueError(f"{name} must be >= 1, got {value!r}")
    return int(value)  # a Python integer cannot wrap around


def _check_batch_size(size: Any, count: int) -> int:
    if isinstance(size, bool) or not isinstance(size, (int, np.integer)):
        raise TypeError(f"batch_size must be an integer, got {size!r}")
    if not 1 <= size <= count:
        raise ValueError(f"batch_size must be from 1 to {count}, got {size!r}")
    return int(size)


def _check_generator(rng: Any) -> np.random.Generator:
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng must be a numpy.random.Generator, got {rng!r}")
    return rng


def _as_array(name: str, value: Any) -> np.ndarray:
    """Return a value as an array, if it is not a list whose parts have several shapes."""
    try:
        return np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} must have one shape, got {value!r:.80}") from None
