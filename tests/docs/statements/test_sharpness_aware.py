"""What the figure on sharpness-aware steps shows."""

import pytest

from scripts.figures.techniques.sharpness_aware import path


def test_the_figure_shows_what_its_description_says():
    plain, aware = path(0.0), path(0.1)
    assert 1 + 4 * plain[-1, 0] ** 2 == pytest.approx(6, abs=0.05)
    assert 1 + 4 * aware[-1, 0] ** 2 == pytest.approx(1, abs=0.05)
    assert abs(plain[-1, 1]) < 1e-6
