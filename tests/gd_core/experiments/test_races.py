"""Races, sweeps and basins are what single runs give."""

import numpy as np
import pytest

from gd_core import Adam, GradientDescent, Momentum, Nesterov, Prodigy, minimize
from gd_core.experiments import basins, best_learning_rate, race, sensitivity, sweep
from gd_core.problems import LeastSquares
from gd_core.surfaces import DoubleWell, Himmelblau, IllConditionedBowl, Rosenbrock

BOWL = IllConditionedBowl(10.0)
RATES = np.array([0.01, 0.1, 0.5])


def test_a_race_is_each_optimizer_alone():
    optimizers = {"plain": GradientDescent(0.05), "ahead": Nesterov(0.05), "Adam": Adam(0.1)}
    runs = race(BOWL, BOWL.start, optimizers, 20, schedule=lambda step: 0.05 / (step + 1))
    assert list(runs) == list(optimizers)
    for label, optimizer in optimizers.items():
        alone = minimize(BOWL, BOWL.start, optimizer, 20, schedule=lambda step: 0.05 / (step + 1))
        np.testing.assert_array_equal(runs[label].params, alone.params)


def test_a_race_can_clip_and_record_states():
    runs = race(
        BOWL,
        BOWL.start,
        {"momentum": Momentum(0.05)},
        5,
        clip=lambda gradients: np.clip(gradients, -1, 1),
        record_states=True,
    )
    np.testing.assert_allclose(runs["momentum"].states["velocity"][1], [-0.05, 0.05])


def test_a_race_needs_somebody():
    with pytest.raises(ValueError, match=r"optimizers must not be empty, got \{\}"):
        race(BOWL, BOWL.start, {}, 5)


@pytest.mark.parametrize("optimizer_class", [GradientDescent, Momentum, Nesterov, Adam])
def test_a_sweep_is_separate_runs(optimizer_class):
    trajectory = sweep(BOWL, BOWL.start, optimizer_class, 60, learning_rate=RATES)
    for i, rate in enumerate(RATES):
        alone = minimize(BOWL, BOWL.start, optimizer_class(float(rate)), 60)
        np.testing.assert_allclose(trajectory.losses[:, i], alone.losses, rtol=1e-12)


def test_a_sweep_over_two_has_two_axes_in_the_order_given():
    betas = np.array([0.5, 0.9])
    run = sweep(
        Rosenbrock(), np.array([-1.2, 1.0]), Adam, 30, learning_rate=RATES, beta1=betas, beta2=0.99
    )
    assert run.losses.shape == (31, 3, 2)
    assert run.params.shape == (31, 3, 2, 2)
    alone = minimize(Rosenbrock(), np.array([-1.2, 1.0]), Adam(0.5, beta1=0.5, beta2=0.99), 30)
    np.testing.assert_allclose(run.losses[:, 2, 0], alone.losses, rtol=1e-12)


@pytest.mark.parametrize(
    ("hyperparameters", "error", "message"),
    [
        ({}, ValueError, r"hyperparameters must hold an array, got \{\}"),
        ({"learning_rate": 0.1}, ValueError, "hyperparameters must hold an array"),
        ({"learning_rate": np.array([])}, ValueError, "learning_rate must not be empty"),
        ({"learning_rate": np.array([1, 2])}, TypeError, "learning_rate must be float"),
        ({"learning_rate": np.ones((2, 2))}, ValueError, r"learning_rate.*\(2, 2\)"),
        ({"learning_rate": [[0.1], [0.1, 0.2]]}, ValueError, "learning_rate must have one shape"),
        ({"learning_rate": [0.1, np.nan]}, ValueError, "learning_rate must be finite, got nan"),
    ],
)
def test_bad_sweeps_are_named(hyperparameters, error, message):
    with pytest.raises(error, match=message):
        sweep(BOWL, BOWL.start, GradientDescent, 3, **hyperparameters)


def test_basins_of_the_double_well_are_left_and_right():
    result = basins(DoubleWell(), GradientDescent(0.1), 400, resolution=20)
    assert result.reached.shape == (20, 20)
    # The ridge between the wells is at x = 0.1010 or so, whatever y is.
    np.testing.assert_array_equal(result.reached, np.tile(result.x > 0.101, (20, 1)).astype(int))
    np.testing.assert_array_equal(result.y[[0, -1]], [-1.5, 1.5])


def test_basins_know_of_starts_that_reach_nothing():
    window = ((-3.0, -2.0), (3.0, 4.0))
    arguments = {"resolution": 3, "window": window}
    surface = Himmelblau()
    assert (basins(surface, GradientDescent(0.01), 100, **arguments).reached == 1).all()
    assert (basins(surface, GradientDescent(0.01), 0, **arguments).reached == -1).all()
    assert (basins(surface, GradientDescent(10.0), 50, **arguments).reached == -1).all()
    assert (basins(surface, GradientDescent(0.01), 0, tolerance=9.0).reached >= 0).any()


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"resolution": 1}, ValueError, "resolution must be >= 2, got 1"),
        ({"resolution": 9.5}, TypeError, "resolution must be an integer"),
        ({"tolerance": 0.0}, ValueError, "tolerance must be > 0"),
    ],
)
def test_bad_arguments_of_basins_are_named(arguments, error, message):
    with pytest.raises(error, match=message):
        basins(DoubleWell(), GradientDescent(0.1), 5, **arguments)


@pytest.mark.parametrize("surface", [None, LeastSquares.synthetic(), DoubleWell, "bowl"])
def test_basins_need_a_surface(surface):
    with pytest.raises(TypeError, match="surface must"):
        basins(surface, Adam(), 2)


def test_basins_need_an_elementwise_optimizer():
    with pytest.raises(ValueError, match=r"optimizer must move each element.*Prodigy looks"):
        basins(DoubleWell(), Prodigy(), 2)


def test_sensitivity_is_infinite_where_a_run_diverges():
    makers = {"plain": GradientDescent, "momentum": Momentum}
    losses = sensitivity(BOWL, BOWL.start, makers, 100, RATES)
    assert list(losses) == list(makers)
    # Curvature 10: plain descent is stable below 0.2.
    np.testing.assert_array_equal(np.isfinite(losses["plain"]), [True, True, False])
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
