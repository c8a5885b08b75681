"""The cell in which readers check a gradient of their own: what it calls each mistake."""

import numpy as np
import pytest

from scripts.docs.pages import DOCS, fences_of
from scripts.docs.session import Session

RIGHT = np.array([[1.0, -2.0, 0.5], [0.3, 4.0, 1.5], [2.0, 0.1, -1.0]])


@pytest.fixture(scope="module")
def verdict():
    """The page's function, once all its cells have run."""
    session = Session()
    for fence in fences_of(DOCS / "gradients.md"):
        if fence.cell:
            session.run(fence)
    return session.namespace["verdict"]


def one_entry_wrong():
    wrong = RIGHT.copy()
    wrong[1, 2] *= 3
    return wrong


@pytest.mark.parametrize(
    ("mine", "said"),
    [
        (RIGHT, "right"),
        (-RIGHT, "-1 times the right one, a sign"),
        (2 * RIGHT, "2 times the right one, the 2 of a square"),
        (10 * RIGHT, "10 times the right one, a sum for a mean over 10"),
        (RIGHT / 10, "0.1 times the right one, divided by the 10 examples twice"),
        (1.7 * RIGHT, "1.7 times the right one"),
        (0 * RIGHT, "0 times the right one"),
        (RIGHT.T, "transposed"),
        (RIGHT[:2], "has shape (2, 3), should have (3, 3)"),
        (
            one_entry_wrong(),
            "1 of 9 entries off by no common factor; entry [1, 2] is 3 times the right one",
        ),
    ],
)
def test_each_mistake_is_named(verdict, mine, said):
    assert verdict(mine, RIGHT) == said


def test_a_matrix_that_equals_its_transpose_is_right(verdict):
    assert verdict(RIGHT + RIGHT.T, RIGHT + RIGHT.T) == "right"
