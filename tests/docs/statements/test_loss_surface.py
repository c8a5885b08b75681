"""The network whose loss surface "Slopes, curvature, valleys" draws: what is said of it."""

import numpy as np
import pytest

from scripts.figures import _loss_surface


@pytest.fixture(scope="module")
def spectrum():
    return _loss_surface.curvatures()


def curvature_along(direction):
    network, _, _ = _loss_surface.digits()
    params = _loss_surface.training().params[-1]
    move = _loss_surface.DIFFERENCE * direction / np.linalg.norm(direction)
    change = network.gradient(params + move) - network.gradient(params - move)
    return change @ move / (2 * move @ move)


def test_the_network_has_learned():
    network, images, is_odd = _loss_surface.digits()
    run = _loss_surface.training()
    assert (network.start.size, len(network.examples), len(images)) == (529, 1437, 360)
    assert run.losses[[0, 300]] == pytest.approx([0.71, 0.15], abs=0.005)
    right = (network.scores(run.params[-1], images) > 0) == is_odd
    assert right.mean() == pytest.approx(0.95, abs=0.005)


def test_few_directions_are_steep_and_some_go_down(spectrum):
    assert spectrum[-1] == pytest.approx(5.9, abs=0.05)
    assert spectrum[-2] == pytest.approx(0.90, abs=0.005)
    assert spectrum.mean() == pytest.approx(0.02, abs=0.005)
    assert (spectrum < -0.001).sum() == 42
    assert spectrum[-1] < 2 / _loss_surface.RATE  # or the run would not have been calm


def test_a_random_direction_shows_neither(spectrum):
    random = np.random.default_rng(0)
    found = [curvature_along(random.standard_normal(spectrum.size)) for _ in range(200)]
    assert min(found) > 0
    assert max(found) < 0.2
    assert np.mean(found) == pytest.approx(spectrum.mean(), rel=0.2)


def test_the_plane_of_the_path_holds_what_is_told():
    directions, part = _loss_surface.path_directions()
    assert round(100 * part) == 99
    assert directions @ directions.T == pytest.approx(np.eye(2))


def test_a_random_slice_keeps_the_length_of_each_unit():
    network, _, _ = _loss_surface.digits()
    (trained, _), _ = network.layers(_loss_surface.training().params[-1])
    for direction in _loss_surface.random_directions():
        (drawn, biases), _ = network.layers(direction)
        assert np.linalg.norm(drawn, axis=0) == pytest.approx(np.linalg.norm(trained, axis=0))
        assert not biases.any()
