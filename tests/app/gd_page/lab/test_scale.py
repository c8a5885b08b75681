"""A surface may be of any scale: a run diverges in relation to where it starts."""

import numpy as np
from gd_page.lab.maps import sensitivity
from gd_page.lab.races import best_rates, run_race
from gd_page.lab.sweeps import run_sweep

STEPS = 40


def state_at(rate):
    entry = {"name": "GradientDescent", "settings": {"learning_rate": rate}, "convention": ""}
    surface = {"surface": "Expression", "expression": "1e12*(x**2+y**2)", "start": [-4.0, 3.0]}
    return {**surface, "steps": STEPS, "optimizers": [entry]}


def steep_bowl(rate):
    (run,) = run_race(**state_at(rate))["runs"]
    return run


def test_a_run_on_a_surface_of_large_losses_does_not_diverge_at_its_start():
    run = steep_bowl(1e-13)
    assert run["diverged_at"] == -1
    assert run["losses"][-1] < run["losses"][0]


def test_a_rate_that_is_too_large_still_diverges_there():
    assert steep_bowl(1e-3)["diverged_at"] > 0


def test_curves_and_sweeps_take_a_run_for_lost_by_the_same_measure():
    rates = [1e-13, 9e-13, 1e-12, 1.1e-12, 2e-12]
    lost = [steep_bowl(rate)["diverged_at"] >= 0 for rate in rates]
    assert lost == [False, False, False, False, True]
    (curve,) = sensitivity(state_at(1e-13), rates)["losses"]
    assert np.isnan(curve).tolist() == lost
    swept = run_sweep(state_at(1e-13), 0, "learning_rate", rates)["diverged_at"]
    assert (swept >= 0).tolist() == lost


def test_some_rate_is_best_where_every_loss_is_large():
    state = {**state_at(0.1), "expression": "3e12 + 100*(x**2+y**2)"}
    (rate,) = best_rates(**state)["rates"]
    assert 1e-4 <= rate <= 10
