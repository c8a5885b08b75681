"""Momentum on a quadratic, for every learning rate and every momentum at once.

Along a direction of curvature c, one step multiplies (position, velocity) by a matrix whose two
eigenvalues, the roots below, solve z^2 - (1 + momentum - learning_rate * c) z + momentum = 0. The
arguments of each function are numbers or arrays that broadcast to one shape.
"""

import math

import numpy as np

from gd_core import checks

REGIMES = ("monotone", "ripples", "zigzag", "diverges")
# A few roundings beside a double root would count as 1e-8, the square root of one.
ROUNDINGS = 8 * math.ulp(1.0)

Numbers = float | np.ndarray


def momentum_roots(learning_rate: Numbers, momentum: Numbers, curvature: Numbers) -> np.ndarray:
    """Return the two factors of a step, shape (..., 2), complex128, the one of larger size first.

    Their product is the momentum. So where they are not real, each has the size sqrt(momentum).

    Args:
        learning_rate: At least 0; times the curvature it must be finite.
        momentum: In [0, 1).
        curvature: Of the direction looked at, any finite number; below 0 at a saddle.

    Raises:
        ValueError: A number is out of range, or the shapes do not broadcast.
        TypeError: An argument holds something that is not a number.
    """
    half_sum, momentum = _half_sum(learning_rate, momentum, curvature)
    beyond = _beyond(half_sum, momentum)
    size = np.sqrt(np.abs(beyond)) * np.sqrt(np.abs(half_sum) + np.sqrt(momentum))
    larger = half_sum + np.where(half_sum < 0, -1, 1) * np.where(beyond < 0, 1j, 1) * size
    with np.errstate(divide="ignore", invalid="ignore"):
        smaller = np.where(larger == 0, 0, momentum / larger)
    return np.stack((larger, smaller), axis=-1)


def momentum_spectral_radius(
    learning_rate: Numbers, momentum: Numbers, curvature: Numbers
) -> np.ndarray:
    """Return the factor by which the error along a direction shrinks in the long run, float64.

    Below 1 the run converges, above 1 it diverges. What is within a few roundings of a double
    root is given as that root.

    Args:
        learning_rate: At least 0; times the curvature it must be finite.
        momentum: In [0, 1).
        curvature: Of the direction looked at, any finite number; below 0 at a saddle.

    Raises:
        ValueError: A number is out of range, or the shapes do not broadcast.
        TypeError: An argument holds something that is not a number.
    """
    half_sum, momentum = _half_sum(learning_rate, momentum, curvature)
    beyond = np.maximum(_beyond(half_sum, momentum), 0)
    root = np.sqrt(momentum)
    spread = np.sqrt(beyond) * np.sqrt(np.abs(half_sum) + root)
    return np.where(beyond > 0, np.abs(half_sum) + spread, root)


def momentum_regime(learning_rate: Numbers, momentum: Numbers, curvature: Numbers) -> np.ndarray:
    """Return how the error along a direction behaves: an array of the words in REGIMES.

    "monotone": both roots are at least 0 and real, so that no sign alternates. "ripples": they
    are complex, so that the error swings like a damped wave. "zigzag": they are real and at most
    0, so that it changes sides at each step. "diverges": one is larger than 1 in size.

    Args:
        learning_rate: At least 0; times the curvature it must be finite.
        momentum: In [0, 1).
        curvature: Of the direction looked at, any finite number; below 0 at a saddle.

    Raises:
        ValueError: A number is out of range, or the shapes do not broadcast.
        TypeError: An argument holds something that is not a number.
    """
    half_sum, momentum = _half_sum(learning_rate, momentum, curvature)
    limit = (1 + momentum) / 2
    diverges = np.abs(half_sum) > limit * (1 + ROUNDINGS)
    is_complex = _beyond(half_sum, momentum) < 0
    return np.select(
        [diverges, is_complex, half_sum < 0], ["diverges", "ripples", "zigzag"], "monotone"
    )


def momentum_noise_floor(
    learning_rate: Numbers, momentum: Numbers, curvature: Numbers = 1.0
) -> np.ndarray:
    """Return the mean loss at which momentum hovers when noise is added to each gradient, float64.

    The noise has variance 1 and is independent from step to step; for variance s^2 multiply by
    s^2. At a small rate the floor is learning_rate / (4 (1 - momentum)), that of gradient descent
    at learning_rate / (1 - momentum).

    Args:
        learning_rate: At least 0, and below the limit 2 (1 + momentum) / curvature.
        momentum: In [0, 1).
        curvature: Of the quadratic, at least 0.

    Raises:
        ValueError: A number is out of range, or the shapes do not broadcast.
        TypeError: An argument holds something that is not a number.
    """
    half_sum, momentum = _half_sum(learning_rate, momentum, curvature)
    if np.any(half_sum > (1 + momentum) / 2):
        raise ValueError(f"curvature must be at least 0, got {curvature!r:.80}")
    room = 1 + momentum + 2 * half_sum  # 2 (1 + momentum) - learning_rate * curvature
    if np.any(room <= 0):
        raise ValueError(f"learning_rate must be below the limit, got {learning_rate!r:.80}")
    rate = _floats("learning_rate", learning_rate)
    return rate * (1 + momentum) / (2 * (1 - momentum) * room)


def _half_sum(
    learning_rate: Numbers, momentum: Numbers, curvature: Numbers
) -> tuple[np.ndarray, np.ndarray]:
    """Return half the sum of the roots, and the momentum, in one shape."""
    rate, kept, curved = (
        _floats("learning_rate", learning_rate, least=0),
        _floats("momentum", momentum, least=0, below=1),
        _floats("curvature", curvature),
    )
    try:
        rate, kept, curved = np.broadcast_arrays(rate, kept, curved)
    except ValueError:
        shapes = (rate.shape, kept.shape, curved.shape)
        raise ValueError(f"learning_rate, momentum, curvature must broadcast: {shapes}") from None
    with np.errstate(over="ignore"):
        push = rate * curved
    if not np.isfinite(push).all():
        raise ValueError("learning_rate * curvature must be finite")
    return (1 + kept - push) / 2, kept


def _beyond(half_sum: np.ndarray, momentum: np.ndarray) -> np.ndarray:
    """Return how far half the sum lies beyond a double root: above 0 the roots are real."""
    beyond = np.abs(half_sum) - np.sqrt(momentum)
    return np.where(np.abs(beyond) <= ROUNDINGS, 0.0, beyond)


def _floats(
    name: str, values: Numbers, least: float = -math.inf, below: float = math.inf
) -> np.ndarray:
    array = checks.array(name, values)
    for value in array.ravel().tolist():
        checks.number(name, value, below=below)
        checks.at_least(name, value, least)
    return array.astype(float)
