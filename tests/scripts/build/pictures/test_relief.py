"""The relief of the first page's picture: the surface's own contours, at the named losses."""

import json

import numpy as np
import pytest

from gd_core.surfaces import Himmelblau
from scripts.build.pictures import relief

PRESET = json.loads((relief.ROOT / "docs" / "presets" / "home.json").read_text())


@pytest.fixture(scope="module")
def grid():
    """The grid's points as the picture has them, top row first, and what is drawn there."""
    (left, right), (low, high) = relief.window(PRESET)
    steps = relief.field(PRESET)["heights"]
    rows, columns = steps.shape
    points = np.meshgrid(np.linspace(left, right, columns), np.linspace(high, low, rows))
    return points, steps


def test_higher_places_stay_higher(grid):
    points, steps = grid
    order = np.argsort(Himmelblau().height(*points), axis=None)
    assert (np.diff(steps.ravel()[order]) >= 0).all()
    assert (steps.min(), steps.max()) == (0, 1)


def test_the_contours_of_the_page_lie_at_the_losses_that_are_named(grid):
    points, steps = grid
    levels = PRESET["wide"]["levels"]
    drawn = (np.arange(1, len(levels) + 1) / (len(levels) + 1)) ** 2  # as contours.js spaces them
    heights = Himmelblau().height(*points)
    for loss, level in zip(levels, drawn, strict=True):
        assert ((heights < loss) == (steps < level)).all()


def test_the_picture_is_as_wide_as_its_pixels_say():
    (left, right), (low, high) = relief.window(PRESET)
    assert (right - left) / (high - low) == pytest.approx(relief.SIZE[0] / relief.SIZE[1])
    middle = left + (relief.SIZE[0] / 2 + relief.FOCUS) / relief.SCALE
    assert [middle, (low + high) / 2] == pytest.approx(PRESET["wide"]["center"])
