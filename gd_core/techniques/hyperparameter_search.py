"""Hyperparameter search: on a grid, or at random."""

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from gd_core import checks

Draw = Callable[[np.random.Generator], Any]


class Trial(NamedTuple):
    """One setting and how it did.

    Attributes:
        loss: What the objective returned; infinity where that was NaN.
        hyperparameters: Their values by name.
    """

    loss: float
    hyperparameters: dict[str, Any]


def grid_search(objective: Callable[..., float], grid: Mapping[str, Sequence[Any]]) -> list[Trial]:
    """Try every combination of the values given; return the trials, best first.

    Args:
        objective: Called with the hyperparameters by name; returns a loss.
        grid: Maps a name to the values to try, for instance `{"learning_rate": [0.01, 0.1]}`.

    Raises:
        ValueError: The grid is empty, or has a name without values.
        TypeError: An argument is of the wrong kind.
    """
    checks.function("objective", objective)
    checks.mapping("grid", grid)
    _check_names("grid", grid)
    for name, values in grid.items():
        many = isinstance(values, (list, tuple, range, np.ndarray))
        if not many or getattr(values, "ndim", 1) == 0:
            raise TypeError(f"grid[{name!r}] must be a list or an array, got {values!r}")
        if len(values) == 0:
            raise ValueError(f"grid[{name!r}] must not be empty, got {values!r}")
    settings = itertools.product(*grid.values())
    return _ranked(objective, [dict(zip(grid, values, strict=True)) for values in settings])


def random_search(
    objective: Callable[..., float],
    space: Mapping[str, Draw],
    trials: int,
    rng: np.random.Generator,
) -> list[Trial]:
    """Try settings drawn at random; return the trials, best first.

    Args:
        objective: Called with the hyperparameters by name; returns a loss.
        space: Maps a name to a function that draws a value, as `uniform` and `log_uniform` make
            them.
        trials: How many settings to try, at least 1.
        rng: The random generator.

    Raises:
        ValueError: The space is empty, or trials is too small.
        TypeError: An argument is of the wrong kind.

    Source:
        Bergstra and Bengio 2012, Random search for hyper-parameter optimization.
    """
    checks.function("objective", objective)
    checks.mapping("space", space)
    _check_names("space", space)
    for name, draw in space.items():
        checks.function(f"space[{name!r}]", draw)
    trials = checks.count("trials", trials)
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng must be a numpy.random.Generator, got {rng!r}")
    settings = [{name: draw(rng) for name, draw in space.items()} for _ in range(trials)]
    return _ranked(objective, settings)


def uniform(low: float, high: float) -> Draw:
    """Return a function that draws evenly between low and high.

    Raises:
        ValueError: The lower end is not below the upper one, or an end or their difference is
            not finite.
        TypeError: An end is not a number.
    """
    checks.number("low", low)
    checks.number("high", high, above=low)
    low, high = float(low), float(high)
    checks.number("high - low", high - low)
    return lambda rng: float(rng.uniform(low, high))


def log_uniform(low: float, high: float) -> Draw:
    """Return a function that draws with even logarithms: as often from 0.01-0.1 as from 0.1-1.

    Raises:
        ValueError: The lower end is not above 0 and below the upper one, or an end is not finite.
        TypeError: An end is not a number.
    """
    checks.number("low", low, above=0)
    checks.number("high", high, above=low)
    return lambda rng: math.exp(rng.uniform(math.log(low), math.log(high)))


def _ranked(objective: Callable[..., float], settings: list[dict[str, Any]]) -> list[Trial]:
    trials = []
    for setting in settings:
        loss = _loss(objective(**setting))
        trials.append(Trial(math.inf if math.isnan(loss) else loss, setting))
    return sorted(trials, key=lambda trial: trial.loss)


def _check_names(name: str, mapping: Mapping[str, Any]) -> None:
    for key in mapping:
        if not isinstance(key, str):
            raise TypeError(f"{name} must have names as its keys, got {key!r}")


def _loss(value: Any) -> float:
    try:
        if isinstance(value, (str, bytes)) or np.iscomplexobj(value):
            raise TypeError
        return float(value)
    except (TypeError, ValueError, OverflowError):
        raise TypeError(f"objective must return a number, got {type(value).__name__}") from None
