"""The map of momentum: what the slower end of the spectrum does at every rate and momentum.

A rate here is the learning rate times the largest curvature, L.
"""

from typing import Any

import numpy as np

from gd_core import theory
from gd_page.lab import momentum_points
from gd_page.lab.momentum_points import at_each_end, curvatures_of, points

RATES_END = 4.2
LEAST_RATE, LARGEST_MOMENTUM = 0.01, 0.99
COLUMNS, ROWS = 120, 80
MANTISSAS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8)
CONDITIONS = (
    *(power * mantissa for power in (1, 10, 100) for mantissa in MANTISSAS),
    momentum_points.LARGEST_CONDITION,
)
FASTEST, SLOWEST = 4, 4000  # steps to a thousandth between which the shades lie
SHADES = 63
DIVERGES = theory.REGIMES.index("diverges")


def catalog() -> dict[str, Any]:
    """What the page must know before it asks: the ranges, and the words for what happens."""
    return {
        "conditions": list(CONDITIONS),
        "regimes": list(theory.REGIMES),
        "rates": [LEAST_RATE, RATES_END],
        "momenta": [0.0, LARGEST_MOMENTUM],
        "shades": SHADES,
        "steps": momentum_points.STEPS,
        "steps_limit": momentum_points.STEPS_LIMIT,
    }


def plane(
    condition: float, rate: float | None = None, momentum: float | None = None
) -> dict[str, Any]:
    """The map for a condition number, and the answer for one point of it.

    Args:
        condition: The condition number, at least 1.
        rate: Of the point, times L; None for the best point.
        momentum: Of the point, in [0, 1); None for the best point.

    Returns:
        `regimes` and `shades`, shape (80, 120), uint8, the lowest momentum first: what the slower
        end of the spectrum does, as an index of REGIMES, and how fast, from 0 to 63; `borders`,
        lines by name; `best`, the best rate, momentum and factor; and `points`, see `points`.

    Raises:
        ValueError: A number is out of range.
    """
    curvatures = curvatures_of(condition)
    rates = (np.arange(COLUMNS) + 0.5) * RATES_END / COLUMNS
    momenta = (np.arange(ROWS)[:, np.newaxis] + 0.5) / ROWS
    regimes, radii = at_each_end(rates, momenta, curvatures)
    worse = radii.argmax(axis=-1)[..., np.newaxis]
    regime, radius = (
        np.take_along_axis(found, worse, axis=-1)[..., 0] for found in (regimes, radii)
    )
    best = theory.optimal_momentum(curvatures.min(), 1.0)
    if rate is None or momentum is None:
        rate, momentum = best.learning_rate, best.momentum
    return {
        "condition": condition,
        "regimes": regime,
        "shades": np.where(regime == DIVERGES, 0, _shades(radius)).astype(np.uint8),
        "borders": _borders(condition),
        "best": {"rate": best.learning_rate, "momentum": best.momentum, "radius": best.rate},
        "points": points([rate], [momentum], condition),
    }


def _shades(radius: np.ndarray) -> np.ndarray:
    """Give more shade to fewer steps, on a log scale of the steps to a thousandth."""
    with np.errstate(divide="ignore"):
        steps = np.log(1000) / -np.log(np.minimum(radius, 1 - 1e-9))
    part = np.log(np.clip(steps, FASTEST, SLOWEST) / FASTEST) / np.log(SLOWEST / FASTEST)
    return np.rint(SHADES * (1 - part))


def _borders(condition: float) -> dict[str, np.ndarray]:
    """Return lines of rate and momentum, shape (n, 2): the limit, and where roots are double."""
    root = np.linspace(0, 1, 101)
    rates = {
        "limit": 2 * (1 + root**2),
        "steep high": (1 + root) ** 2,
        "steep low": (1 - root) ** 2,
    }
    if condition > 1:
        rates["flat high"], rates["flat low"] = (
            condition * (1 + sign * root) ** 2 for sign in (1, -1)
        )
    lines = {name: np.stack((rate, root**2), axis=-1) for name, rate in rates.items()}
    return {name: line[line[:, 0] <= RATES_END] for name, line in lines.items()}
