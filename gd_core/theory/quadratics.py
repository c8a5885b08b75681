"""Stability limits, best settings and rates of the methods that theory knows.

Along each direction of a quadratic with curvature c, a method with a constant learning rate
multiplies (position, velocity) by a fixed matrix. How fast it converges is that matrix's
spectral radius: the largest size of its eigenvalues. Below 1 it converges, above 1 it diverges.

A rate here is the factor by which the error shrinks at each step, in the long run.
"""

import math
from typing import Literal, NamedTuple

import numpy as np

from gd_core import checks

Method = Literal["GradientDescent", "Momentum", "Nesterov"]
METHODS = ("GradientDescent", "Momentum", "Nesterov")
# Between these, no ratio or square of curvatures is too large or too small for a float.
SMALLEST, LARGEST = 1e-150, 1e150
ROUNDINGS = 8 * math.ulp(1.0)


class Settings(NamedTuple):
    """The best settings for a quadratic, and what they promise.

    Attributes:
        learning_rate: To give to the optimizer.
        momentum: To give to the optimizer; 0 for gradient descent.
        rate: The factor by which the error shrinks at each step, from 0 to 1.
    """

    learning_rate: float
    momentum: float
    rate: float


def optimal_gradient_descent(smallest: float, largest: float) -> Settings:
    """Return the best settings of GradientDescent: rate (k - 1) / (k + 1), k = largest / smallest.

    Args:
        smallest: The smallest curvature of the quadratic, from 1e-150.
        largest: Its largest curvature, at least as large, to 1e150.

    Raises:
        ValueError: A curvature is out of range.
        TypeError: A curvature is not a number.

    Source:
        Polyak 1987, Introduction to Optimization, section 1.4; Nesterov 2004, section 2.1.
    """
    smallest, largest = _check(smallest, largest)
    condition_number = largest / smallest
    rate = (condition_number - 1) / (condition_number + 1)
    return Settings(2 / (largest + smallest), 0.0, rate)


def optimal_momentum(smallest: float, largest: float) -> Settings:
    """Return the best settings of Momentum: rate (sqrt k - 1) / (sqrt k + 1).

    The two eigenvalues are equal at the ends of the spectrum, so that the error shrinks as
    steps * rate^steps: a measured slope is a little off.

    Args:
        smallest: The smallest curvature of the quadratic, from 1e-150.
        largest: Its largest curvature, at least as large, to 1e150.

    Raises:
        ValueError: A curvature is out of range.
        TypeError: A curvature is not a number.

    Source:
        Polyak 1964, Some methods of speeding up the convergence of iteration methods.
    """
    smallest, largest = _check(smallest, largest)
    root = math.sqrt(largest / smallest)
    rate = (root - 1) / (root + 1)
    learning_rate = 4 / (math.sqrt(largest) + math.sqrt(smallest)) ** 2
    return Settings(learning_rate, rate**2, rate)


def optimal_nesterov(smallest: float, largest: float) -> Settings:
    """Return the usual settings of Nesterov: learning rate 1 / largest, rate 1 - 1 / sqrt k.

    On a quadratic the error shrinks by that rate. On every smooth, strongly convex function the
    theorem promises it for the loss above the minimum, so for the error only its square root. On
    a quadratic alone slightly better settings exist (Lessard, Recht and Packard 2016, arXiv
    1408.3595).

    Args:
        smallest: The smallest curvature of the quadratic, from 1e-150.
        largest: Its largest curvature, at least as large, to 1e150.

    Raises:
        ValueError: A curvature is out of range.
        TypeError: A curvature is not a number.

    Source:
        Nesterov 2004, Introductory Lectures on Convex Optimization, section 2.2.
    """
    smallest, largest = _check(smallest, largest)
    root = math.sqrt(largest / smallest)
    return Settings(1 / largest, (root - 1) / (root + 1), 1 - 1 / root)


def stability_limit(method: Method, curvature: float, momentum: float = 0.0) -> float:
    """Return the learning rate above which a method diverges on a quadratic.

    2 / c for gradient descent, 2 (1 + momentum) / c for Momentum, and
    2 (1 + momentum) / (c (1 + 2 momentum)) for Nesterov.

    Args:
        method: "GradientDescent", "Momentum" or "Nesterov", in the form of gd_core.optimizers.
        curvature: The largest curvature c, from 1e-150 to 1e150.
        momentum: In [0, 1); 0 for gradient descent.

    Raises:
        ValueError: The method is unknown, or a number is out of range.
        TypeError: A number is of the wrong kind.
    """
    momentum = _check_method(method, momentum)
    curvature = _check_curvature("curvature", curvature)
    if method == "Nesterov":
        return 2 * (1 + momentum) / (curvature * (1 + 2 * momentum))
    return 2 * (1 + momentum) / curvature


def iteration_matrix(
    method: Method, curvature: float, learning_rate: float, momentum: float = 0.0
) -> np.ndarray:
    """Return the matrix that one step applies to (position, velocity), shape (2, 2), float64.

    Args:
        method: "GradientDescent", "Momentum" or "Nesterov".
        curvature: Of the direction looked at, any finite number; below 0 at a saddle.
        learning_rate: At least 0; times the curvature it must be finite.
        momentum: In [0, 1); 0 for gradient descent.

    Raises:
        ValueError: The method is unknown, or a number is out of range.
        TypeError: A number is of the wrong kind.
    """
    momentum = _check_method(method, momentum)
    checks.number("curvature", curvature)
    checks.at_least("learning_rate", learning_rate, 0)
    push = float(learning_rate) * float(curvature)
    checks.number("learning_rate * curvature", push)
    kept = momentum * (1 - push) if method == "Nesterov" else momentum
    # velocity <- kept * velocity + push * position;  position <- position - velocity
    return np.array([[1 - push, -kept], [push, kept]])


def spectral_radius(
    method: Method,
    curvatures: float | np.ndarray,
    learning_rate: float,
    momentum: float = 0.0,
) -> float:
    """Return the rate of a method on a quadratic: that of its slowest direction.

    Near a double root, as the best settings have, the radius changes by the root of a change in
    them: what is within a few roundings of such a root is given as that root itself.

    Args:
        method: "GradientDescent", "Momentum" or "Nesterov".
        curvatures: Of the quadratic, one or several, shape () or (k,).
        learning_rate: At least 0.
        momentum: In [0, 1); 0 for gradient descent.

    Raises:
        ValueError: No curvature is given, the method is unknown, or a number is out of range.
        TypeError: A number is of the wrong kind.
    """
    values = np.atleast_1d(checks.array("curvatures", curvatures)).tolist()
    if not values:
        raise ValueError(f"curvatures must not be empty, got {curvatures!r}")
    return max(_radius(method, curvature, learning_rate, momentum) for curvature in values)


def _radius(method: Method, curvature: float, learning_rate: float, momentum: float) -> float:
    (kept_place, _), (_, kept) = iteration_matrix(
        method, curvature, learning_rate, momentum
    ).tolist()
    # The eigenvalues' half sum and product: half_sum +- sqrt(half_sum^2 - product).
    half_sum, product = abs(kept_place / 2 + kept / 2), kept
    if product < 0:
        return half_sum + math.hypot(half_sum, math.sqrt(-product))
    root = math.sqrt(product)
    # A few roundings above a double root would count as 1e-8, the square root of one.
    if half_sum - root <= ROUNDINGS:
        return root
    return half_sum + math.sqrt(half_sum - root) * math.sqrt(half_sum + root)


def _check(smallest: float, largest: float) -> tuple[float, float]:
    smallest = _check_curvature("smallest", smallest)
    checks.at_least("largest", largest, smallest)
    return smallest, _check_curvature("largest", largest)


def _check_curvature(name: str, value: float) -> float:
    checks.number(name, value, above=0)
    checks.at_least(name, value, SMALLEST, most=LARGEST)
    return float(value)


def _check_method(method: str, momentum: float) -> float:
    if not isinstance(method, str) or method not in METHODS:
        raise ValueError(f"method must be one of {METHODS}, got {method!r}")
    checks.at_least("momentum", momentum, 0)
    checks.number("momentum", momentum, below=1)
    if method == "GradientDescent" and momentum:
        raise ValueError(f"momentum must be 0 for GradientDescent, got {momentum!r}")
    return float(momentum)
