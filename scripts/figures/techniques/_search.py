"""What the page on search says of luck: normal curves, the best of many, and paired seeds."""

import math

import numpy as np

from gd_core.problems import LeastSquares


def share_below(x: float) -> float:
    """The share of a standard normal variable that lies below x."""
    return (1 + math.erf(x / math.sqrt(2))) / 2


def right_decisions(difference: float, seeds: int) -> float:
    """How often the better of two methods has the lower mean; difference in deviations."""
    return share_below(difference * math.sqrt(seeds / 2))


def best_of(trials: int) -> float:
    """Mean of the largest of some standard normal numbers, by quadrature."""
    x = np.linspace(-8, 8, 8001)
    below = np.array([share_below(value) for value in x]) ** trials
    return float(x[-1] - np.sum((below[1:] + below[:-1]) / 2) * (x[1] - x[0]))


def paired_losses(learning_rate: float, seed: int, runs: int = 400, steps: int = 100):
    """Final losses of many runs of mini-batch descent on the line; one seed, one set of batches."""
    problem, random = LeastSquares.synthetic(200), np.random.default_rng(seed)
    params = np.zeros((runs, 2))
    for _ in range(steps):
        batch = random.integers(0, 200, (runs, 8))
        x, targets = problem.examples[batch], problem.targets[batch]
        residuals = (x @ params[..., np.newaxis])[..., 0] - targets
        params = params - learning_rate * (residuals[..., np.newaxis] * x).mean(axis=1)
    return problem(params)
