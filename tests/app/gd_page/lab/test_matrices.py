"""Races over a matrix: each answer against a run and a decomposition made here."""

import json
from pathlib import Path

import numpy as np
import pytest
from gd_page.lab import matrices

import gd_core
from gd_core.experiments import learning_rate_search
from gd_core.problems import AssociativeMemory, MatrixLeastSquares

BUILT = Path(__file__).parents[4] / "docs" / "generated" / "matrices"
PROBLEMS = {"MatrixLeastSquares": MatrixLeastSquares, "AssociativeMemory": AssociativeMemory}


def ask(problem, *optimizers):
    entries = [{"name": name, "rate": rate} for name, rate in optimizers]
    return matrices.run_race(problem, entries)["runs"]


@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_run_is_that_of_the_library_with_its_singular_values(problem):
    loss, steps = PROBLEMS[problem].synthetic(), matrices.STEPS[problem]
    expected = gd_core.minimize(loss, loss.start, gd_core.Muon(0.1, weight_decay=0.0), steps)
    (run,) = ask(problem, ("Muon", 0.1))
    np.testing.assert_array_equal(run["losses"], expected.losses)
    assert run["diverged_at"] == -1
    for at in (0, 7, steps - 1):
        values = np.linalg.svd(expected.gradients[at], compute_uv=False)
        np.testing.assert_allclose(run["gradients"]["largest"][at], values[0])
        np.testing.assert_allclose(run["gradients"]["parts"][at], values / values[0], atol=1e-4)
        step = expected.params[at + 1] - expected.params[at]
        values = np.linalg.svd(step, compute_uv=False)
        np.testing.assert_allclose(run["updates"]["parts"][at], values / values[0], atol=1e-4)
    np.testing.assert_array_equal(*run["updates"]["parts"][-2:])  # the last step, once more


def test_errors_are_those_of_the_facts_and_least_squares_has_none():
    (run,) = ask("AssociativeMemory", ("Adam", 0.1))
    memory = AssociativeMemory.synthetic()
    final = gd_core.minimize(memory, memory.start, gd_core.Adam(0.1), 40).final_params
    np.testing.assert_allclose(run["errors"][-1], memory.errors(final), atol=1e-4)
    np.testing.assert_allclose(run["errors"][0], 1 - 1 / 24, atol=1e-4)
    assert ask("MatrixLeastSquares", ("Adam", 0.1))[0]["errors"].shape == (201, 0)


def test_a_step_of_nothing_has_a_flat_spectrum_of_zeros():
    (run,) = ask("AssociativeMemory", ("SOAP", 0.25))
    np.testing.assert_array_equal(run["updates"]["parts"][0], 0)  # it only finds its axes


def test_a_run_that_diverges_is_blank_from_there_on():
    (run,) = ask("MatrixLeastSquares", ("GradientDescent", 1000.0))
    at = run["diverged_at"]
    assert 0 < at < 200
    for values in (run["losses"], run["gradients"]["parts"], run["updates"]["parts"]):
        assert np.isnan(values[at:]).all()
        assert np.isfinite(values[: at - 1]).all()


def test_methods_run_without_decay_whatever_their_default():
    for name in matrices.METHODS:
        optimizer = matrices.maker_of(name)(learning_rate=0.1)
        assert getattr(optimizer, "weight_decay", 0.0) == 0.0


@pytest.mark.parametrize(
    ("problem", "optimizers", "message"),
    [
        ("Bowl", [("Adam", 0.1)], "problem must be one of MatrixLeastSquares, Assoc.* got 'Bowl'"),
        ("MatrixLeastSquares", [("Lion", 0.1)], "name must be one of GradientDescent.* got 'Lion'"),
        ("MatrixLeastSquares", [("Adam", 0.0)], "rate must be from 0.0001 to 10000, got 0.0"),
        ("MatrixLeastSquares", [("Adam", float("nan"))], "rate must be from"),
        ("MatrixLeastSquares", [], "optimizers must be 1 to 6, got 0"),
        ("MatrixLeastSquares", 7 * [("Adam", 0.1)], "optimizers must be 1 to 6, got 7"),
    ],
)
def test_what_cannot_be_run_is_refused(problem, optimizers, message):
    with pytest.raises(ValueError, match=message):
        ask(problem, *optimizers)


def test_the_catalog_says_what_the_page_must_know():
    known = matrices.catalog()
    assert list(known["methods"]) == list(matrices.METHODS)
    assert known["methods"]["GradientDescent"] == "Gradient descent"
    memory = known["problems"]["AssociativeMemory"]
    assert memory["shape"] == [24, 24]
    np.testing.assert_allclose(memory["frequencies"].sum(), 1)
    assert memory["lowest"] == AssociativeMemory.synthetic().lowest
    plain = known["problems"]["MatrixLeastSquares"]
    assert (plain["shape"], plain["lowest"], plain["frequencies"].size) == ([12, 8], 0.0, 0)


@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize("name", ["GradientDescent", "Momentum", "AdaGrad", "Adam"])
def test_the_best_rates_that_the_site_ships_are_those_of_the_search(problem, name):
    best = json.loads((BUILT / "catalog.json").read_text("utf-8"))["best"]
    assert matrices.best_rate(problem, name) == best[problem][name]


@pytest.mark.parametrize(
    ("problem", "name"),
    [
        ("MatrixLeastSquares", "Adam"),
        ("AssociativeMemory", "Adam"),
        ("AssociativeMemory", "Momentum"),
        ("AssociativeMemory", "SOAP"),
        ("AssociativeMemory", "Muon"),
    ],
)
def test_a_best_rate_is_sound(problem, name):
    loss = PROBLEMS[problem].synthetic()
    make, steps = matrices.maker_of(name), matrices.STEPS[problem]
    found = learning_rate_search(loss, loss.start, make, steps, matrices.TRIED_RATES)
    assert (found.is_at_edge, found.is_tie, found.is_chaotic) == (False, False, False)
    assert found.spread < 10
