"""Areas that are counted once, ways from edge to edge, and the order in which a page is read."""

import numpy as np
import pytest

from scripts.looks.geometry import Rectangle, distance, goes_back, share_of, union_area

SQUARE = Rectangle(0, 0, 10, 10)


@pytest.mark.parametrize(
    ("rectangles", "area"),
    [
        ([], 0),
        ([SQUARE], 100),
        ([SQUARE, SQUARE], 100),
        ([SQUARE, Rectangle(2, 2, 4, 4)], 100),
        ([SQUARE, Rectangle(5, 5, 15, 15)], 175),
        ([SQUARE, Rectangle(20, 0, 30, 10)], 200),
        ([Rectangle(0, 0, 30, 10), Rectangle(10, -10, 20, 20)], 500),
        ([SQUARE, Rectangle(30, 0, 20, 10)], 100),
    ],
)
def test_no_place_is_counted_twice(rectangles, area):
    assert union_area(rectangles) == area
    assert union_area(reversed(rectangles)) == area


def test_the_union_is_what_counting_pixels_gives():
    random = np.random.default_rng(0)
    corners = random.integers(0, 40, size=(12, 2, 2))
    rectangles = [Rectangle(*corner.min(0), *corner.max(0)) for corner in corners]
    grid = np.zeros((40, 40), bool)
    for left, top, right, bottom in rectangles:
        grid[top:bottom, left:right] = True
    assert union_area(rectangles) == grid.sum()


def test_a_share_counts_what_the_screen_shows():
    screen = Rectangle(0, 0, 100, 50)
    assert share_of(screen, [Rectangle(-50, 0, 50, 50)]) == 0.5
    assert share_of(screen, [Rectangle(0, 60, 100, 90)]) == 0
    assert share_of(screen, [Rectangle(-9, -9, 200, 200), SQUARE]) == 1


@pytest.mark.parametrize(
    ("other", "way"),
    [
        (Rectangle(2, 2, 3, 3), 0),
        (Rectangle(10, 0, 20, 10), 0),
        (Rectangle(15, 0, 20, 10), 5),
        (Rectangle(0, -30, 10, -20), 20),
        (Rectangle(13, 14, 20, 20), 5),
    ],
)
def test_a_distance_goes_from_edge_to_edge(other, way):
    assert distance(SQUARE, other) == way
    assert distance(other, SQUARE) == way


@pytest.mark.parametrize(
    ("other", "is_back"),
    [
        (Rectangle(20, 0, 30, 10), False),  # on, in the same line
        (Rectangle(-30, 0, -20, 10), True),  # back in the same line
        (Rectangle(-30, 20, -20, 30), False),  # the next line
        (Rectangle(0, -30, 10, -20), True),  # up
        (Rectangle(20, -300, 30, -290), False),  # up, to the next column
        (Rectangle(2, 2, 8, 8), False),  # inside
    ],
)
def test_what_goes_back(other, is_back):
    assert goes_back(SQUARE, other) is is_back
