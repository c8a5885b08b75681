"""What the page on generalization states: the same fit, other answers; and when to stop."""

import numpy as np
import pytest

from gd_core import GradientDescent
from scripts.figures.data.generalization import (
    RATES,
    STEPS,
    Task,
    errors_at_the_end,
    path,
    stopping,
)

KINDS = ("sparse", "scaled")


COMPARED = ("GradientDescent", "AdaGrad", "Adam")


def test_one_draw_ends_where_it_does_among_many():
    for name in COMPARED:
        alone = Task(0, "sparse").test_error(path(0, "sparse", name)[-1])
        assert errors_at_the_end("sparse", name, 2)[0] == pytest.approx(alone, rel=1e-3)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", RATES)
def test_all_four_fit_the_examples(kind, name):
    assert Task(0, kind).problem(path(0, kind, name)[-1]) < 1e-7


@pytest.mark.parametrize(
    ("kind", "ends"), [("sparse", (3.6, 4.9, 5.2)), ("scaled", (5.4, 3.5, 3.6))]
)
def test_the_picture_ends_where_its_description_says(kind, ends):
    task = Task(0, kind)
    measured = [task.test_error(path(0, kind, name)[-1]) for name in COMPARED]
    assert measured == pytest.approx(ends, abs=0.06)


def test_descent_wins_every_draw_of_the_sparse_task_and_none_of_the_other():
    medians = {}
    for kind, wins in (("sparse", 20), ("scaled", 0)):
        errors = np.array([errors_at_the_end(kind, name, 20) for name in COMPARED])
        assert np.sum(errors[0] < errors[1:].min(axis=0)) == wins
        assert np.sum(errors[0] > errors[1:].max(axis=0)) == 20 - wins
        medians[kind] = np.median(errors, axis=1)
    assert medians["sparse"] == pytest.approx([2.9, 5.5, 5.9], abs=0.06)
    assert medians["scaled"] == pytest.approx([4.9, 3.9, 4.0], abs=0.06)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["GradientDescent", "Momentum"])
def test_descent_and_momentum_end_at_the_fit_of_least_norm_at_any_rate(kind, name):
    least = Task(0, kind).problem.solution
    for rate in (RATES[name], 2 * RATES[name]):
        end = path(0, kind, name, rate)[-1]
        np.testing.assert_allclose(end, least, atol=1e-5)


def test_adagrads_end_depends_on_its_rate():
    task = Task(0, "sparse")
    ends = [path(0, "sparse", "AdaGrad", rate)[-1] for rate in (0.01, 0.1, 1.0)]
    assert max(float(task.problem(end)) for end in ends) < 1e-8
    assert [task.test_error(end) for end in ends] == pytest.approx([5.5, 4.9, 21], rel=0.02)


def test_the_part_that_no_example_sees_stays():
    task, params = Task(0, "sparse"), np.ones(100)
    optimizer = GradientDescent(0.15)
    for _ in range(STEPS):
        params = optimizer.update(params, task.problem.gradient(params))
    rows = task.problem.examples
    unseen = np.eye(100) - np.linalg.pinv(rows) @ rows
    assert np.trace(unseen) == pytest.approx(60)
    np.testing.assert_allclose(unseen @ params, unseen @ np.ones(100), atol=1e-9)
    np.testing.assert_allclose(params - unseen @ params, task.problem.solution, atol=1e-9)


def test_stopping_early_halves_the_test_error():
    losses, errors = stopping()
    assert errors.argmin() == 158
    assert (errors[158], errors[-1]) == pytest.approx((1.7, 3.8), abs=0.05)
    assert np.all(np.diff(losses) <= 0)
