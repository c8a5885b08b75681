"""What the page on Nesterov's method states in numbers; the marks there lead here."""

import numpy as np
import pytest

from gd_core import Nesterov, theory
from scripts.docs.pages import DOCS
from scripts.figures.momentum.nesterov import MANY, TWO, losses, scheduled

PAGE = (DOCS / "optimizers" / "nesterov.md").read_text(encoding="utf-8")
WORDS = " ".join(PAGE.split())
STEPS = np.arange(2001)
BOUND = 2 * MANY.max() * len(MANY) / (STEPS + 1) ** 2


def slope(found):
    """The slope on log scales from step 100 on."""
    return np.polyfit(np.log(STEPS[100:]), np.log(found[100:]), 1)[0]


def test_a_constant_momentum_has_no_square_in_its_rate():
    plain, constant = (losses(MANY, 2000, lambda t, m=m: m) for m in (0.0, 0.9))
    assert slope(plain) == pytest.approx(-1, abs=0.02)
    assert slope(constant) == pytest.approx(-1, abs=0.02)
    assert plain[-1] / constant[-1] == pytest.approx(10, rel=0.01)
    assert constant[-1] > BOUND[-1]


def test_the_growing_momentum_falls_with_the_square_and_keeps_below_the_bound():
    found = losses(MANY, 2000, scheduled)
    assert slope(found) == pytest.approx(-2, abs=0.05)
    assert np.all(found <= BOUND)


def test_restarts_beat_the_best_constant_on_the_bowl():
    best = theory.optimal_nesterov(*TWO).momentum
    constant = losses(TWO, 400, lambda t: best)
    restarted = losses(TWO, 400, scheduled, restart=True)
    assert f"{restarted[-1]:.0e}" == "4e-20"
    assert constant[-1] == pytest.approx(1e-12, rel=0.4)
    assert "happens every 121 steps, and after 400 steps the loss is 4·10⁻²⁰" in WORDS
    assert restarts(400) == [121, 242, 363]


def restarts(steps):
    """The steps, counted from 1, after which the bowl's run starts again."""
    optimizer, theta, t, found = Nesterov(1 / TWO.max()), np.ones(2), 0, []
    for step in range(1, steps + 1):
        optimizer.momentum, t = scheduled(t), t + 1
        ahead = theta - optimizer.momentum * optimizer.velocity
        moved = optimizer.update(theta, lambda at: TWO * at)
        if (TWO * ahead) @ (moved - theta) > 0:
            optimizer.velocity, t = np.zeros(2), 0
            found.append(step)
        theta = moved
    return found


@pytest.mark.parametrize("steepness", [1.0, 3.0, 10.0])
def test_the_loss_stays_below_the_bound_beyond_quadratics(steepness):
    """On log cosh, bent more at the minimum than elsewhere, plus half a square: mu is 1."""
    largest, smallest = steepness**2 + 1.0, 1.0
    settings = theory.optimal_nesterov(smallest, largest)
    optimizer, theta = Nesterov(settings.learning_rate, settings.momentum), np.array([4.0, -0.3])
    above = []
    for _ in range(200):
        above.append(np.sum(np.logaddexp(steepness * theta, -steepness * theta) - np.log(2)))
        above[-1] += theta @ theta / 2
        theta = optimizer.update(theta, lambda at: steepness * np.tanh(steepness * at) + at)
    start = above[0] + smallest / 2 * (4.0**2 + 0.3**2)
    assert np.all(above <= start * settings.rate ** np.arange(200) + 1e-12)


def test_the_libraries_print_our_look_ahead_point():
    optimizer, theta = Nesterov(0.05, 0.9), np.array([1.0])
    for _ in range(3):
        theta = optimizer.update(theta, lambda at: 10 * at)
    assert (theta - 0.9 * optimizer.velocity)[0] == pytest.approx(-0.404875, abs=1e-12)
    assert optimizer.velocity[0] == pytest.approx(0.22625, abs=5e-6)
    assert PAGE.count("# -0.404875") == 3
