"""Nesterov: by hand, from the textbook, and in closed form."""

import numpy as np
import pytest

from gd_core.optimizers import GradientDescent, Momentum, Nesterov
from tests.gd_core.optimizers.table import bowl, descend
from tests.gd_core.optimizers.textbook import trace


def test_two_steps_by_hand():
    optimizer, asked = Nesterov(learning_rate=0.1, momentum=0.5), []

    def gradient(params):
        asked.append(params.tolist())
        return 2 * params

    params = optimizer.update(np.array([1.0]), gradient)
    assert params.tolist() == [0.8]
    params = optimizer.update(params, gradient)
    assert asked == [[1.0], [pytest.approx(0.7)]]
    assert optimizer.velocity.tolist() == pytest.approx([0.24])
    assert params.tolist() == pytest.approx([0.56])


def test_defaults():
    optimizer = Nesterov()
    assert (optimizer.learning_rate, optimizer.momentum) == (0.01, 0.9)
    assert optimizer.velocity == 0


def test_textbook():
    def rule(t, g, memory):
        memory["velocity"] = 0.9 * memory.get("velocity", 0.0) + 0.05 * g
        return memory["velocity"]

    points = descend(Nesterov(0.05, 0.9), np.array([1.0]), lambda p: 2 * p, 200)
    np.testing.assert_allclose(points[1:, 0], trace(rule, 200, ahead=0.9), rtol=1e-10, atol=1e-15)


def test_without_momentum_it_is_gradient_descent():
    start = np.array([1.0, -2.0])
    plain = descend(GradientDescent(0.05), start, bowl, 20)
    assert np.array_equal(descend(Nesterov(0.05, 0.0), start, bowl, 20), plain)


def test_where_the_gradient_is_constant_looking_ahead_changes_nothing():
    slope = np.array([3.0, -1.0])
    ahead = descend(Nesterov(), np.zeros(2), lambda p: slope, 20)
    assert np.array_equal(ahead, descend(Momentum(), np.zeros(2), lambda p: slope, 20))


def test_the_gradient_function_may_spoil_its_argument():
    def spoil(params):
        params[:] = 1.0
        return params

    params = np.array([5.0])
    assert Nesterov(0.1).update(params, spoil).tolist() == [4.9]
    assert params.tolist() == [5.0]


@pytest.mark.checks
def test_a_bad_gradient_from_the_function_leaves_the_velocity():
    optimizer = Nesterov()
    optimizer.update(np.ones(2), bowl)
    before = optimizer.velocity.tolist()
    with pytest.raises(ValueError, match=r"^gradients must be finite, got nan$"):
        optimizer.update(np.ones(2), lambda p: p * np.nan)
    assert optimizer.velocity.tolist() == before


def radius(optimizer, curvature):
    """Find the spectral radius of one step, read off from what it does to unit vectors."""
    columns = []
    for params, velocity in ([1.0], [0.0]), ([0.0], [1.0]):
        optimizer.velocity = np.array(velocity)
        after = optimizer.update(np.array(params), lambda p: curvature * p)
        columns.append([after[0], optimizer.velocity[0]])
    return np.abs(np.linalg.eigvals(np.array(columns).T)).max()


def test_at_its_usual_settings_it_has_the_predicted_radius():
    root = 10.0  # of the condition number 100, with curvatures from 1 to 100
    optimizer = Nesterov(1 / root**2, (root - 1) / (root + 1))
    radii = [radius(optimizer, curvature) for curvature in (1.0, 7.0, 50.0, 100.0)]
    assert max(radii) == pytest.approx(1 - 1 / root, abs=1e-6)
