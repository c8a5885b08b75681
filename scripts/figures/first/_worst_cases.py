"""Losses on which gradient descent is about as slow as its guarantees allow."""

from functools import cache

import numpy as np

PL_CURVATURE = 8.0  # the largest curvature of x^2 + 3 sin^2 x
PL_CONSTANT = 0.1755  # the largest mu with slope^2 / 2 >= mu * loss, rounded down


class Quartic:
    """x^p / p, whose curvature vanishes at its minimum for p above 2; p = 4 if not given."""

    def __init__(self, power: int = 4) -> None:
        self.power = power

    def __call__(self, params: np.ndarray) -> np.ndarray:
        """Return the loss, shape (...,), of params of shape (..., 1)."""
        return params[..., 0] ** self.power / self.power

    def gradient(self, params: np.ndarray) -> np.ndarray:
        """Return the slope, shape of params."""
        return params ** (self.power - 1)


class Huber:
    """A parabola of curvature 1 with straight arms, the slowest for T steps of rate 1 from 1."""

    def __init__(self, horizon: int) -> None:
        self.bend = 1 / (2 * horizon + 1)

    def __call__(self, params: np.ndarray) -> np.ndarray:
        """Return the loss, shape (...,), of params of shape (..., 1)."""
        size = np.abs(params[..., 0])
        inside = np.minimum(size, self.bend)
        return inside**2 / 2 + self.bend * (size - inside)

    def gradient(self, params: np.ndarray) -> np.ndarray:
        """Return the slope, shape of params."""
        return np.clip(params, -self.bend, self.bend)


class WavyValley:
    """x^2 + 3 sin^2 x + mu y^2 / 2: not convex, and yet no place above its minimum is flat."""

    def __call__(self, params: np.ndarray) -> np.ndarray:
        """Return the loss, shape (...,), of params of shape (..., 2)."""
        x, y = params[..., 0], params[..., 1]
        return x**2 + 3 * np.sin(x) ** 2 + PL_CONSTANT * y**2 / 2

    def gradient(self, params: np.ndarray) -> np.ndarray:
        """Return the slopes, shape of params."""
        x, y = params[..., 0], params[..., 1]
        return np.stack((2 * x + 3 * np.sin(2 * x), PL_CONSTANT * y), axis=-1)


class Washboard:
    """A way down to 0 with slopes from 1/2 to 1, which T steps of rate 1 from 0 all meet at 1.

    Its curvature is 1 or -1. Each of the first T - 1 steps has length 1; in its middle the slope
    is 1/2, so that the loss falls by 3/4 in place of 1. At the end the slope fades to 0.

    Attributes:
        height: The loss at 0, where the run starts.
    """

    def __init__(self, horizon: int) -> None:
        self.length = horizon - 1
        self.height = 0.75 * self.length + 0.5

    def __call__(self, params: np.ndarray) -> np.ndarray:
        """Return the loss, shape (...,), of params of shape (..., 1)."""
        x = params[..., 0]
        teeth, rest = np.divmod(np.clip(x, 0, self.length), 1)
        first, second = np.minimum(rest, 0.5), np.maximum(rest - 0.5, 0)
        fall = first - first**2 / 2 + (second + second**2) / 2
        after = np.clip(x - self.length, 0, 1)
        return self.height - 0.75 * teeth - fall - after + after**2 / 2 - np.minimum(x, 0)

    def gradient(self, params: np.ndarray) -> np.ndarray:
        """Return the slope, shape of params."""
        on_the_board = -0.5 - np.abs(0.5 - np.mod(params, 1))
        after = np.clip(params - self.length, 0, 1) - 1
        return np.where(params < 0, -1.0, np.where(params < self.length, on_the_board, after))


def expected_gaps(rates: np.ndarray, start: float = 2.0) -> np.ndarray:
    """Return the expected loss on x^2 / 2 under gradient noise of variance 1, exactly.

    Args:
        rates: The learning rate of each step, shape (steps,).
        start: The first point, from where the mean square starts.
    """
    squares = [start**2]
    for rate in rates.tolist():
        squares.append((1 - rate) ** 2 * squares[-1] + rate**2)
    return np.array(squares) / 2


@cache
def worst_average_gap(steps: int) -> float:
    """Return the largest expected loss of the mean of T points over the curvatures up to 1.

    The rate is 1 / sqrt(T) and the start 1, with noise of variance 1.
    """
    rate, curvatures = 1 / np.sqrt(steps), np.geomspace(1e-6, 0.5, 400)
    keep = 1 - rate * curvatures[:, np.newaxis]
    sums = (1 - keep ** np.arange(1, steps)) / (1 - keep)  # what a noise adds to later points
    mean = (1 - keep[:, 0] ** steps) / (1 - keep[:, 0]) / steps
    variance = rate**2 * (sums**2).sum(axis=-1) / steps**2
    return float((curvatures * (mean**2 + variance) / 2).max())
