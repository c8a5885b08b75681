"""Which figures may hold a race: what their functions use, found without drawing them."""

import inspect

import gd_core
import scripts.figures
from gd_core.experiments import best_learning_rate, learning_rate_search, race

OPTIMIZERS = [getattr(gd_core, name) for name in gd_core.optimizers.__all__]
ASKS = (race, best_learning_rate, learning_rate_search)


def names_in(code):
    """The names that code uses, with those of the functions inside it."""
    inner = (names_in(value) for value in code.co_consts if hasattr(value, "co_names"))
    return set(code.co_names).union(*inner)


def reached(function, seen):
    """Add to `seen` what a figure's function uses, however deep among the figures' functions."""
    function = inspect.unwrap(function)
    code = getattr(function, "__code__", None)
    if code is None or not function.__module__.startswith(scripts.figures.__name__):
        return seen
    for name in names_in(code):
        value = function.__globals__.get(name)
        parts = value.values() if isinstance(value, dict) else value
        for part in parts if isinstance(parts, (tuple, list, type({}.values()))) else [value]:
            if callable(part) and part not in seen:
                seen.add(part)
                reached(part, seen)
    return seen


def may_race(draw):
    """Whether a figure asks for a race or a best rate, or uses two optimizers."""
    seen = reached(draw, set())
    return bool(seen & set(ASKS)) or len(seen & set(OPTIMIZERS)) > 1
