"""The runs of the cards: each at its own best rate, inside the picture, the matrix methods too."""

import numpy as np
import pytest

import gd_core.optimizers
from gd_core.surfaces import Ravine
from scripts.build.pictures import traces


@pytest.mark.parametrize("name", ["GradientDescent", "Adam", "Muon"])
def test_a_run_starts_at_the_start_and_stays_in_the_picture(name):
    made = traces.trace(name)
    points = np.array(made["points"])
    assert points.shape == (traces.STEPS + 1, 2)
    assert points[0].tolist() == list(traces.START)
    low, high = np.array(traces.WINDOW).T
    assert np.all((points >= low) & (points <= high))
    assert made["loss"] < 0.2 * Ravine()(np.array(traces.START))
    assert made["is_for_matrices"] == (name == "Muon")


def test_a_method_of_matrices_takes_the_steps_of_a_column():
    optimizer, column = traces.maker("Muon")(learning_rate=0.1), gd_core.optimizers.Muon(0.1)
    column.weight_decay = 0.0
    params, gradients = np.array([1.0, 2.0]), np.array([0.5, -1.0])
    moved = optimizer.update(params, gradients)
    expected = column.update(params.reshape(2, 1), gradients.reshape(2, 1))
    np.testing.assert_array_equal(moved, expected.ravel())


def test_weight_decay_is_off():
    assert traces.maker("AdamW")(learning_rate=0.1).weight_decay == 0.0


def test_a_run_that_leaves_the_picture_is_not_seen():
    make = traces.maker("GradientDescent")
    assert traces.is_seen(traces.run(make, 0.01))
    assert not traces.is_seen(traces.run(make, 0.1))
