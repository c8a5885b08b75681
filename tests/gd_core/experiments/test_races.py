"""Races and sweeps are what single runs give."""

import numpy as np
import pytest

from gd_core import Adam, GradientDescent, Momentum, Nesterov, minimize
from gd_core.experiments import race, sweep
from gd_core.surfaces import IllConditionedBowl, Rosenbrock

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
