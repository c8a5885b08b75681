"""Final losses against the learning rate, and the best rate, are what single runs give."""

import numpy as np
import pytest

from gd_core import (
    LAMB,
    Adam,
    GradientDescent,
    Momentum,
    Prodigy,
    StepDecay,
    clip_by_norm,
    minimize,
)
from gd_core.experiments import best_learning_rate, final_losses, sensitivity
from gd_core.surfaces import IllConditionedBowl, Rosenbrock

BOWL = IllConditionedBowl(10.0)
RATES = np.array([0.01, 0.1, 0.5])


def test_sensitivity_is_infinite_where_a_run_diverges():
    makers = {"plain": GradientDescent, "momentum": Momentum}
    losses = sensitivity(BOWL, BOWL.start, makers, 100, RATES)
    assert list(losses) == list(makers)
    # Curvature 10: plain descent is stable below 0.2.
    np.testing.assert_array_equal(losses["plain"] == np.inf, [False, False, True])
    assert np.isfinite(losses["plain"][:2]).all()
    alone = minimize(BOWL, BOWL.start, GradientDescent(0.1), 100).final_loss
    np.testing.assert_allclose(losses["plain"][1], alone)
    with pytest.raises(ValueError, match="make_optimizers must not be empty"):
        sensitivity(BOWL, BOWL.start, {}, 100, RATES)


def test_the_best_rate_is_that_of_the_lowest_final_loss():
    assert best_learning_rate(BOWL, BOWL.start, GradientDescent, 100, RATES) == 0.1
    assert best_learning_rate(BOWL, BOWL.start, Momentum, 100, RATES, momentum=0.0) == 0.1


def test_no_best_rate_if_all_diverge():
    with pytest.raises(ValueError, match="learning_rates must hold one that converges"):
        best_learning_rate(BOWL, BOWL.start, GradientDescent, 100, np.array([5.0, 9.0]))


def test_the_best_rate_is_sought_along_one_axis():
    beta1 = np.array([0.5, 0.9])
    with pytest.raises(ValueError, match=r"^beta1 must be one number, got array\(\[0\.5, 0\.9\]\)"):
        best_learning_rate(BOWL, BOWL.start, Adam, 10, RATES, beta1=beta1)


@pytest.mark.parametrize("optimizer_class", [GradientDescent, Adam, LAMB, Prodigy])
def test_final_losses_are_those_of_runs_alone(optimizer_class):
    losses = final_losses(Rosenbrock(), Rosenbrock().start, optimizer_class, 20, RATES / 100)
    expected = [
        minimize(Rosenbrock(), Rosenbrock().start, optimizer_class(rate / 100), 20).final_loss
        for rate in RATES.tolist()
    ]
    np.testing.assert_allclose(losses, expected, rtol=1e-9)


@pytest.mark.parametrize("optimizer_class", [Adam, LAMB])
def test_a_factor_is_a_schedule_of_every_rate(optimizer_class):
    def clip(gradients):
        return clip_by_norm(gradients, 1.0, axis=-1)

    losses = final_losses(
        BOWL, BOWL.start, optimizer_class, 20, RATES, factor=StepDecay(1.0, 5, 0.5), clip=clip
    )
    for rate, loss in zip(RATES.tolist(), losses, strict=True):
        schedule = StepDecay(rate, 5, 0.5)
        alone = minimize(BOWL, BOWL.start, optimizer_class(rate), 20, schedule, clip)
        np.testing.assert_allclose(loss, alone.final_loss, rtol=1e-9)


def test_a_diverged_run_has_no_final_loss():
    losses = final_losses(BOWL, BOWL.start, GradientDescent, 100, RATES)
    np.testing.assert_array_equal(np.isnan(losses), [False, False, True])


class Drawing(IllConditionedBowl):
    """A loss whose slopes change from call to call, as those of mini-batches do."""

    def __init__(self):
        super().__init__(4.0)
        self.rng = np.random.default_rng(1)

    def slopes(self, x, y):
        noise = self.rng.normal()
        slope_x, slope_y = super().slopes(x, y)
        return slope_x + noise, slope_y + noise


def test_every_run_sees_the_same_batches():
    surface = Drawing()
    together = final_losses(surface, surface.start, Momentum, 10, RATES / 10)
    alone = [final_losses(surface, surface.start, Momentum, 10, RATES[[i]] / 10) for i in range(3)]
    np.testing.assert_allclose(together, np.concatenate(alone), rtol=1e-9)


class Lucky:
    """Among many runs, those of some rates end at the minimum; alone, they go nowhere."""

    lucky: tuple[float, ...] = ()

    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def update(self, params, gradients):
        if params.ndim == 1:
            return params - 0.01 * gradients / np.array([self.learning_rate])
        is_lucky = np.isin(self.learning_rate, self.lucky)
        return np.where(is_lucky, 0.0, params - 0.01 * gradients / self.learning_rate)


def test_a_rate_that_is_lucky_among_many_is_passed_over():
    class OneLucky(Lucky):
        lucky = (0.5,)

    assert best_learning_rate(BOWL, BOWL.start, OneLucky, 1, RATES) == 0.1


def test_where_all_are_lucky_the_lowest_among_many_wins():
    class AllLucky(Lucky):
        lucky = tuple(RATES)

    assert best_learning_rate(BOWL, BOWL.start, AllLucky, 1, RATES) == 0.01


def test_the_best_rate_of_a_loss_below_zero():
    class Below(IllConditionedBowl):
        def height(self, x, y):
            return super().height(x, y) - 100

    assert best_learning_rate(Below(10.0), BOWL.start, GradientDescent, 100, RATES) == 0.1


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"learning_rates": np.ones((2, 2))}, ValueError, r"learning_rates must be 1-D.*\(2, 2\)"),
        ({"learning_rates": np.array([1, 2])}, TypeError, "learning_rates must be float"),
        ({"learning_rates": np.array([])}, ValueError, "learning_rates must not be empty"),
        ({"factor": 0.5}, TypeError, "factor must be callable, got 0.5"),
        ({"clip": 0.5}, TypeError, "clip must be callable, got 0.5"),
        ({"make_optimizer": Adam()}, TypeError, "make_optimizer must be callable"),
        ({"start": np.array([1, 2])}, TypeError, "start must be float32 or float64"),
    ],
)
def test_bad_arguments_are_named(arguments, error, message):
    good = {"start": BOWL.start, "make_optimizer": Adam, "steps": 2, "learning_rates": RATES}
    with pytest.raises(error, match=message):
        final_losses(BOWL, **{**good, **arguments})
