"""The answers to the task beside the map of momentum, as the map itself gives them."""

import re
from pathlib import Path

import numpy as np
from gd_page.lab.momentum_points import points

from gd_core import theory

PAGE = Path(__file__).parents[3] / "docs" / "optimizers" / "momentum.md"
BOTH_ENDS = np.array([1.0, 0.01])


def numbers_of(anchor):
    """The whole numbers in the words of a claim."""
    (words,) = re.findall(rf"\[([^\]]*)\]\(\.\./verified\.md#{anchor}\)", PAGE.read_text())
    return [int(number) for number in re.findall(r"\d+", words)]


def test_thirty_times_the_rate_changes_few_steps():
    found = points([0.1, 1.0, 3.0], [0.9] * 3, 1)
    assert found["steps"] == numbers_of("momentum-map-rates")
    np.testing.assert_allclose(found["radii"], np.sqrt(0.9))
    assert f"{np.sqrt(0.9):.3f}" in PAGE.read_text()


def test_the_momentum_in_the_middle_is_the_best_at_that_rate():
    found = points([1.0] * 3, [0.67, 0.82, 0.9], 100)
    assert found["steps"] == numbers_of("momentum-map-momenta")
    words = [[theory.REGIMES[index] for index in ends] for ends in found["regimes"]]
    assert words == [["ripples", "monotone"], ["ripples", "ripples"], ["ripples", "ripples"]]


def best_momentum_at(rate):
    """The best of a fine grid, at condition number 100."""
    momenta = np.linspace(0, 0.99, 9901)
    radii = theory.momentum_spectral_radius(rate, momenta[:, np.newaxis], BOTH_ENDS).max(axis=1)
    return momenta[radii.argmin()]


def test_the_best_momentum_at_a_rate_is_where_the_flat_direction_begins_to_ripple():
    best = theory.optimal_momentum(*BOTH_ENDS[::-1])
    rates = np.linspace(0.1, best.learning_rate, 12)
    found = np.array([best_momentum_at(rate) for rate in rates])
    np.testing.assert_allclose(found, (1 - np.sqrt(rates / 100)) ** 2, atol=2e-4)
    assert best_momentum_at(3.6) > (1 - np.sqrt(0.036)) ** 2 + 0.05  # above the best rate
    text = PAGE.read_text()
    assert f"At the best rate that momentum is {best.momentum:.2f}" in text
    assert f"at $1/L$ it is about {best_momentum_at(1.0):.2f}" in text
