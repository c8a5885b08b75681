"""The loop: every step on record, divergence too, and batches that are separate runs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import (
    LAMB,
    SOAP,
    Adafactor,
    Adam,
    GradientAccumulation,
    Lookahead,
    Muon,
    Prodigy,
    Shampoo,
    SharpnessAware,
    Trajectory,
    minimize,
)
from gd_core.loop.trajectory import first_true
from gd_core.surfaces import Booth, Cliff, IllConditionedBowl, Plateau, Rosenbrock


class Descent:
    """The simplest optimizer, so that these tests need no other part."""

    def __init__(self, learning_rate=0.1):
        self.learning_rate = learning_rate
        self.last = 0.0

    def update(self, params, gradients):
        assert np.isfinite(params).all()
        assert np.isfinite(gradients).all()
        self.last = gradients * 1
        return params - self.learning_rate * gradients


class LookAhead(Descent):
    def update(self, params, gradient_fn):
        return super().update(params, gradient_fn(params - 1))


class Jump:
    """Adds the same move at every step, whatever the gradient; it has no rate."""

    def __init__(self, move):
        self.move = move

    def update(self, params, gradients):
        return params + self.move


BOWL = IllConditionedBowl(4.0)


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


def test_divergence_is_recorded_at_its_first_step():
    run = minimize(BOWL, np.array([0.0, 1.0]), Descent(1.0), 50, limit=1000.0)
    # y becomes -3 y: the loss 2 * 9^k passes 1000 at k = 3.
    assert run.diverged_at == 3
    np.testing.assert_array_equal(run.params[2], [0, 9])
    for rows in (run.params, run.losses, run.gradients):
        assert np.isfinite(rows[:3]).all()
        assert np.isnan(rows[3:]).all()
    np.testing.assert_array_equal(run.learning_rates[:5], [1, 1, 1, np.nan, np.nan])
    assert np.isnan(run.final_loss)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("limit", [1e12, 1e300])
def test_overflow_raises_and_warns_of_nothing(dtype, limit):
    run = minimize(Cliff(), np.array([2.4, 2.4], dtype), Descent(10.0), 20, limit=limit)
    assert 0 < run.diverged_at <= 3
    assert run.params.dtype == run.gradients.dtype == run.losses.dtype == dtype


@pytest.mark.parametrize("move", [np.inf, np.nan, 1e13])
def test_parameters_alone_can_diverge(move):
    # On the plateau the loss stays 1 and the gradient 0 however far one goes.
    assert minimize(Plateau(), np.array([1.0, 1.0]), Jump(move), 5).diverged_at == 1


def test_an_optimizer_without_a_rate_is_fine():
    run = minimize(Plateau(), np.array([1.0, 1.0]), Jump(0.5), 2)
    assert np.isnan(run.learning_rates).all()
    assert run.learning_rates.shape == (3,)


def test_a_look_ahead_that_overflows_ends_the_run():
    class Far(Descent):
        def update(self, params, gradient_fn):
            return params - gradient_fn(params * 1e200)

    assert minimize(Rosenbrock(), np.array([1.5, 1.0]), Far(), 5).diverged_at == 1


def test_a_start_beyond_the_limit_has_diverged_at_0():
    run = minimize(BOWL, np.array([1e9, 1e9]), Descent(), 3)
    assert run.diverged_at == 0
    assert np.isnan(run.params).all()
    assert np.isnan(run.learning_rates[1:]).all()


def test_a_batch_is_separate_runs_also_when_one_diverges():
    rates = np.array([[0.1], [0.9], [0.3]])
    starts = np.array([[1.0, 2.0], [1.0, 2.0], [-1.0, 0.5]])
    together = minimize(BOWL, starts, Descent(rates), 60)
    assert together.losses.shape == (61, 3)
    assert together.learning_rates.shape == (61, 3, 1)
    np.testing.assert_array_equal(together.diverged_at[[0, 2]], [-1, -1])
    for run in range(3):
        alone = minimize(BOWL, starts[run], Descent(rates[run, 0]), 60)
        np.testing.assert_array_equal(together.params[:, run], alone.params)
        np.testing.assert_array_equal(together.losses[:, run], alone.losses)
        np.testing.assert_array_equal(together.gradients[:, run], alone.gradients)
        expected = -1 if alone.diverged_at is None else alone.diverged_at
        assert together.diverged_at[run] == expected
    assert together.diverged_at[1] > 0


def test_a_run_whose_gradient_overflows_is_not_shown_to_the_optimizer():
    starts = np.array([[2.4, 2.4], [0.1, 0.2]], np.float32)
    together = minimize(Cliff(), starts, Descent(10.0), 20, limit=1e300)
    alone = minimize(Cliff(), starts[1], Descent(10.0), 20)
    assert together.diverged_at[0] > 0
    np.testing.assert_array_equal(together.params[:, 1], alone.params)


def test_a_batch_of_look_aheads_rests_what_is_over():
    class Half(Descent):
        def update(self, params, gradient_fn):
            return super().update(params, gradient_fn(params * np.array([[1e200], [1.0]])))

    run = minimize(BOWL, np.ones((2, 2)), Half(0.1), 4)
    np.testing.assert_array_equal(run.diverged_at, [1, -1])
    alone = minimize(BOWL, np.ones(2), Descent(0.1), 4)
    np.testing.assert_allclose(run.params[:, 1], alone.params)


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
        SETTINGS = ("learning_rate", "scale")

        def __init__(self):
            super().__init__(np.full(2, 0.1))
            self.scale, self._buffer, self.count = np.ones(2), np.ones(2), 0

    assert set(minimize(BOWL, BOWL.start, Settings(), 1, record_states=True).states) == {"last"}


def test_states_of_a_diverged_run_end_with_it():
    starts = np.array([[1e-3, 1e-3], [1.0, 1.0]])
    rates = np.array([[0.1], [5.0]])
    run = minimize(BOWL, starts, Descent(rates), 40, record_states=True)
    end = run.diverged_at[1]
    assert np.isnan(run.states["last"][end:, 1]).all()
    assert np.isfinite(run.states["last"][:, 0]).all()


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


@given(x=st.floats(-3, 3), y=st.floats(-3, 3), rate=st.floats(0, 2))
def test_any_start_and_rate_give_a_whole_record(x, y, rate):
    run = minimize(Booth(), np.array([x, y]), Descent(rate), 30)
    end = 31 if run.diverged_at is None else run.diverged_at
    assert np.isfinite(run.params[:end]).all()
    assert np.isnan(run.losses[end:]).all()
    np.testing.assert_allclose(run.losses[:end], Booth()(run.params[:end]))


def test_a_problem_of_another_shape():
    class Sum:
        def __call__(self, params):
            return (params**2).sum()

        def gradient(self, params):
            return 2 * params

    run = minimize(Sum(), np.ones((3, 2, 2)), Descent(0.25), 2)
    assert isinstance(run, Trajectory)
    assert run.params.shape == (3, 3, 2, 2)
    np.testing.assert_array_equal(run.losses, [12, 3, 0.75])


class Crooked:
    def __init__(self, loss, gradient):
        self.loss, self.slopes = np.asarray(loss), np.asarray(gradient)

    def __call__(self, params):
        return self.loss

    def gradient(self, params):
        return self.slopes


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"function": 3}, TypeError, "function must be callable"),
        ({"function": len}, TypeError, "function must be callable and have a gradient"),
        ({"optimizer": "adam"}, TypeError, "optimizer must have an update method.*got 'adam'"),
        ({"steps": -1}, ValueError, "steps must be >= 0, got -1"),
        ({"steps": 2.0}, TypeError, "steps must be an integer, got 2.0"),
        ({"steps": True}, TypeError, "steps must be an integer, got True"),
        ({"start": np.array([1, 2])}, TypeError, "start must be float32 or float64, got int"),
        ({"start": np.array([np.nan, 0])}, ValueError, "start must be finite, got nan"),
        ({"start": np.zeros((0, 2))}, ValueError, r"start must not be empty.*\(0, 2\)"),
        ({"schedule": 0.1}, TypeError, "schedule must be callable, got 0.1"),
        ({"schedule": lambda _: None}, TypeError, r"^schedule\(step\) must be a number, got None"),
        (
            {"steps": 2, "schedule": lambda step: 0.1 if step == 0 else np.full(2, 0.1)},
            ValueError,
            r"^schedule\(step\) must have shape \(\), got \(2,\)",
        ),
        (
            {"steps": 2, "schedule": lambda step: 0.1 if step else np.full(2, 0.1)},
            ValueError,
            r"^schedule\(step\) must have shape \(2,\), got \(\)",
        ),
        (
            {"schedule": lambda _: [[1], [1, 2]]},
            ValueError,
            r"^schedule\(step\) must have one shape",
        ),
        ({"clip": 1.0}, TypeError, "clip must be callable, got 1.0"),
        ({"limit": 0}, ValueError, "limit must be > 0, got 0"),
        ({"limit": np.inf}, ValueError, "limit must be finite, got inf"),
        ({"function": Crooked([1.0, 2.0, 3.0], [1.0, 2.0])}, ValueError, r"loss.*\(2,\).*\(3,\)"),
        ({"function": Booth}, TypeError, "function must be callable.*be no class, got <class"),
        ({"function": Crooked(0, BOWL.start)}, TypeError, "function's loss must be a float, got"),
        ({"function": Crooked(None, BOWL.start)}, TypeError, "function's loss must be a float"),
        ({"function": Crooked("x", BOWL.start)}, TypeError, "function's loss must be a float"),
        ({"function": Crooked(1j, BOWL.start)}, TypeError, "function's loss must be a float"),
        ({"function": Crooked([1, 2], BOWL.start)}, TypeError, "function's loss must be a float"),
        ({"function": Crooked(1.0, [1, 2])}, TypeError, "function's gradient must be an array"),
        ({"function": Crooked(1.0, None)}, TypeError, "function's gradient must be an array"),
        ({"start": [[1.0], [1.0, 2.0]]}, ValueError, r"start must have one shape, got \[\[1\.0\]"),
        ({"steps": 10**400}, ValueError, "steps must be <= 9223372036854775807, got an integer"),
        ({"function": Crooked(1.0, [1.0])}, ValueError, r"gradient.*\(2,\), got \(1,\)"),
    ],
)
def test_bad_arguments_are_named(arguments, error, message):
    good = {"function": BOWL, "start": BOWL.start, "optimizer": Descent(), "steps": 1}
    with pytest.raises(error, match=message):
        minimize(**{**good, **arguments})


@pytest.mark.parametrize(
    ("result", "error", "message"),
    [
        (None, TypeError, "optimizer.update must return an array, got None"),
        ([1.0, 2.0], TypeError, r"optimizer.update must return an array, got \[1\.0, 2\.0\]"),
        (np.ones(3), ValueError, r"optimizer.update must return shape \(2,\), got \(3,\)"),
    ],
)
def test_a_bad_update_is_named(result, error, message):
    class Bad:
        def update(self, params, gradients):
            return result

    with pytest.raises(error, match=message):
        minimize(BOWL, BOWL.start, Bad(), 2)


def test_raw_results_that_are_no_arrays_are_named():
    class Raw(Crooked):
        def __init__(self, loss, slopes):
            self.loss, self.slopes = loss, slopes

    for loss, slopes, name in ((1.0, [1.0, 2.0], "gradient"), ([[1.0], [1.0, 2.0]], 0, "loss")):
        with pytest.raises((TypeError, ValueError), match=f"the function's {name} must"):
            minimize(Raw(loss, slopes), BOWL.start, Descent(), 2)


WHOLE = [LAMB(), Adafactor(), Shampoo(), SOAP(), Prodigy(), Muon()]


@pytest.mark.parametrize("optimizer", WHOLE, ids=lambda optimizer: type(optimizer).__name__)
@pytest.mark.parametrize("wrap", [lambda o: o, Lookahead, lambda o: GradientAccumulation(o, 2)])
def test_runs_that_would_see_each_other_are_refused(optimizer, wrap):
    name = type(optimizer).__name__
    message = f"optimizer must move each element by itself for 3 runs.*{name} looks.*one by one"
    with pytest.raises(ValueError, match=message):
        minimize(BOWL, np.ones((3, 2)), wrap(optimizer), 2)


def test_a_matrix_is_one_run_for_those_that_look_at_the_whole():
    class Sum:
        def __call__(self, params):
            return (params**2).sum()

        def gradient(self, params):
            return 2 * params

    for optimizer in WHOLE:
        assert minimize(Sum(), np.ones((2, 2)), optimizer, 2).losses.shape == (3,)


def test_a_function_that_works_in_place_leaves_the_start():
    class InPlace(IllConditionedBowl):
        def __call__(self, points):
            points += 1
            return super().__call__(points)

    start = np.ones(2)
    minimize(InPlace(), start, SharpnessAware(Descent()), 2)
    minimize(InPlace(), start, Descent(), 0)
    np.testing.assert_array_equal(start, [1, 1])


def test_states_of_parameters_without_axes_are_recorded():
    class Square:
        def __call__(self, params):
            return params**2

        def gradient(self, params):
            return 2 * params

    run = minimize(Square(), np.array(1.0), Adam(), 3, record_states=True)
    assert set(run.states) == {"m", "v"}
    np.testing.assert_allclose(run.states["m"][:2], [0, 0.2])


def test_steps_of_numpy_cannot_wrap_around():
    assert minimize(BOWL, BOWL.start, Descent(), np.uint8(255)).steps == 255
