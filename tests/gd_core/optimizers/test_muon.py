"""Muon: by hand, and what its rounds do to singular values."""

import numpy as np
import pytest

from gd_core.optimizers import Muon
from tests.gd_core.optimizers.table import START


def rounds(s):
    for _ in range(5):
        s = 3.4445 * s - 4.775 * s**3 + 2.0315 * s**5
    return s


def test_two_steps_by_hand():
    optimizer = Muon(learning_rate=0.5, momentum=0.5, epsilon=1.0, weight_decay=0.25)
    params = optimizer.update(np.ones((2, 2)), np.diag([3.0, 4.0]))
    # m = G / 2, so m_hat = 0.5 * (G / 2) / 0.75 + 0.5 * G / 0.5 = 4/3 G, of length 20/3
    scaled = np.array([4.0, 16 / 3]) / (20 / 3 + 1)
    expected = np.ones((2, 2)) * 0.875 - 0.5 * np.diag(rounds(scaled))
    np.testing.assert_allclose(params, expected, rtol=1e-12)
    assert (optimizer.t, optimizer.m.tolist()) == (1, [[1.5, 0], [0, 2]])
    second = optimizer.update(np.zeros((2, 2)), np.zeros((2, 2)))
    # m = G / 4, and m_hat = 0.5 * (G / 4) / 0.875
    scaled = np.array([3.0, 4.0]) / 7 / (5 / 7 + 1)
    np.testing.assert_allclose(second, -0.5 * np.diag(rounds(scaled)), rtol=1e-12)


def test_defaults():
    optimizer = Muon()
    rates = (optimizer.learning_rate, optimizer.momentum, optimizer.epsilon)
    assert rates == (0.001, 0.95, 1e-8)
    assert optimizer.weight_decay == 0.1


@pytest.mark.parametrize(("shape", "factor"), [((3, 3), 1), ((4, 2), 1), ((2, 8), 2)], ids=str)
def test_singular_values_come_near_one_and_their_vectors_stay(shape, factor):
    G = np.cos(np.arange(shape[0] * shape[1]) ** 1.5).reshape(shape)
    step = -Muon(1.0, weight_decay=0.0).update(np.zeros(shape), G) / factor
    u, s, vt = np.linalg.svd(G, full_matrices=False)
    np.testing.assert_allclose(step, (u * rounds(s / np.linalg.norm(s))) @ vt, atol=1e-7)
    values = np.linalg.svd(step, compute_uv=False)
    assert values.min() > 0.65
    assert values.max() < 1.25


def test_no_gradient_is_no_step():
    assert np.array_equal(
        Muon(epsilon=0.0, weight_decay=0.0).update(START, np.zeros((2, 2))), START
    )


@pytest.mark.parametrize(("dtype", "size"), [("float32", 1e30), ("float64", 1e200)])
def test_a_huge_gradient_stops_no_later_step(dtype, size):
    optimizer = Muon(weight_decay=0.0)
    params = START.astype(dtype)
    for g in (np.array([[1, 1], [-size, 1]], dtype), np.ones((2, 2), dtype)):
        moved = optimizer.update(params, g)
        assert not np.array_equal(moved, params)
        params = moved
