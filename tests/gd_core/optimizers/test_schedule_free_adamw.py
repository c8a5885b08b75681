"""Schedule-free AdamW: by hand, its average, and in closed form."""

import numpy as np
import pytest

from gd_core.optimizers import ScheduleFreeAdamW
from tests.gd_core.optimizers.table import bowl, descend


def test_two_steps_by_hand():
    optimizer = ScheduleFreeAdamW(0.5, beta1=0.75, beta2=0.75, epsilon=1.0, weight_decay=0.25)
    params = optimizer.update(np.array([2.0]), np.array([4.0]))
    # the first average is the first z
    z = 2 - 0.5 * (4 / 5 + 0.25 * 2)
    assert optimizer.z[0] == pytest.approx(z)
    assert optimizer.averaged[0] == pytest.approx(z)
    assert params[0] == pytest.approx(z)
    params = optimizer.update(params, np.array([0.0]))
    new_z = z - 0.5 * 0.25 * z
    assert optimizer.averaged[0] == pytest.approx((z + new_z) / 2)
    assert params[0] == pytest.approx(0.25 * new_z + 0.75 * (z + new_z) / 2)
    assert (optimizer.t, optimizer.weight_sum, optimizer.v.tolist()) == (2, 0.5, [3.0])


def test_defaults():
    optimizer = ScheduleFreeAdamW()
    rates = (optimizer.learning_rate, optimizer.beta1, optimizer.beta2, optimizer.epsilon)
    assert rates == (0.0025, 0.9, 0.999, 1e-8)
    assert optimizer.weight_decay == 0.0


def test_at_a_constant_rate_it_is_the_plain_mean_of_z():
    optimizer, params, path = ScheduleFreeAdamW(0.05), np.array([1.0, -2.0]), []
    for _ in range(30):
        params = optimizer.update(params, bowl(params))
        path.append(optimizer.z)
    np.testing.assert_allclose(optimizer.averaged, np.mean(path, axis=0), rtol=1e-12)


def test_rates_weigh_by_their_squares():
    optimizer, params, path = ScheduleFreeAdamW(), np.array([1.0, -2.0]), []
    rates = np.array([0.0, 0.0, 0.1, 0.3, 0.2])
    for rate in rates:
        optimizer.learning_rate = rate
        params = optimizer.update(params, bowl(params))
        path.append(optimizer.z)
    expected = np.average(path, axis=0, weights=rates**2)
    np.testing.assert_allclose(optimizer.averaged, expected, rtol=1e-12)


def test_under_a_constant_gradient_z_steps_by_the_rate():
    optimizer = ScheduleFreeAdamW(0.1, epsilon=0.0)
    descend(optimizer, np.zeros(1), lambda p: np.full(1, -3.0), 50)
    assert optimizer.z[0] == pytest.approx(5.0)
    assert optimizer.averaged[0] == pytest.approx(0.1 * 51 / 2)


def test_the_average_is_a_copy():
    optimizer = ScheduleFreeAdamW()
    optimizer.update(np.ones(2), np.ones(2))
    before = optimizer.averaged.copy()
    optimizer.averaged[:] = 9
    assert np.array_equal(optimizer.averaged, before)
