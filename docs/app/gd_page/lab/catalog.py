"""What an explorer offers: surfaces, optimizers with their settings, conventions, schedules."""

import inspect
from collections.abc import Mapping
from typing import Any

import numpy as np

from gd_core import surfaces
from gd_page.lab.conventions import labels_of
from gd_page.lab.landscapes import LineFit, ReddiProblem
from gd_page.lab.settings import (
    ELEMENTWISE,
    OFFERED,
    defaults_of,
    describe_settings,
    label_of,
    limits,
    single_settings_of,
)
from gd_page.lab.unit_schedules import CONSTANT, MAKERS
from gd_page.protocol import Field

FIELD_COLUMNS = 91  # odd, so that the middle of the picture, often the lowest point, is among them
INFINITE = 1e12  # no height of a picture is as large
EXPRESSION = "Expression"
LANDSCAPES = {"LineFit": LineFit, "ReddiProblem": ReddiProblem}


def surface_names() -> list[str]:
    """Return everything that an explorer draws, in the order of its menu."""
    return [*sorted(surfaces.__all__), *LANDSCAPES, EXPRESSION]


def shape_of(name: str) -> dict[str, float]:
    """Return what a surface's class takes, with the defaults."""
    kind = getattr(surfaces, name, None)
    given = inspect.signature(kind).parameters.values() if kind else ()
    return {p.name: p.default for p in given if p.name in ("condition_number", "angle")}


def make_surface(state: Mapping[str, Any]) -> Any:
    """Make the surface of a state.

    Raises:
        ValueError: The name is unknown, or the expression or a number cannot be used.
    """
    name = state["surface"]
    if name == EXPRESSION:
        from gd_page.expression.surface import Expression

        return Expression(state.get("expression", ""))
    if name == "LineFit":
        return LineFit(**(state.get("noise") or {}))
    if name == "ReddiProblem":
        return ReddiProblem()
    if name not in surfaces.__all__:
        wanted = ", ".join(surface_names())
        raise ValueError(f"surface must be one of {wanted}, got {name!r}")
    shape = state.get("shape") or {}
    return getattr(surfaces, name)(**{key: shape[key] for key in shape_of(name) if key in shape})


def field(surface: Any) -> Field:
    """Return a surface's heights on a grid over its window, and the lowest loss.

    Returns:
        `heights`, shape (rows, columns), top row first, NaN where there is no value; an infinite
        height is given as the highest, or the lowest, of the others. `lowest`: the loss at the
        minima, or the lowest of the heights where no minima are known.
    """
    heights = _heights(surface)
    return {"heights": heights, "lowest": _lowest(surface, heights)}


def lowest_of(surface: Any) -> float:
    """Return the lowest loss: the same that `field` gives."""
    heights = np.empty(0) if len(surface.minima) else _heights(surface)
    return _lowest(surface, heights)


def _lowest(surface: Any, heights: np.ndarray) -> float:
    minima = np.asarray(surface.minima, dtype=float)
    return float(np.nanmin(surface(minima) if len(minima) else heights))


def _heights(surface: Any) -> np.ndarray:
    (x_min, x_max), (y_min, y_max) = surface.window
    rows = 1 + round((FIELD_COLUMNS - 1) * (y_max - y_min) / (x_max - x_min))
    rows = min(max(rows, 2), 2 * FIELD_COLUMNS)
    x, y = np.linspace(x_min, x_max, FIELD_COLUMNS), np.linspace(y_max, y_min, rows)
    with np.errstate(all="ignore"):
        heights = surface(np.stack(np.meshgrid(x, y), axis=-1))
    is_drawn = np.abs(heights) < INFINITE  # NaN compares false
    if not is_drawn.any():
        is_drawn = np.isfinite(heights)  # never nowhere: an expression has a height at the middle
    return np.clip(heights, heights[is_drawn].min(), heights[is_drawn].max())


def catalog() -> dict[str, Any]:
    """Return what there is to choose from, with windows, starts, defaults, ranges and labels."""
    described = {name: _describe(name) for name in surface_names()}
    shapes = {key: None for surface in described.values() for key in surface["shape"]}
    schedules = [CONSTANT, *MAKERS]
    return {
        "surfaces": described,
        "optimizers": {name: defaults_of(name) for name in OFFERED},
        "conventions": {name: labels_of(name) for name in OFFERED if labels_of(name)},
        "schedules": schedules,
        "elementwise": list(ELEMENTWISE),
        "single": {name: single_settings_of(name) for name in OFFERED if single_settings_of(name)},
        "examples": LineFit.EXAMPLES,
        "settings": describe_settings(OFFERED, shapes),
        "labels": {name: label_of(name) for name in (*described, *OFFERED, *schedules)},
        "limits": limits(),
    }


def _describe(name: str) -> dict[str, Any]:
    surface = make_surface({"surface": name, "expression": "x**2 + y**2"})
    described = {
        "window": [list(map(float, side)) for side in surface.window],
        "start": [float(value) for value in surface.start],
        "minima": np.asarray(surface.minima).tolist(),
        "curvatures": [float(value) for value in getattr(surface, "curvatures", ())],
        "shape": shape_of(name),
        "hasNoise": name == "LineFit",
    }
    return {**described, "examples": _examples(surface)} if name == "LineFit" else described


def _examples(surface: LineFit) -> list[list[float]]:
    """Return the points that a line is fitted to: x, which stands beside ones, and y."""
    problem = surface.problem
    return np.stack((problem.examples[:, 1], problem.targets), axis=-1).tolist()
