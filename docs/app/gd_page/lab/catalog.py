"""What an explorer offers: surfaces, optimizers with their settings, conventions, schedules."""

import inspect
from collections.abc import Mapping
from typing import Any

import numpy as np

import gd_core
from gd_core import surfaces
from gd_page.lab.conventions import labels_of
from gd_page.lab.landscapes import EXAMPLES, LineFit, ReddiProblem
from gd_page.lab.unit_schedules import CONSTANT, MAKERS

FIELD_COLUMNS = 90
EXPRESSION = "Expression"
LANDSCAPES = {"LineFit": LineFit, "ReddiProblem": ReddiProblem}
# The optimizers of a vector. Those that need a matrix (Muon, Shampoo, ...) make no sense on two
# coordinates; the rest move each coordinate by itself, or the vector as one (LAMB, Prodigy).
OFFERED = (
    "GradientDescent",
    "Momentum",
    "Nesterov",
    "AdaGrad",
    "RMSProp",
    "AdaDelta",
    "Adam",
    "AdamW",
    "AMSGrad",
    "AdaMax",
    "NAdam",
    "RAdam",
    "AdaBelief",
    "Lion",
    "LAMB",
    "ScheduleFreeAdamW",
    "Prodigy",
)


def surface_names() -> list[str]:
    """Everything that an explorer draws, in the order of its menu."""
    return [*sorted(surfaces.__all__), *LANDSCAPES, EXPRESSION]


def shape_of(name: str) -> dict[str, float]:
    """What a surface's class takes, with the defaults."""
    kind = getattr(surfaces, name, None)
    given = inspect.signature(kind).parameters.values() if kind else ()
    return {p.name: p.default for p in given if p.name in ("condition_number", "angle")}


def make_surface(state: Mapping[str, Any]) -> Any:
    """Make the surface of a state.

    Raises:
        ValueError: the name is unknown, or the expression or a number cannot be used.
    """
    name, noise = state["surface"], state.get("noise") or {}
    if name == EXPRESSION:
        from gd_page.expression.surface import Expression

        return Expression(state.get("expression", ""))
    if name == "LineFit":
        return LineFit(**{key: noise[key] for key in noise})
    if name == "ReddiProblem":
        return ReddiProblem()
    if name not in surfaces.__all__:
        wanted = ", ".join(surface_names())
        raise ValueError(f"surface must be one of {wanted}, got {name!r}")
    shape = state.get("shape") or {}
    return getattr(surfaces, name)(**{key: shape[key] for key in shape_of(name) if key in shape})


def lowest_of(surface: Any) -> float:
    """The lowest loss: at the minima, or where there are none on a grid over the window."""
    points = np.asarray(surface.minima, dtype=float)
    if not len(points):
        points = np.stack(
            np.meshgrid(*(np.linspace(low, high, 81) for low, high in surface.window)), -1
        )
    with np.errstate(all="ignore"):
        return float(np.nanmin(surface(points)))


def settings_of(name: str) -> dict[str, float]:
    """An optimizer's hyperparameters and their defaults."""
    parameters = inspect.signature(getattr(gd_core, name)).parameters.values()
    return {p.name: p.default for p in parameters if isinstance(p.default, float)}


def single_settings_of(name: str) -> list[str]:
    """The hyperparameters that all runs of one array share."""
    return list(getattr(getattr(gd_core, name), "SINGLE", ()))


def is_elementwise(name: str) -> bool:
    """Whether an optimizer moves each coordinate by itself, so that many runs fit in one array."""
    return "learning_rate" not in single_settings_of(name)


def catalog() -> dict[str, Any]:
    """What there is to choose from, with windows, starts, defaults and labels."""
    return {
        "surfaces": {name: _describe(name) for name in surface_names()},
        "optimizers": {name: settings_of(name) for name in OFFERED},
        "conventions": {name: labels_of(name) for name in OFFERED if labels_of(name)},
        "schedules": [CONSTANT, *MAKERS],
        "elementwise": [name for name in OFFERED if is_elementwise(name)],
        "single": {name: single_settings_of(name) for name in OFFERED if single_settings_of(name)},
        "examples": EXAMPLES,
    }


def _describe(name: str) -> dict[str, Any]:
    surface = make_surface({"surface": name, "expression": "x**2 + y**2"})
    return {
        "window": [list(map(float, side)) for side in surface.window],
        "start": [float(value) for value in surface.start],
        "minima": np.asarray(surface.minima).tolist(),
        "curvatures": [float(value) for value in getattr(surface, "curvatures", ())],
        "shape": shape_of(name),
        "hasNoise": name == "LineFit",
    }


def field(surface: Any) -> dict[str, Any]:
    """A surface's heights on a grid over its window, shape (rows, columns), top row first."""
    (x_min, x_max), (y_min, y_max) = surface.window
    rows = max(2, round(FIELD_COLUMNS * (y_max - y_min) / (x_max - x_min)))
    rows = min(rows, 2 * FIELD_COLUMNS)
    x, y = np.linspace(x_min, x_max, FIELD_COLUMNS), np.linspace(y_max, y_min, rows)
    with np.errstate(all="ignore"):
        heights = surface(np.stack(np.meshgrid(x, y), axis=-1))
    return {"heights": heights, "lowest": lowest_of(surface)}
