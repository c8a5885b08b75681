"""What the explorer asks of gd_core: a catalog of what there is, a surface's heights, a race.

The page's worker calls these functions with plain values, and the build calls the very same ones
for the first picture of every explorer.
"""

import inspect
from typing import Any

import numpy as np

import gd_core
from gd_core import surfaces
from gd_core.experiments import best_learning_rate, race

STEPS_LIMIT = 2000
RUNS_LIMIT = 8
FIELD_COLUMNS = 90
# The optimizers that move each coordinate by itself: the others need a matrix to make sense.
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
)
TRIED_RATES = np.geomspace(1e-4, 10.0, 101)


def offered() -> list[str]:
    """The names of the optimizers that an explorer offers, in the order of the site."""
    return [name for name in OFFERED if hasattr(gd_core, name)]


def catalog() -> dict[str, Any]:
    """What there is to choose from: surfaces with their windows and starts, and optimizers."""
    return {
        "surfaces": {name: _describe_surface(name) for name in sorted(surfaces.__all__)},
        "optimizers": {name: _settings(name) for name in offered()},
    }


def _describe_surface(name: str) -> dict[str, Any]:
    surface = getattr(surfaces, name)()
    return {
        "window": [list(map(float, side)) for side in surface.window],
        "start": [float(value) for value in surface.start],
        "minima": [[float(value) for value in point] for point in surface.minima],
        "curvatures": [float(value) for value in getattr(surface, "curvatures", ())],
    }


def _settings(name: str) -> dict[str, float]:
    """An optimizer's hyperparameters and their defaults."""
    parameters = inspect.signature(getattr(gd_core, name)).parameters.values()
    return {p.name: p.default for p in parameters if isinstance(p.default, float)}


def field(surface: str) -> dict[str, Any]:
    """A surface's heights on a grid over its window, shape (rows, columns), top row first."""
    made = _make_surface(surface)
    (x_min, x_max), (y_min, y_max) = made.window
    rows = max(2, round(FIELD_COLUMNS * (y_max - y_min) / (x_max - x_min)))
    rows = min(rows, 2 * FIELD_COLUMNS)
    x, y = np.linspace(x_min, x_max, FIELD_COLUMNS), np.linspace(y_max, y_min, rows)
    return {"heights": made(np.stack(np.meshgrid(x, y), axis=-1)), "lowest": _lowest(made)}


def _make_surface(name: str) -> Any:
    if name not in surfaces.__all__:
        raise ValueError(f"surface must be one of {', '.join(surfaces.__all__)}, got {name!r}")
    return getattr(surfaces, name)()


def _lowest(surface: Any) -> float:
    """The lowest loss of a surface: at its minima, or in its window where it has none."""
    if len(surface.minima):
        return float(surface(np.asarray(surface.minima)).min())
    corners = np.stack(np.meshgrid(*surface.window), axis=-1)
    return float(surface(corners).min())


def make_optimizer(name: str, settings: dict[str, float]) -> Any:
    """An optimizer of a name that is offered, with the settings that it has."""
    if name not in offered():
        raise ValueError(f"name must be one of {', '.join(offered())}, got {name!r}")
    known = _settings(name)
    return getattr(gd_core, name)(**{key: settings[key] for key in settings if key in known})


def run_race(
    surface: str, start: list[float], steps: int, optimizers: list[dict[str, Any]]
) -> dict[str, Any]:
    """Run each optimizer from the start.

    Args:
        surface: the name of a surface.
        start: x and y.
        steps: 1 to 2000.
        optimizers: 1 to 8 of `{"name": ..., "settings": {...}}`.

    Returns:
        `lowest`, and `runs`: for each optimizer `points` (steps + 1, 2), `losses` and
        `gradient_norms` (steps + 1,), and `diverged_at`, -1 where it did not.

    Raises:
        ValueError: a name is unknown, or a number is out of range.
    """
    if not 1 <= steps <= STEPS_LIMIT:
        raise ValueError(f"steps must be from 1 to {STEPS_LIMIT}, got {steps!r}")
    if not 1 <= len(optimizers) <= RUNS_LIMIT:
        raise ValueError(f"optimizers must be 1 to {RUNS_LIMIT}, got {len(optimizers)}")
    made = _make_surface(surface)
    entrants = {
        str(index): make_optimizer(entry["name"], entry["settings"])
        for index, entry in enumerate(optimizers)
    }
    runs = race(made, np.array(start, dtype=float), entrants, int(steps))
    return {"lowest": _lowest(made), "runs": [_describe_run(run) for run in runs.values()]}


def _describe_run(run: Any) -> dict[str, Any]:
    return {
        "points": run.params,
        "losses": run.losses,
        "gradient_norms": np.linalg.norm(run.gradients, axis=-1),
        "diverged_at": -1 if run.diverged_at is None else int(run.diverged_at),
    }


def best_rates(
    surface: str, start: list[float], steps: int, optimizers: list[dict[str, Any]]
) -> dict[str, list[float]]:
    """Each optimizer's rate with the lowest loss after all steps, of 101 from 1e-4 to 10.

    Raises:
        ValueError: as `run_race`, or every rate of an optimizer diverges.
    """
    made, point = _make_surface(surface), np.array(start, dtype=float)
    rates = []
    for entry in optimizers:
        kind = type(make_optimizer(entry["name"], entry["settings"]))
        fixed = {k: v for k, v in entry["settings"].items() if k in _settings(entry["name"])}
        fixed.pop("learning_rate", None)
        rates.append(best_learning_rate(made, point, kind, int(steps), TRIED_RATES, **fixed))
    return {"rates": rates}
