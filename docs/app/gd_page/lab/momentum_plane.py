"""The plane of rate and momentum: what momentum does at each of its points.

The largest curvature is 1, so that a rate here is the learning rate times L; the smallest is 1
over the condition number. The flat direction has no line of its own where the two are one.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from gd_core import Momentum, theory

RATES_END = 4.2
LEAST_RATE, LARGEST_MOMENTUM = 0.01, 0.99
COLUMNS, ROWS = 120, 80
STEPS = 40
STEPS_LIMIT = 10_000
DOUBLINGS = 14  # 2 ** 14 steps: more than are counted
CONDITIONS = (*(d * n for d in (1, 10, 100) for n in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8)), 1000)
FASTEST, SLOWEST = 4, 4000  # steps to a thousandth between which the shades lie
SHADES = 63
PERCENT_LIMIT = 1000
DIVERGES = theory.REGIMES.index("diverges")


def catalog() -> dict[str, Any]:
    """What the page must know before it asks: the ranges, and the words for what happens."""
    return {
        "conditions": list(CONDITIONS),
        "regimes": list(theory.REGIMES),
        "rates": [LEAST_RATE, RATES_END],
        "momenta": [0.0, LARGEST_MOMENTUM],
        "shades": SHADES,
        "steps": STEPS,
        "steps_limit": STEPS_LIMIT,
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
    curvatures = _curvatures(condition)
    rates = (np.arange(COLUMNS) + 0.5) * RATES_END / COLUMNS
    momenta = (np.arange(ROWS)[:, np.newaxis] + 0.5) / ROWS
    regimes, radii = _at_each_end(rates, momenta, curvatures)
    worse = radii.argmax(axis=-1)[..., np.newaxis]
    regime, radius = (
        np.take_along_axis(found, worse, axis=-1)[..., 0] for found in (regimes, radii)
    )
    best = theory.optimal_momentum(curvatures.min(), 1.0)
    is_best = rate is None or momentum is None
    point = (best.learning_rate, best.momentum) if is_best else (rate, momentum)
    return {
        "condition": condition,
        "regimes": regime,
        "shades": np.where(regime == DIVERGES, 0, _shades(radius)).astype(np.uint8),
        "borders": _borders(condition),
        "best": {"rate": best.learning_rate, "momentum": best.momentum, "radius": best.rate},
        "points": points([point[0]], [point[1]], condition),
    }


def points(rates: Sequence[float], momenta: Sequence[float], condition: float) -> dict[str, Any]:
    """What happens at some points: at both ends of the spectrum, the steep one first.

    Args:
        rates: Learning rates times L, at least 0.
        momenta: As many, in [0, 1).
        condition: The condition number, at least 1.

    Returns:
        `rates`, `momenta`, `condition` as given; `roots`, shape (n, ends, 2, 2), the last for the
        real and the imaginary part; `radii` and `regimes`, shape (n, ends); `errors`, shape
        (n, ends, 41), in whole percent of the start, to 1000 either way; and `steps`, after how
        many the distance stays below a thousandth of the first one, -1 where it does not in
        10,000.

    Raises:
        ValueError: A number is out of range.
    """
    curvatures = _curvatures(condition)
    across, up = np.array(rates, float)[:, np.newaxis], np.array(momenta, float)[:, np.newaxis]
    roots = theory.momentum_roots(across, up, curvatures)
    regimes, radii = _at_each_end(across, up, curvatures)
    pairs = list(zip(rates, momenta, strict=True))
    errors = np.array([_errors(*pair, curvatures) for pair in pairs])
    percent = np.clip(np.rint(100 * errors), -PERCENT_LIMIT, PERCENT_LIMIT)
    return {
        "condition": condition,
        "rates": list(rates),
        "momenta": list(momenta),
        "roots": np.stack((np.real(roots), np.imag(roots)), axis=-1),
        "radii": radii,
        "regimes": regimes,
        "errors": percent.astype(np.int16),
        "steps": [_steps(*pair, curvatures) for pair in pairs],
    }


def _curvatures(condition: float) -> np.ndarray:
    if not 1 <= condition <= CONDITIONS[-1]:
        raise ValueError(f"condition must be from 1 to {CONDITIONS[-1]}, got {condition!r}")
    return np.array([1.0]) if condition == 1 else np.array([1.0, 1 / condition])


def _at_each_end(
    rates: np.ndarray, momenta: np.ndarray, curvatures: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the regimes, as indices, and the spectral radii; the ends of the spectrum last."""
    if rates.ndim == 1:
        rates, momenta = rates[:, np.newaxis], momenta[..., np.newaxis]
    words = theory.momentum_regime(rates, momenta, curvatures)
    regimes = sum((words == word) * index for index, word in enumerate(theory.REGIMES))
    radii = theory.momentum_spectral_radius(rates, momenta, curvatures)
    return np.asarray(regimes, np.uint8), radii


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


def _errors(rate: float, momentum: float, curvatures: np.ndarray) -> np.ndarray:
    """Run the page's own optimizer from 1 along each direction; shape (ends, steps + 1)."""
    optimizer, run = Momentum(rate, momentum), [np.ones(curvatures.size)]
    for _ in range(STEPS):
        run.append(optimizer.update(run[-1], curvatures * run[-1]))
    return np.array(run).T


def _steps(rate: float, momentum: float, curvatures: np.ndarray) -> int:
    """Count the steps after which the distance stays below a thousandth; -1 where it never does."""
    if theory.momentum_spectral_radius(rate, momentum, curvatures).max() >= 1:
        return -1
    matrices = [theory.iteration_matrix("Momentum", c, rate, momentum) for c in curvatures.tolist()]
    step = np.array(matrices).swapaxes(-1, -2)
    states = np.tile([1.0, 0.0], (curvatures.size, 1, 1))  # of each direction: position, velocity
    for _ in range(DOUBLINGS):
        states = np.concatenate((states, states @ step), axis=1)
        step = step @ step
    distances = np.linalg.norm(states[..., 0], axis=0)
    count = int(np.flatnonzero(distances >= distances[0] / 1000)[-1]) + 1
    return count if count <= STEPS_LIMIT else -1
