"""What the page on AdamW states in numbers; the marks there lead here."""

import numpy as np
import pytest

from gd_core import AdamW
from gd_core.surfaces import Booth
from scripts.docs.pages import DOCS
from scripts.figures.adaptive import adamw

WORDS = " ".join((DOCS / "optimizers" / "adamw.md").read_text(encoding="utf-8").split())
START = np.array([-3.0, 4.0])
WALL = 1 / adamw.BOX_DECAY


def test_one_weight_stops_at_the_wall_and_nowhere_before():
    ends = adamw.rests_of_targets(is_decoupled=True)
    np.testing.assert_allclose(ends, np.minimum(adamw.TARGETS, WALL), atol=0.02)


def test_with_l2_one_weight_ends_at_the_penalized_minimum():
    ends = adamw.rests_of_targets(is_decoupled=False)
    np.testing.assert_allclose(ends, adamw.TARGETS / (1 + adamw.BOX_DECAY), atol=1e-6)


def test_adamw_ends_at_the_lowest_point_of_the_box():
    booth = Booth()
    end = adamw.rest(True, booth.gradient, START)[-1]
    assert end == pytest.approx([1.8, 2.0], abs=0.001)
    side = np.linspace(-WALL, WALL, 801)
    points = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    assert points[booth(points).argmin()] == pytest.approx(end, abs=0.005)
    slope = booth.gradient(np.array([1.8, 2.0]))
    assert slope[0] == pytest.approx(0, abs=1e-12)
    assert slope[1] < 0


def test_under_noise_the_decay_pulls_inside_the_box_too():
    random, optimizer = np.random.default_rng(0), AdamW(0.002, weight_decay=0.5)
    weights, means = np.ones(400), []
    for step in range(5000):
        weights = optimizer.update(weights, weights - 1 + 10 * random.standard_normal(400))
        means += [weights.mean()] if step >= 2000 else []
    assert np.mean(means) == pytest.approx(0.2, abs=0.05)


def test_the_caption_has_the_ends_of_both_paths():
    ends = [adamw.rest(is_decoupled, Booth().gradient, START)[-1] for is_decoupled in (True, False)]
    words = ["({:.2f}, {:.2f})".format(*end) for end in ends]
    assert f"AdamW ends at {words[0]}, Adam with L2 at {words[1]}" in WORDS
