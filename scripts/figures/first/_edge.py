"""Runs of the small network at its edge of stability, kept for both themes and the tests."""

from functools import cache

import numpy as np

from scripts.figures.first._curve_fit import CurveFit

EVERY = 50
RAISED_AT = 2000


@cache
def trace(first: float, second: float, steps: int) -> tuple[np.ndarray, np.ndarray]:
    """Train at one rate and, from step 2000, at another.

    Returns:
        The sharpness at every 50th step, and the loss at every step.
    """
    network = CurveFit()
    params, sharpness, losses = network.start, [], []
    for step in range(steps + 1):
        if step % EVERY == 0:
            sharpness.append(network.sharpness(params))
        losses.append(network(params))
        params = params - (first if step < RAISED_AT else second) * network.gradient(params)
    return np.array(sharpness), np.array(losses)
