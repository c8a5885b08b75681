"""What the page on gradient accumulation states: its mean, and the steps that it costs."""

import numpy as np
import pytest

from gd_core import GradientDescent
from gd_core.techniques import GradientAccumulation
from scripts.figures.data._batch_sizes import middle_of_three
from scripts.figures.data.variants import SLANTED


def test_two_gradients_move_by_their_mean():
    optimizer, theta = GradientAccumulation(GradientDescent(0.1), every=2), np.zeros(1)
    for gradient in (1.0, 3.0):
        theta = optimizer.update(theta, np.array([gradient]))
    assert theta[0] == pytest.approx(-0.2)


def best_gap(wrap):
    """The loss above the lowest after five epochs of batches of 8, at the best rate."""
    rates, gaps = np.geomspace(0.01, 0.34, 16), []
    for seed in range(20, 29):
        rng, optimizer = np.random.default_rng(seed), wrap(GradientDescent(rates[:, np.newaxis]))
        params = np.zeros((len(rates), 2))
        for _ in range(5):
            for batch in rng.permutation(200).reshape(25, 8):
                params = optimizer.update(params, SLANTED.gradient(params, batch))
        gaps.append(SLANTED(params) - SLANTED(SLANTED.solution))
    return middle_of_three(np.median(gaps, axis=0)).min()


def test_a_step_for_each_batch_ends_lower():
    alone = best_gap(lambda optimizer: optimizer)
    accumulated = best_gap(lambda optimizer: GradientAccumulation(optimizer, every=5))
    assert accumulated > 10 * alone
    assert 2 / np.linalg.eigvalsh(SLANTED.hessian)[-1] == pytest.approx(0.34, abs=0.005)
