"""What momentum does at points of the plane of rate and momentum, along both ends of the spectrum.

The largest curvature is 1, so that a rate here is the learning rate times L; the smallest is 1
over the condition number. The flat direction has no answer of its own where the two are one.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from gd_core import Momentum, theory

LARGEST_CONDITION = 1000
STEPS = 40
STEPS_LIMIT = 10_000
DOUBLINGS = 14  # 2 ** 14 steps: more than are counted
PERCENT_LIMIT = 1000


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
    curvatures = curvatures_of(condition)
    across, up = np.array(rates, float)[:, np.newaxis], np.array(momenta, float)[:, np.newaxis]
    roots = theory.momentum_roots(across, up, curvatures)
    regimes, radii = at_each_end(across, up, curvatures)
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


def curvatures_of(condition: float) -> np.ndarray:
    """Return the curvatures of the ends of the spectrum, the steep one first.

    Raises:
        ValueError: The condition number is out of range.
    """
    if not 1 <= condition <= LARGEST_CONDITION:
        raise ValueError(f"condition must be from 1 to {LARGEST_CONDITION}, got {condition!r}")
    return np.array([1.0]) if condition == 1 else np.array([1.0, 1 / condition])


def at_each_end(
    rates: np.ndarray, momenta: np.ndarray, curvatures: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the regimes, as indices, and the spectral radii; the ends of the spectrum last."""
    if rates.ndim == 1:
        rates, momenta = rates[:, np.newaxis], momenta[..., np.newaxis]
    words = theory.momentum_regime(rates, momenta, curvatures)
    regimes = sum((words == word) * index for index, word in enumerate(theory.REGIMES))
    radii = theory.momentum_spectral_radius(rates, momenta, curvatures)
    return np.asarray(regimes, np.uint8), radii


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
