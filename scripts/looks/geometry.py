"""Rectangles on a page: how much they cover, how far apart they lie, which one is read first."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple


class Rectangle(NamedTuple):
    """A rectangle in CSS pixels, y downward."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Its area; one that is turned inside out has none."""
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)

    def within(self, other: "Rectangle") -> "Rectangle":
        """The part of it that lies in another; without area when there is none."""
        return Rectangle(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )


def union_area(rectangles: Iterable[Rectangle]) -> float:
    """The area that is covered by at least one of them."""
    real = [rectangle for rectangle in rectangles if rectangle.area > 0]
    edges = sorted({edge for one in real for edge in (one.left, one.right)})
    return sum(
        (right - left) * _covered([one for one in real if one.left <= left and one.right >= right])
        for left, right in pairwise(edges)
    )


def _covered(strip: Sequence[Rectangle]) -> float:
    """The height that rectangles of one strip cover together."""
    covered, reached = 0.0, float("-inf")
    for one in sorted(strip, key=lambda one: one.top):
        covered += max(0.0, one.bottom - max(one.top, reached))
        reached = max(reached, one.bottom)
    return covered


def share_of(screen: Rectangle, rectangles: Iterable[Rectangle]) -> float:
    """The part of a screen, from 0 to 1, that rectangles cover together."""
    return union_area(one.within(screen) for one in rectangles) / screen.area


def distance(one: Rectangle, other: Rectangle) -> float:
    """The shortest way from edge to edge; 0 where they touch or overlap."""
    across = max(0.0, other.left - one.right, one.left - other.right)
    down = max(0.0, other.top - one.bottom, one.top - other.bottom)
    return float((across**2 + down**2) ** 0.5)


def goes_back(one: Rectangle, other: Rectangle, slack: float = 2.0) -> bool:
    """Tell whether a reader who goes from one to the other goes against the reading order.

    That is up, unless it is to a next column; or left in the same line.
    """
    is_above = other.bottom <= one.top + slack
    is_right = other.left >= one.right - slack
    is_left = other.right <= one.left + slack
    same_line = min(one.bottom, other.bottom) - max(one.top, other.top) > slack
    return (is_above and not is_right) or (same_line and is_left)
