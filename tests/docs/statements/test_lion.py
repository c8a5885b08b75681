"""What the page of Lion states about its box, and about how near it comes."""

import numpy as np
import pytest

from gd_core import AdamW, Lion
from scripts.figures.adaptive.lion import RATES, largest_distances

WALL = 1 / 0.5


@pytest.mark.parametrize("make", [Lion, AdamW])
@pytest.mark.parametrize("target", [1.0, 5.0, 30.0])
def test_lion_and_adamw_end_at_the_wall_of_the_same_box(make, target):
    optimizer, theta = make(0.002, weight_decay=0.5), np.array([0.0])
    for _ in range(8000):
        theta = optimizer.update(theta, theta - target)
    assert theta[0] == pytest.approx(min(target, WALL), abs=0.03)


@pytest.mark.parametrize("rate", RATES)
def test_at_a_constant_rate_it_circles_at_about_twice_the_rate(rate):
    late = largest_distances(rate)[-20:]
    assert late.min() > 1.7 * rate
    assert late.max() < 2.6 * rate
