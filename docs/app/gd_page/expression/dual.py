"""Dual numbers: a value together with its slopes in x and y, carried through every operation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

Slope = Any  # an array or a number; None where the value does not depend on the coordinate


@dataclass(frozen=True)
class Dual:
    """A value and its partial derivatives, arrays of one shape; None is a slope of 0."""

    value: Any
    slopes: tuple[Slope, Slope] = (None, None)

    @property
    def is_fixed(self) -> bool:
        """Whether the value depends on neither coordinate."""
        return self.slopes[0] is None and self.slopes[1] is None

    def __add__(self, other: "Dual") -> "Dual":
        """Return the sum."""
        return Dual(self.value + other.value, _sum(self, other))

    def __sub__(self, other: "Dual") -> "Dual":
        """Return the difference."""
        return self + -other

    def __neg__(self) -> "Dual":
        """Return the negative."""
        return _chain(self, -self.value, lambda: -1.0)

    def __mul__(self, other: "Dual") -> "Dual":
        """Return the product, by (u v)' = u' v + u v'."""
        left = _chain(self, None, lambda: other.value)
        right = _chain(other, None, lambda: self.value)
        return Dual(self.value * other.value, _sum(left, right))

    def __truediv__(self, other: "Dual") -> "Dual":
        """Return the quotient, by (u / v)' = (u' - (u / v) v') / v."""
        value = self.value / other.value
        left = _chain(self, None, lambda: 1 / other.value)
        right = _chain(other, None, lambda: -value / other.value)
        return Dual(value, _sum(left, right))

    def __pow__(self, other: "Dual") -> "Dual":
        """Return the power; a constant exponent needs no logarithm of the base."""
        value, power = self.value**other.value, other.value
        left = _chain(self, None, lambda: power * self.value ** (power - 1))
        right = _chain(other, None, lambda: value * np.log(self.value))
        return Dual(value, _sum(left, right))


def _plus(first: Slope, second: Slope) -> Slope:
    if first is None or second is None:
        return second if first is None else first
    return first + second


def _sum(first: Dual, second: Dual) -> tuple[Slope, Slope]:
    return _plus(first.slopes[0], second.slopes[0]), _plus(first.slopes[1], second.slopes[1])


def _chain(inner: Dual, value: Any, factor: Callable[[], Any]) -> Dual:
    """Multiply the slopes by a factor, which is asked for only if there are slopes."""
    if inner.is_fixed:
        return Dual(value)
    outer = factor()
    first, second = (None if s is None else _product(outer, s) for s in inner.slopes)
    return Dual(value, (first, second))


def _product(factor: Any, slope: Any) -> Any:
    product = factor * slope
    # A rest stays a rest where a factor is infinite: the root of x**2 + y**2 has slope 0 at 0.
    return product if np.isfinite(product).all() else np.where(slope == 0, 0.0, product)


DERIVATIVES: dict[str, Callable[[Any, Any], Any]] = {
    # Of the argument and the value; at a kink the mean of both sides, as in torch.
    "sin": lambda u, _: np.cos(u),
    "cos": lambda u, _: -np.sin(u),
    "tan": lambda _, value: 1 + value**2,
    "exp": lambda _, value: value,
    "log": lambda u, _: 1 / u,
    "sqrt": lambda _, value: 0.5 / value,
    "sinh": lambda u, _: np.cosh(u),
    "cosh": lambda u, _: np.sinh(u),
    "tanh": lambda _, value: 1 - value**2,
    "arctan": lambda u, _: 1 / (1 + u**2),
    "abs": lambda u, _: np.sign(u),
}


def apply(name: str, *arguments: Dual) -> Dual:
    """Apply a function of NumPy to one number, or `minimum` or `maximum` to two."""
    value = getattr(np, name)(*(argument.value for argument in arguments))
    if len(arguments) == 1:
        (u,) = arguments
        return _chain(u, value, lambda: DERIVATIVES[name](u.value, value))
    u, w = arguments
    sign = 1.0 if name == "maximum" else -1.0
    left = _chain(u, value, lambda: (1 + sign * np.sign(u.value - w.value)) / 2)
    right = _chain(w, value, lambda: (1 - sign * np.sign(u.value - w.value)) / 2)
    return Dual(value, _sum(left, right))
