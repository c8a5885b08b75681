"""What the page on weight decay states; the marks there lead here."""

import numpy as np
import pytest

from gd_core import AdamW, Lion
from scripts.figures.techniques._weight_decay import (
    FORMS,
    RATES,
    STRENGTHS,
    best_strengths,
    error_map,
    gradient_lengths,
    shrinkage,
)

TRAINED = RATES > 0.04
MAPS = {form: error_map(form) for form in FORMS}
BEST = {form: best_strengths(form, errors) for form, errors in MAPS.items()}


def test_the_coupled_form_keeps_its_best_decay_when_the_rate_changes():
    coupled, paper = (BEST[form][TRAINED] for form in ("coupled", "paper"))
    assert coupled.min() > 0.1
    assert coupled.max() < 0.31
    assert RATES[TRAINED][-1] / RATES[TRAINED][0] > 20
    assert paper[-1] / paper[0] > 20
    assert (np.diff(paper) >= 0).all()


@pytest.mark.parametrize("form", FORMS)
def test_no_best_decay_of_the_maps_lies_at_an_edge(form):
    at = MAPS[form][TRAINED].argmin(axis=1)
    assert at.min() > 0
    assert at.max() < len(STRENGTHS[form]) - 1
    assert (BEST[form][RATES < 0.03] == STRENGTHS[form][0]).all()


def test_a_decay_lowers_the_best_test_error_of_the_map():
    errors = MAPS["coupled"]
    assert errors.min() < errors[:, 0].min()


def test_in_one_run_the_first_two_forms_are_the_same():
    for share in (1.0, 0.3):
        coupled = shrinkage("coupled", 0.01, 0.2, share)
        assert coupled == pytest.approx(shrinkage("paper", 0.01, 0.01 * 0.2, share))


@pytest.mark.parametrize("make", [AdamW, Lion])
@pytest.mark.parametrize(("target", "rest"), [(1.0, 1.0), (5.0, 2.0), (30.0, 2.0)])
def test_no_weight_comes_to_rest_beyond_one_over_the_decay(make, target, rest):
    optimizer, weight = make(learning_rate=0.002, weight_decay=0.5), np.zeros(1)
    for _ in range(12_000):
        weight = optimizer.update(weight, weight - target)
    assert weight[0] == pytest.approx(rest, abs=0.01)


def test_a_decayed_weight_is_a_moving_mean_of_its_updates():
    random, rate, strength = np.random.default_rng(0), 0.01, 0.5
    decayed, plain = AdamW(rate, weight_decay=strength), AdamW(rate, weight_decay=0.0)
    weight, mean, bare = np.ones(1), np.ones(1), np.ones(1)
    for _ in range(300):
        gradient = random.standard_normal(1)
        moved = plain.update(bare, gradient)
        update, bare = (moved - bare) / rate, moved
        weight = decayed.update(weight, gradient)
        mean = (1 - rate * strength) * mean + rate * strength * (update / strength)
    np.testing.assert_allclose(weight, mean, rtol=1e-9)
    assert (1 - rate * strength) ** (1 / (rate * strength)) == pytest.approx(1 / np.e, rel=0.01)


def test_under_coupled_decay_the_gradient_of_a_normalized_weight_grows():
    coupled, paper, corrected = (gradient_lengths(form) for form in FORMS)
    np.testing.assert_allclose(coupled, paper)
    assert coupled[-1] / coupled[0] == pytest.approx(1.8, abs=0.05)
    assert np.ptp(corrected / corrected[0]) < 0.002


def test_the_length_of_a_normalized_weight_follows_the_recursion():
    random, weight = np.random.default_rng(0), np.array([2.0, 1.0, 0.5])
    direction = random.standard_normal(3)  # loss: minus the cosine between weight and direction
    unit = weight / np.linalg.norm(weight)
    slope = -(direction - (direction @ unit) * unit) / np.linalg.norm(weight)
    assert slope @ weight == pytest.approx(0, abs=1e-12)
    moved = 0.99 * weight - 0.1 * slope
    expected = 0.99**2 * weight @ weight + 0.1**2 * slope @ slope
    assert moved @ moved == pytest.approx(expected)


def test_twice_the_rate_squares_what_is_left_unless_uncoupled():
    shares = (1 + np.cos(np.pi * np.arange(10_000) / 10_000)) / 2
    for form, strength, again in (("coupled", 0.1, 2), ("paper", 1e-4, 1), ("corrected", 0.133, 2)):
        once, twice = (
            np.prod(1 - shrinkage(form, rate, strength, shares)) for rate in (0.001, 0.002)
        )
        assert once == pytest.approx(0.61, abs=0.005)
        assert twice == pytest.approx(once**again, rel=1e-3)
