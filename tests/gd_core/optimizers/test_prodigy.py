"""Prodigy: by hand, and what it finds."""

import numpy as np
import pytest

from gd_core.optimizers import Prodigy
from tests.gd_core.optimizers.table import descend


def test_two_steps_by_hand():
    optimizer = Prodigy(0.5, beta1=0.5, beta2=0.25, epsilon=1.0, weight_decay=0.25, d0=2.0)
    params = optimizer.update(np.array([8.0]), np.array([4.0]))
    # m = 2 * 4 / 2 = 4, v = 0.75 * 4 * 16 = 48, s = 0.5 * 4 * 4 = 8, and no distance yet
    assert (optimizer.m.tolist(), optimizer.v.tolist(), optimizer.s.tolist()) == ([4], [48], [8])
    assert (optimizer.r, optimizer.d, optimizer.t) == (0, 2, 1)
    first = 8 - 0.5 * (2 * 4 / (48**0.5 + 2) + 2 * 0.25 * 8)
    assert params[0] == pytest.approx(first)
    optimizer.update(params, np.array([1.0]))
    # beta3 = 0.5, so r = 0.5 * 4 * (8 - first) and s = 0.5 * 8 + 0.5 * 4
    assert optimizer.r == pytest.approx(2 * (8 - first))
    assert optimizer.s.tolist() == [6]
    assert optimizer.d == 2  # r / 6 is smaller


@pytest.mark.checks
def test_a_first_distance_of_zero_would_never_grow():
    with pytest.raises(ValueError, match=r"^d0 must be > 0, got 0\.0"):
        Prodigy(d0=0.0)
    optimizer = Prodigy()
    optimizer.d0 = 0
    with pytest.raises(ValueError, match=r"^d0 must be > 0, got 0\.0"):
        optimizer.update(np.ones(2), np.ones(2))
    assert optimizer.t == 0


def test_defaults():
    optimizer = Prodigy()
    rates = (optimizer.learning_rate, optimizer.beta1, optimizer.beta2, optimizer.epsilon)
    assert rates == (1.0, 0.9, 0.999, 1e-8)
    assert (optimizer.weight_decay, optimizer.d0) == (0.0, 1e-6)


@pytest.mark.parametrize("distance", [0.1, 10.0, 1000.0])
def test_d_grows_to_the_order_of_the_distance_and_never_beyond(distance):
    optimizer, params, bounds = Prodigy(), np.full(4, distance), []
    for _ in range(400):
        params = optimizer.update(params, np.sign(params))
        bounds.append(optimizer.d)
    assert (np.diff(bounds) >= 0).all()
    assert 0.05 * distance < bounds[-1] <= distance


def test_gradients_of_zero_keep_d():
    optimizer = Prodigy()
    params = optimizer.update(np.ones(2), np.zeros(2))
    assert params.tolist() == [1.0, 1.0]
    assert optimizer.d == 1e-6


def test_it_needs_no_rate():
    for scale in (1e-3, 1.0, 1e3):
        points = descend(Prodigy(), np.full(3, scale), lambda p: p, 500)
        assert np.abs(points[-1]).max() < 0.05 * scale
