"""What the page on momentum states in numbers; the marks there lead here."""

import re

import numpy as np
import pytest

from gd_core import GradientDescent, Momentum, minimize, theory
from gd_core.surfaces import Ravine
from scripts.build.data.races import read_presets
from scripts.docs.pages import DOCS
from scripts.figures.momentum import _momentum_plane, momentum

PAGE = (DOCS / "optimizers" / "momentum.md").read_text(encoding="utf-8")
WORDS = " ".join(PAGE.split())


def preset_variant(label):
    """One of the settings that the page's explorer offers."""
    return next(v for v in read_presets()["momentum"]["variants"] if v["label"] == label)


@pytest.mark.parametrize(
    ("label", "condition_number", "predicted", "counted"),
    [
        ("gradient descent", 100.0, 345, 346),
        ("momentum", 100.0, 34, 56),
        ("Nesterov", 100.0, 66, 84),
        ("gradient descent", 10_000.0, 34539, 34539),
        ("momentum", 10_000.0, 345, 689),
        ("Nesterov", 10_000.0, 687, 880),
    ],
)
def test_counted_steps_are_those_of_the_page(label, condition_number, predicted, counted):
    name, optimum = momentum.OPTIMA[label]
    settings = optimum(1.0, condition_number)
    assert round(np.log(1000) / -np.log(settings.rate)) == predicted
    assert momentum.steps_counted(name, settings, condition_number) == counted
    assert f"{predicted:>8} steps to 1/1000" in PAGE


def test_the_page_prints_the_counted_steps_of_momentum():
    assert "for momentum 56 steps in place of 34, and 689 in place of 345" in WORDS


def test_the_caption_of_the_valley_has_the_numbers_of_its_runs():
    plain, best = (
        minimize(Ravine(), Ravine().start, optimizer, momentum.STEPS).losses
        for optimizer in momentum.valley_optimizers().values()
    )
    first, highest, last = (f"{value:.0f}" for value in (best[0], best.max(), best[-1] / 1e-10))
    assert f"the loss rises from {first} to {highest} before it falls to {last}·10⁻¹⁰" in WORDS
    assert f"where gradient descent is at {plain[-1]:.2f}" in WORDS
    assert "crosses that of gradient descent after some twelve steps" in WORDS
    assert np.argmax(best < plain) in (11, 12, 13)


def test_the_valley_is_raced_at_the_best_settings_of_each():
    curvatures = Ravine().curvatures
    assert curvatures == (1.0, _momentum_plane.CONDITION_NUMBER)
    plain, best = momentum.valley_optimizers().values()
    assert plain.learning_rate == theory.optimal_gradient_descent(*curvatures).learning_rate
    best_settings = theory.optimal_momentum(*curvatures)
    assert (best.learning_rate, best.momentum) == best_settings[:2]


def test_the_explorer_has_the_race_that_the_page_speaks_of():
    variant = preset_variant("best in theory")
    assert variant["start"] == [pytest.approx(value) for value in Ravine().start]
    assert variant["steps"] == momentum.STEPS
    settings = [settings for _, settings in variant["optimizers"]]
    plain, best = momentum.valley_optimizers().values()
    assert settings[0] == {"learning_rate": plain.learning_rate}
    assert settings[1] == {"learning_rate": best.learning_rate, "momentum": best.momentum}


def test_too_large_a_rate_lies_between_the_two_limits():
    (_, plain), (_, heavy) = preset_variant("too large")["optimizers"]
    assert (
        2 / 50 < plain["learning_rate"] == heavy["learning_rate"] < 2 * (1 + heavy["momentum"]) / 50
    )
    losses = [
        minimize(Ravine(), [-4.4, -1.4], make, 100).losses[-1]
        for make in (GradientDescent(**plain), Momentum(**heavy))
    ]
    assert not losses[0] < 1e3
    assert losses[1] < 1e-6


def test_the_star_of_the_map_is_where_the_page_says():
    best = theory.optimal_momentum(1.0, _momentum_plane.CONDITION_NUMBER)
    place = (best.learning_rate * _momentum_plane.CONDITION_NUMBER, best.momentum)
    assert [f"{value:.2f}" for value in place] == ["3.07", "0.57"]
    pushes, momenta = np.meshgrid(np.linspace(0, 4, 801), np.linspace(0, 0.995, 400))
    lowest = np.nanmin(_momentum_plane.steps_to_a_thousandth(pushes, momenta))
    there = _momentum_plane.steps_to_a_thousandth(np.array(place[0]), np.array(place[1]))
    assert there <= lowest <= 1.05 * there
    assert "star at rate 3.07 and momentum 0.57" in WORDS


@pytest.mark.parametrize(("regime", "point"), _momentum_plane.EXAMPLES.items())
def test_the_small_pictures_beside_the_map_are_of_their_regimes(regime, point):
    assert theory.momentum_regime(*point, 1.0) == regime


def largest_error(condition_number, steps):
    """The size of momentum's polynomial at its best settings, over all curvatures, after steps."""
    best = theory.optimal_momentum(1.0, condition_number)
    curvatures = np.linspace(1.0, condition_number, 2001)
    error, velocity = np.ones_like(curvatures), np.zeros_like(curvatures)
    for _ in range(steps):
        velocity = best.momentum * velocity + best.learning_rate * curvatures * error
        error = error - velocity
    return np.abs(error).max()


@pytest.mark.parametrize("condition_number", [10.0, 100.0, 1000.0])
@pytest.mark.parametrize("steps", [2, 10, 100])
def test_momentum_is_behind_chebyshev_by_a_small_factor(condition_number, steps):
    middle = (condition_number + 1) / (condition_number - 1)
    chebyshev = 1 / np.cosh(steps * np.arccosh(middle))
    behind = largest_error(condition_number, steps) / chebyshev
    assert 1 <= behind <= 2 * steps + 1


def test_the_answer_names_the_valley_for_which_nine_tenths_are_best():
    root = np.sqrt(0.9)
    assert ((1 + root) / (1 - root)) ** 2 == pytest.approx(1440, abs=5)
    assert re.search(r"\\kappa \\approx 1440", PAGE)
