"""Runs on the losses that are slow for gradient descent, kept for both themes."""

from functools import cache

import numpy as np

from gd_core import GradientDescent, minimize
from scripts.figures.first._worst_cases import Huber, Quartic, Washboard

HORIZONS = 2 ** np.arange(13)


@cache
def last_loss(horizon: int) -> float:
    """The loss that is left after T steps of rate 1 on the slowest convex loss for T."""
    run = minimize(Huber(horizon), np.ones(1), GradientDescent(1.0), horizon)
    return float(run.final_loss)


@cache
def losses_on_power(power: int) -> np.ndarray:
    """The losses of 4,096 steps of rate 1/L on x^p / p from 1."""
    run = minimize(Quartic(power), np.ones(1), GradientDescent(1 / (power - 1)), 4096)
    return run.losses


@cache
def smallest_square(horizon: int) -> float:
    """The smallest squared slope among the first points on a washboard, over its height."""
    board = Washboard(horizon)
    run = minimize(board, np.zeros(1), GradientDescent(1.0), horizon - 1)
    return float((board.gradient(run.params) ** 2).min()) / board.height


def noisy_rates(steps: np.ndarray) -> dict[str, np.ndarray]:
    """The rates of the picture under noise, one for each step from 1."""
    return {
        "constant 0.3": np.full(steps.shape, 0.3),
        "constant 0.03": np.full(steps.shape, 0.03),
        "0.5/√t": 0.5 / np.sqrt(steps),
        "2/(t + 1)": 2 / (steps + 1),
    }
