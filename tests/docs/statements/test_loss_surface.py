"""The network whose loss surface "Slopes, curvature, valleys" draws: what is said of it."""

import re

import numpy as np
import pytest

from scripts.docs.pages import DOCS
from scripts.figures.first import _loss_surface

TEXT = " ".join((DOCS / "foundations.md").read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def spectrum():
    return _loss_surface.curvatures()


def told(pattern):
    """The numbers that the page tells at one place, as they stand there."""
    found = re.search(pattern, TEXT)
    assert found, f"the page no longer says {pattern}"
    return found.groups()


def curvature_along(direction):
    network, _, _ = _loss_surface.digits()
    params = _loss_surface.training().params[-1]
    move = _loss_surface.DIFFERENCE * direction / np.linalg.norm(direction)
    change = network.gradient(params + move) - network.gradient(params - move)
    return change @ move / (2 * move @ move)


def test_the_network_has_learned():
    network, images, is_odd = _loss_surface.digits()
    run = _loss_surface.training()
    size, count = told(r"two layers, (\d+) parameters, .{,80}\[([\d,]+) digits of the notebook")
    assert (size, count) == (f"{network.start.size}", f"{len(network.examples):,}")
    steps, before, after, kept, part = told(
        r"After (\d+) steps of plain descent its loss has fallen from ([\d.]+) to ([\d.]+), "
        r"and of (\d+) digits that it has not seen it gets (\d+) % right"
    )
    right = (network.scores(run.params[-1], images) > 0) == is_odd
    assert (steps, kept) == (f"{len(run.losses) - 1}", f"{len(images)}")
    assert (before, after) == (f"{run.losses[0]:.2f}", f"{run.losses[-1]:.2f}")
    assert part == f"{100 * right.mean():.0f}"


def test_few_directions_are_steep_and_some_go_down(spectrum):
    steepest, second, average, count, limit = told(
        r"One direction has a curvature of ([\d.]+), the next ([\d.]+), and the average over all "
        r"is ([\d.]+); (\d+) directions curve downward by more than (\d\.\d+)"
    )
    assert (steepest, second) == (f"{spectrum[-1]:.1f}", f"{spectrum[-2]:.2f}")
    assert average == f"{spectrum.mean():.2f}"
    assert count == f"{(spectrum < -float(limit)).sum()}"
    assert told(r"[Aa]ll (\d+) curvatures") == (f"{spectrum.size}",)
    assert spectrum[-1] < 2 / _loss_surface.RATE  # or the run would not have been calm


def test_a_random_direction_shows_neither(spectrum):
    count, highest = told(r"In (\d+) random directions .{,40} positive, and never above (\d\.\d+)")
    random = np.random.default_rng(0)
    found = [curvature_along(random.standard_normal(spectrum.size)) for _ in range(int(count))]
    assert min(found) > 0
    assert max(found) < float(highest)
    assert np.mean(found) == pytest.approx(spectrum.mean(), rel=0.2)


def test_the_plane_of_the_path_holds_what_is_told():
    directions, part = _loss_surface.path_directions()
    assert told(r"plane that holds (\d+) % of the path's variance") == (f"{100 * part:.0f}",)
    assert directions @ directions.T == pytest.approx(np.eye(2))


def test_a_random_slice_keeps_the_length_of_each_unit():
    network, _, _ = _loss_surface.digits()
    (trained, _), _ = network.layers(_loss_surface.training().params[-1])
    for direction in _loss_surface.random_directions():
        (drawn, biases), _ = network.layers(direction)
        assert np.linalg.norm(drawn, axis=0) == pytest.approx(np.linalg.norm(trained, axis=0))
        assert not biases.any()
