"""Gradient descent: by hand, and at its optimal rate on a quadratic."""

import numpy as np
import pytest

from gd_core.optimizers import GradientDescent
from tests.gd_core.optimizers.table import descend


def test_first_step_by_hand():
    params = GradientDescent(learning_rate=0.1).update(np.array([1.0, -2.0]), np.array([2.0, 5.0]))
    assert params.tolist() == [0.8, -2.5]


def test_default_rate():
    assert GradientDescent().learning_rate == 0.01


def test_powers_on_a_parabola():
    points = descend(GradientDescent(0.1), np.array([1.0]), lambda p: 2 * p, 30)
    np.testing.assert_allclose(points[:, 0], 0.8 ** np.arange(31), rtol=1e-14)


def test_best_rate_on_a_quadratic_shrinks_the_error_as_predicted():
    curvature = np.array([1.0, 100.0])
    optimizer = GradientDescent(2 / curvature.sum())
    errors = np.abs(descend(optimizer, np.array([1.0, 1.0]), lambda p: curvature * p, 50))
    np.testing.assert_allclose(errors[1:] / errors[:-1], 99 / 101, rtol=1e-12)


@pytest.mark.parametrize(("rate", "grows"), [(1.999, False), (2.001, True)])
def test_diverges_beyond_two_over_the_curvature(rate, grows):
    points = descend(GradientDescent(rate / 5), np.array([1.0]), lambda p: 5 * p, 100)
    assert (abs(points[-1, 0]) > 1) == grows


def test_a_schedule_is_a_new_rate():
    optimizer, params = GradientDescent(0.5), np.array([1.0])
    params = optimizer.update(params, params)
    optimizer.learning_rate = 0.25
    assert optimizer.update(params, params).tolist() == [0.375]
