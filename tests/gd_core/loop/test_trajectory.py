"""What a run leaves behind."""

import numpy as np

from gd_core import minimize
from gd_core.loop.trajectory import first_true
from tests.gd_core.loop.descent import BOWL, Descent


def test_the_first_step_below_a_loss():
    run = minimize(BOWL, np.array([1.0, 1.0]), Descent(0.1), 2)
    assert run.first_step_below(2.5) == 1
    assert run.first_step_below(0.1) is None
    batch = minimize(BOWL, np.array([[1.0, 1.0], [0.1, 0.1]]), Descent(0.1), 2)
    np.testing.assert_array_equal(batch.first_step_below(1.0), [2, 0])
    np.testing.assert_array_equal(batch.first_step_below(0.1), [-1, 0])


def test_first_true():
    assert first_true(np.array([False, True, True])) == 1
    assert first_true(np.array([False])) is None
