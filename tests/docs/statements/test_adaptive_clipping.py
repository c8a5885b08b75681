"""What the page on adaptive clipping states; the marks there lead here."""

import numpy as np
import pytest

from gd_core import GradientDescent, Momentum
from gd_core.techniques import clip_adaptively


def path_of_a_bias(optimizer, goal=0.01):
    path = [np.zeros(1)]
    while abs(path[-1][0]) < goal:
        bias = path[-1]
        path.append(optimizer.update(bias, clip_adaptively(np.array([5.0]), bias)))
    return np.abs(np.concatenate(path))


def test_a_bias_leaves_zero_slowly_or_fast_with_the_rate():
    slow, fast = path_of_a_bias(GradientDescent(0.1)), path_of_a_bias(Momentum(1.6, 0.9))
    assert slow[1] == pytest.approx(1e-6)
    assert slow[-1] / slow[-2] == pytest.approx(1.001)
    assert len(slow) - 1 == pytest.approx(1000 + np.log(10) / 0.001, rel=0.01)
    assert 24 < len(fast) - 1 < 60


def test_momentum_changes_a_unit_by_at_most_the_product():
    path = path_of_a_bias(Momentum(0.1, 0.9), goal=1.0)
    shares = (np.diff(path) / path[:-1].clip(1e-3))[20:]
    assert shares.max() <= 0.1 * 0.01 / (1 - 0.9) * (1 + 1e-9)
