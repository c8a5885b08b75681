"""LAMB: by hand, and in closed form."""

import numpy as np
import pytest

from gd_core.optimizers import LAMB
from tests.gd_core.optimizers.table import START, bowl, descend


def test_first_step_by_hand():
    optimizer = LAMB(0.5, beta1=0.5, beta2=0.75, epsilon=1.0, weight_decay=0.25)
    params = optimizer.update(np.array([4.0, 0.0]), np.array([1.0, 3.0]))
    # m_hat = g and v_hat = g^2, so u = (1/2 + 1, 3/4), of length 0.75 sqrt 5; params have length 4
    assert (optimizer.t, optimizer.v.tolist()) == (1, [0.25, 2.25])
    ratio = 4 / (0.75 * 5**0.5)
    assert params == pytest.approx([4 - 0.5 * ratio * 1.5, -0.5 * ratio * 0.75])


def test_defaults():
    optimizer = LAMB()
    rates = (optimizer.learning_rate, optimizer.beta1, optimizer.beta2, optimizer.epsilon)
    assert rates == (0.001, 0.9, 0.999, 1e-6)
    assert optimizer.weight_decay == 0.01


def test_every_step_is_a_fixed_part_of_the_norm():
    points = descend(LAMB(0.01), START, bowl, 50)
    steps = np.linalg.norm(np.diff(points, axis=0), axis=(1, 2))
    np.testing.assert_allclose(steps, 0.01 * np.linalg.norm(points[:-1], axis=(1, 2)), rtol=1e-12)


def test_a_norm_of_zero_counts_as_a_ratio_of_one():
    fresh = LAMB(0.1, epsilon=0.0).update(np.zeros(3), np.array([5.0, -5.0, 1.0]))
    assert fresh == pytest.approx([-0.1, 0.1, -0.1])
    params = np.array([1.0, 2.0])
    assert LAMB(0.1, weight_decay=0.0).update(params, np.zeros(2)).tolist() == [1.0, 2.0]
