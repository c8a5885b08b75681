"""What the overview of techniques states; the marks there lead here."""

import numpy as np

from gd_core.problems import LeastSquares

COUNT, SEEDS = 100, 40


def floor(rate, is_shuffled, epochs=120):
    """Mean loss above the minimum at the ends of the last epochs, single examples."""
    problem, random = LeastSquares.synthetic(COUNT), np.random.default_rng(0)
    params = np.tile(problem.solution, (SEEDS, 1))
    lowest, found = problem(problem.solution), []
    for epoch in range(epochs):
        if is_shuffled:
            order = random.permuted(np.tile(np.arange(COUNT), (SEEDS, 1)), axis=1)
        else:
            order = random.integers(0, COUNT, (SEEDS, COUNT))
        for rows in order.T:
            x, targets = problem.examples[rows], problem.targets[rows]
            params = params - rate * ((x * params).sum(-1) - targets)[:, np.newaxis] * x
        if epoch >= epochs // 2:
            found.append(problem(params).mean() - lowest)
    return np.mean(found)


def test_the_floor_follows_the_rate_for_independent_draws_and_its_square_for_shuffled_ones():
    drawn = floor(0.02, is_shuffled=False) / floor(0.01, is_shuffled=False)
    shuffled = floor(0.02, is_shuffled=True) / floor(0.01, is_shuffled=True)
    assert 1.7 < drawn < 2.5
    assert shuffled > 3.5
