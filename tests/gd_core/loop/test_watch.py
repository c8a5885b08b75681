"""Divergence: on record at its first step, and of many runs the others go on."""

import numpy as np
import pytest

from gd_core import (
    AdaGrad,
    Adam,
    GradientAccumulation,
    GradientDescent,
    Lookahead,
    Momentum,
    Nesterov,
    Prodigy,
    RMSProp,
    minimize,
)
from gd_core.checked import checked
from gd_core.surfaces import Cliff, IllConditionedBowl, Plateau, Rosenbrock
from tests.gd_core.loop.descent import BOWL, Descent, Jump


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


def test_one_parameter_beyond_the_limit_is_enough_and_one_at_it_is_not():
    run = minimize(Plateau(), np.array([2.0, 1.0]), Jump(np.array([1.0, 0.0])), 5, limit=4.0)
    assert run.diverged_at == 3
    np.testing.assert_array_equal(run.params[2], [4, 1])


def test_a_look_ahead_that_overflows_ends_the_run():
    class Far(Descent):
        def update(self, params, gradient_fn):
            return params - gradient_fn(params * 1e200)

    assert minimize(Rosenbrock(), np.array([1.5, 1.0]), Far(), 5).diverged_at == 1


def test_a_start_beyond_the_limit_has_diverged_at_0():
    run = minimize(BOWL, np.array([1e9, 1e9]), Descent(), 3, limit=1e12)
    assert run.diverged_at == 0
    assert np.isnan(run.params).all()
    assert np.isnan(run.learning_rates[1:]).all()


def test_how_large_a_run_may_become_is_measured_by_its_first_loss():
    """On a bowl as high as one likes, a run that ends in its minimum has not diverged."""

    class High(IllConditionedBowl):
        def height(self, x, y):
            return 1e13 * super().height(x, y)

        def slopes(self, x, y):
            return tuple(1e13 * slope for slope in super().slopes(x, y))

    starts = np.array([[4.0, 3.0], [0.0, 1e-6]])
    for rate in (1e-14, 1e-12):
        alone = [minimize(High(4.0), at, Descent(rate), 30).diverged_at for at in starts]
        together = minimize(High(4.0), starts, Descent(rate), 30).diverged_at
        assert together.tolist() == [-1 if at is None else at for at in alone]
        assert (together == -1).all() == (rate == 1e-14)


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


class Steep(IllConditionedBowl):
    """A slope as large as one likes at x = 9, that of a bowl elsewhere."""

    def __init__(self, slope):
        super().__init__(4.0)
        self.slope = slope

    def slopes(self, x, y):
        slope_x, slope_y = super().slopes(x, y)
        return np.where(x == 9, self.slope, slope_x), slope_y


@pytest.mark.parametrize("optimizer", [AdaGrad(), RMSProp(), Adam(), Prodigy()])
def test_a_gradient_whose_square_is_no_float_ends_a_run(optimizer):
    run = minimize(Steep(1e200), np.array([9.0, 1.0]), optimizer, 5, limit=1e300)
    assert run.diverged_at == 1
    assert np.isfinite(run.params[0]).all()
    assert np.isnan(run.params[1:]).all()
    assert len(run.learning_rates) == 6


def test_a_refused_step_leaves_a_whole_record():
    run = minimize(BOWL, np.array([1.0, 0.0]), Adam(0.1, epsilon=0.0), 4, record_states=True)
    assert run.diverged_at == 1  # the slope in y is exactly 0, and 0 / 0 is no step
    assert np.isnan(run.params[1:]).all()
    np.testing.assert_array_equal(run.learning_rates, [0.1, np.nan, np.nan, np.nan, np.nan])
    late = minimize(BOWL, np.array([2.0, 1.0]), Refusing(3), 5, record_states=True)
    assert late.diverged_at == 3
    np.testing.assert_array_equal(late.states["last"][1:3], late.gradients[:2])
    assert np.isnan(late.states["last"][3:]).all()


class Refusing(Descent):
    """Refuses one of its steps."""

    def __init__(self, at):
        super().__init__(0.1)
        self.at, self.count = at, 0

    def update(self, params, gradients):
        self.count += 1
        if self.count == self.at:
            raise FloatingPointError("the step is not finite")
        return super().update(params, gradients)


def test_a_plain_class_may_refuse_a_step_too():
    assert minimize(BOWL, np.array([1.0, 1.0]), Refusing(2), 5).diverged_at == 2
    many = minimize(BOWL, np.ones((2, 2)), Refusing(2), 5)
    np.testing.assert_array_equal(many.diverged_at, [2, 2])  # it does not say which of them


WRAPPED = {
    "Adam": lambda: Adam(0.1),
    "RMSProp": lambda: RMSProp(0.1),
    "AdaGrad": lambda: AdaGrad(0.1),
    "a wrapper": lambda: Lookahead(Adam(0.1), steps=2),
    "two wrappers": lambda: Lookahead(GradientAccumulation(Adam(0.1), 1), steps=2),
}


@pytest.mark.parametrize("make", WRAPPED.values(), ids=list(WRAPPED))
def test_of_many_runs_the_others_go_on_when_a_state_overflows(make):
    starts = np.array([[1.0, 2.0], [9.0, 1.0], [-1.0, 0.5]])
    surface = Steep(1e200)
    together = minimize(surface, starts, make(), 30, limit=1e300)
    np.testing.assert_array_equal(together.diverged_at, [-1, 1, -1])
    for run in (0, 2):
        alone = minimize(surface, starts[run], make(), 30, limit=1e300)
        np.testing.assert_array_equal(together.params[:, run], alone.params)


@pytest.mark.parametrize("make", WRAPPED.values(), ids=list(WRAPPED))
def test_a_run_with_a_slope_of_0_ends_alone(make):
    def without_epsilon():
        optimizer = innermost = make()
        while hasattr(innermost, "optimizer"):
            innermost = innermost.optimizer
        innermost.epsilon = 0.0
        return optimizer

    starts = np.array([[1.0, 2.0], [1.0, 0.0]])
    together = minimize(BOWL, starts, without_epsilon(), 20)
    np.testing.assert_array_equal(together.diverged_at, [-1, 1])
    alone = minimize(BOWL, starts[0], without_epsilon(), 20)
    np.testing.assert_array_equal(together.params[:, 0], alone.params)


def test_parameters_that_overflow_end_their_run_alone():
    rates = np.array([[0.1], [1e308], [0.2]])
    starts = np.array([[1.0, 1.0], [100.0, 100.0], [1.0, 1.0]])
    for kind in (GradientDescent, Momentum, Nesterov):
        run = minimize(BOWL, starts, kind(rates), 10)
        np.testing.assert_array_equal(run.diverged_at, [-1, 1, -1])


def test_after_many_runs_a_step_that_is_not_finite_is_an_error_again():
    minimize(Steep(1e200), np.array([[9.0, 1.0]]), Adam(), 2, limit=1e300)
    with pytest.raises(FloatingPointError):
        Adam().update(np.ones(2), np.full(2, 1e200))


@checked
class Counting:
    """Its steps stay finite, while something that it remembers does not."""

    def __init__(self, learning_rate=0.1, kind="number"):
        self.learning_rate, self.kind = learning_rate, kind
        self.t = 0

    def update(self, params, gradients):
        self.t += 1
        too_much = np.inf if self.t == 3 else 1.0
        if self.kind == "number":
            self.size = too_much
        elif self.kind == "list":
            self.sizes = [np.full(5, too_much)]
        else:
            self.sizes = np.where(params[:, :1] > 1, too_much, 1.0)
        return params - self.learning_rate * gradients


@pytest.mark.parametrize("kind", ["number", "list"])
def test_a_state_of_all_runs_ends_them_all(kind):
    run = minimize(BOWL, np.ones((3, 2)), Counting(kind=kind), 5)
    np.testing.assert_array_equal(run.diverged_at, [3, 3, 3])
    assert minimize(BOWL, np.ones(2), Counting(kind=kind), 5).diverged_at == 3


def test_a_state_with_a_number_for_each_run_ends_its_run():
    starts = np.array([[1.0, 1.0], [9.0, 1.0], [-1.0, 1.0]])
    run = minimize(BOWL, starts, Counting(kind="array"), 5)
    np.testing.assert_array_equal(run.diverged_at, [-1, 3, -1])
