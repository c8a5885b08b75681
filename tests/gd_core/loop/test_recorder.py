"""The optimizer's arrays on record."""

import numpy as np

from gd_core import Adam, minimize
from tests.gd_core.loop.descent import BOWL, Descent


def test_states_are_recorded_when_asked_for():
    run = minimize(BOWL, np.array([1.0, 1.0]), Descent(0.1), 2, record_states=True)
    assert set(run.states) == {"last"}
    np.testing.assert_array_equal(run.states["last"][0], [0, 0])
    np.testing.assert_array_equal(run.states["last"][1:], run.gradients[:2])


def test_a_state_may_start_elsewhere_than_at_0():
    class Warm(Descent):
        def __init__(self):
            super().__init__()
            self.last = 7.0

    run = minimize(BOWL, BOWL.start, Warm(), 2, record_states=True)
    np.testing.assert_array_equal(run.states["last"], [[7, 7], *run.gradients[:2]])


def test_states_leave_out_settings_and_private_arrays():
    class Settings(Descent):
        def __init__(self, scale):
            super().__init__(np.full(2, 0.1))
            self.scale, self._buffer, self.count = scale, np.ones(2), 0

    run = minimize(BOWL, BOWL.start, Settings(np.ones(2)), 1, record_states=True)
    assert set(run.states) == {"last"}


def test_states_of_a_diverged_run_end_with_it():
    starts = np.array([[1e-3, 1e-3], [1.0, 1.0]])
    rates = np.array([[0.1], [5.0]])
    run = minimize(BOWL, starts, Descent(rates), 40, record_states=True)
    end = run.diverged_at[1]
    assert np.isnan(run.states["last"][end:, 1]).all()
    assert np.isfinite(run.states["last"][:, 0]).all()


def test_states_of_parameters_without_axes_are_recorded():
    class Square:
        def __call__(self, params):
            return params**2

        def gradient(self, params):
            return 2 * params

    run = minimize(Square(), np.array(1.0), Adam(), 3, record_states=True)
    assert set(run.states) == {"m", "v"}
    np.testing.assert_allclose(run.states["m"][:2], [0, 0.2])


def test_a_state_that_comes_later_is_blank_until_then():
    class Late(Descent):
        def update(self, params, gradients):
            if hasattr(self, "count"):
                self.shift = params - 1
            self.count = 1
            return super().update(params, gradients)

    run = minimize(BOWL, BOWL.start, Late(), 2, record_states=True)
    assert set(run.states) == {"last", "shift"}
    assert np.isnan(run.states["shift"][:2]).all()
    np.testing.assert_array_equal(run.states["shift"][2], run.params[1] - 1)


def test_a_rate_that_its_schedule_changes_later_stays_as_it_was():
    rates = np.zeros(2)

    def schedule(step):
        rates[:] = step
        return rates

    run = minimize(BOWL, BOWL.start, Descent(), 3, schedule)
    np.testing.assert_array_equal(run.learning_rates[:, 0], [0, 1, 2, 2])


def test_a_number_of_any_kind_stands_in_the_first_row():
    class Counting(Descent):
        def __init__(self):
            super().__init__()
            self.last = 3

    run = minimize(BOWL, BOWL.start, Counting(), 1, record_states=True)
    np.testing.assert_array_equal(run.states["last"][0], [3, 3])
