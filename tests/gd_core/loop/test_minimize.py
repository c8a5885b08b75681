"""The loop: every step on record, schedules, clipping, losses of any shape."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import SharpnessAware, Trajectory, minimize
from gd_core.surfaces import Booth, IllConditionedBowl, Plateau
from tests.gd_core.loop.descent import BOWL, Descent, Jump, LookAhead, Sum


def test_each_row_is_a_step_by_hand():
    run = minimize(BOWL, np.array([1.0, 1.0]), Descent(0.1), 2)
    np.testing.assert_allclose(run.params, [[1, 1], [0.9, 0.6], [0.81, 0.36]])
    np.testing.assert_allclose(run.losses, [2.5, 1.125, 0.58725])
    np.testing.assert_allclose(run.gradients, [[1, 4], [0.9, 2.4], [0.81, 1.44]])
    np.testing.assert_array_equal(run.learning_rates, [0.1, 0.1, 0.1])
    assert run.diverged_at is None
    assert run.steps == 2
    assert run.states == {}
    np.testing.assert_array_equal(run.final_params, run.params[-1])
    assert run.final_loss == run.losses[-1]


def test_the_record_is_frozen():
    run = minimize(BOWL, BOWL.start, Descent(), 1)
    with pytest.raises(AttributeError):
        run.losses = None


def test_no_steps_leave_the_start():
    run = minimize(BOWL, BOWL.start, Descent(0.3), 0)
    np.testing.assert_array_equal(run.params, [BOWL.start])
    np.testing.assert_array_equal(run.learning_rates, [0.3])


def test_the_optimizer_given_is_not_changed():
    optimizer = Descent()
    first = minimize(BOWL, BOWL.start, optimizer, 3, schedule=lambda step: 0.01)
    second = minimize(BOWL, BOWL.start, optimizer, 3, schedule=lambda step: 0.01)
    assert optimizer.learning_rate == 0.1
    assert optimizer.last == 0.0
    np.testing.assert_array_equal(first.params, second.params)


def test_the_schedule_sets_the_rate_of_each_step_from_0():
    seen = []
    run = minimize(
        BOWL, np.array([1.0, 0.0]), Descent(), 3, schedule=lambda step: seen.append(step) or step
    )
    assert seen == [0, 1, 2]
    np.testing.assert_array_equal(run.learning_rates, [0, 1, 2, 2])
    np.testing.assert_array_equal(run.params[:, 0], [1, 1, 0, 0])


def test_clipping_changes_what_the_optimizer_sees_but_not_the_record():
    start = np.array([1.0, 1.0])
    for optimizer, gradient in ((Descent(0.1), [1, 4]), (LookAhead(0.1), [1, 4])):
        run = minimize(BOWL, start, optimizer, 1, clip=lambda gradients: 0 * gradients + 2)
        np.testing.assert_allclose(run.params[1], [0.8, 0.8])
        np.testing.assert_allclose(run.gradients[0], gradient)


def test_a_function_for_the_gradient_is_given_to_who_asks_for_it():
    run = minimize(BOWL, np.array([3.0, 2.0]), LookAhead(0.1), 1)
    np.testing.assert_allclose(run.params[1], [3 - 0.1 * 2, 2 - 0.1 * 4])


def test_an_optimizer_without_a_rate_is_fine():
    run = minimize(Plateau(), np.array([1.0, 1.0]), Jump(0.5), 2)
    assert np.isnan(run.learning_rates).all()
    assert run.learning_rates.shape == (3,)


@given(x=st.floats(-3, 3), y=st.floats(-3, 3), rate=st.floats(0, 2))
def test_any_start_and_rate_give_a_whole_record(x, y, rate):
    run = minimize(Booth(), np.array([x, y]), Descent(rate), 30)
    end = 31 if run.diverged_at is None else run.diverged_at
    assert np.isfinite(run.params[:end]).all()
    assert np.isnan(run.losses[end:]).all()
    np.testing.assert_allclose(run.losses[:end], Booth()(run.params[:end]))


def test_a_problem_of_another_shape():
    run = minimize(Sum(), np.ones((3, 2, 2)), Descent(0.25), 2)
    assert isinstance(run, Trajectory)
    assert run.params.shape == (3, 3, 2, 2)
    np.testing.assert_array_equal(run.losses, [12, 3, 0.75])


def test_a_function_that_works_in_place_leaves_the_start():
    class InPlace(IllConditionedBowl):
        def __call__(self, points):
            points += 1
            return super().__call__(points)

    start = np.ones(2)
    minimize(InPlace(), start, SharpnessAware(Descent()), 2)
    minimize(InPlace(), start, Descent(), 0)
    np.testing.assert_array_equal(start, [1, 1])


def test_steps_of_numpy_cannot_wrap_around():
    assert minimize(BOWL, BOWL.start, Descent(), np.uint8(255)).steps == 255
