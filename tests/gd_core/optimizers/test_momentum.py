"""Momentum: by hand, from the textbook, and in closed form."""

import numpy as np
import pytest

from gd_core.optimizers import GradientDescent, Momentum
from tests.gd_core.optimizers.table import bowl, descend
from tests.gd_core.optimizers.textbook import trace


def test_two_steps_by_hand():
    optimizer = Momentum(learning_rate=0.1, momentum=0.5)
    params = optimizer.update(np.array([1.0]), np.array([2.0]))
    assert optimizer.velocity.tolist() == [0.2]
    assert params.tolist() == [0.8]
    params = optimizer.update(params, np.array([1.0]))
    assert optimizer.velocity.tolist() == [0.2]
    assert params.tolist() == pytest.approx([0.6])


def test_defaults():
    optimizer = Momentum()
    assert (optimizer.learning_rate, optimizer.momentum) == (0.01, 0.9)
    assert optimizer.velocity == 0


def test_textbook():
    def rule(t, g, memory):
        memory["velocity"] = 0.9 * memory.get("velocity", 0.0) + 0.05 * g
        return memory["velocity"]

    points = descend(Momentum(0.05, 0.9), np.array([1.0]), lambda p: 2 * p, 200)
    np.testing.assert_allclose(points[1:, 0], trace(rule, 200), rtol=1e-10, atol=1e-15)


def test_without_momentum_it_is_gradient_descent():
    start = np.array([1.0, -2.0])
    plain = descend(GradientDescent(0.05), start, bowl, 20)
    assert np.array_equal(descend(Momentum(0.05, 0.0), start, bowl, 20), plain)


def test_a_constant_gradient_ends_at_rate_over_one_minus_momentum():
    optimizer = Momentum(0.01, 0.9)
    steps = np.diff(descend(optimizer, np.zeros(1), lambda p: np.full(1, 3.0), 500), axis=0)
    expected = -0.01 * 3 * (1 - 0.9 ** np.arange(1, 501)) / (1 - 0.9)
    np.testing.assert_allclose(steps[:, 0], expected, rtol=1e-10)


def test_the_rate_is_inside_the_velocity():
    optimizer = Momentum(1.0, 0.5)
    optimizer.update(np.zeros(1), np.ones(1))
    optimizer.learning_rate = 0.0
    assert optimizer.update(np.zeros(1), np.ones(1)).tolist() == [-0.5]


def radius(optimizer, curvature):
    """Find the spectral radius of one step, read off from what it does to unit vectors."""
    columns = []
    for params, velocity in ([1.0], [0.0]), ([0.0], [1.0]):
        optimizer.velocity = np.array(velocity)
        after = optimizer.update(np.array(params), curvature * np.array(params))
        columns.append([after[0], optimizer.velocity[0]])
    return np.abs(np.linalg.eigvals(np.array(columns).T)).max()


def test_heavy_ball_at_its_best_has_the_predicted_radius():
    root = 10.0  # of the condition number 100, with curvatures from 1 to 100
    optimizer = Momentum(4 / (root + 1) ** 2, ((root - 1) / (root + 1)) ** 2)
    radii = [radius(optimizer, curvature) for curvature in (1.0, 7.0, 50.0, 100.0)]
    np.testing.assert_allclose(radii, (root - 1) / (root + 1), atol=1e-6)
