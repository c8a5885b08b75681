"""What the page of Lion states about its box."""

import numpy as np
import pytest

from gd_core import AdamW, Lion

WALL = 1 / 0.5


@pytest.mark.parametrize("make", [Lion, AdamW])
@pytest.mark.parametrize("target", [1.0, 5.0, 30.0])
def test_lion_and_adamw_end_at_the_wall_of_the_same_box(make, target):
    optimizer, theta = make(0.002, weight_decay=0.5), np.array([0.0])
    for _ in range(8000):
        theta = optimizer.update(theta, theta - target)
    assert theta[0] == pytest.approx(min(target, WALL), abs=0.03)
