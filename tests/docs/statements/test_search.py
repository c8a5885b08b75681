"""What the page on hyperparameter search states; the marks there lead here."""

import numpy as np
import pytest

from gd_core import Adam, GradientDescent, Momentum
from gd_core.experiments import best_learning_rate
from gd_core.surfaces import Rosenbrock
from scripts.docs.pages import DOCS
from scripts.figures.techniques._search import best_of, paired_losses, right_decisions
from scripts.figures.techniques.hyperparameter_search import LEARNING_RATES, STEPS


def test_how_many_seeds_decide():
    assert right_decisions(1.0, 3) == pytest.approx(0.89, abs=0.005)
    assert right_decisions(0.5, 21) < 0.95 < right_decisions(0.5, 22)
    random = np.random.default_rng(0)
    better, worse = random.standard_normal((2, 100_000, 3))
    ahead = np.mean(better.mean(axis=-1) < (worse + 1.0).mean(axis=-1))
    assert ahead == pytest.approx(right_decisions(1.0, 3), abs=0.005)


def test_three_seeds_are_wrong_once_in_four():
    assert 0.25 < 1 - right_decisions(0.5, 3) < 0.28


def test_the_same_batches_decide_where_other_batches_do_not():
    low, high, other = paired_losses(0.1, 0), paired_losses(0.12, 0), paired_losses(0.12, 1)
    assert np.mean(high > low) > 0.8
    assert 0.45 < np.mean(other > low) < 0.6
    assert (other - low).std() > 4 * (high - low).std()


def test_the_winner_of_a_hundred_trials_is_lucky():
    assert best_of(100) == pytest.approx(2.51, abs=0.01)
    random = np.random.default_rng(0)
    worth = random.standard_normal((10_000, 100))
    shown = worth + random.standard_normal(worth.shape)
    winners = shown.argmax(axis=1)[:, np.newaxis]
    gain = np.take_along_axis(shown, winners, axis=1).mean()
    assert gain == pytest.approx(np.sqrt(2) * best_of(100), rel=0.01)
    assert np.take_along_axis(worth, winners, axis=1).mean() == pytest.approx(gain / 2, rel=0.02)


def test_the_caption_names_the_best_rates():
    surface = Rosenbrock()
    best = [
        best_learning_rate(surface, surface.start, make, STEPS, LEARNING_RATES)
        for make in (GradientDescent, Momentum, Adam)
    ]
    text = (DOCS / "techniques" / "hyperparameter-search.md").read_text(encoding="utf-8")
    assert "the best rates are {:.3f}, {:.3f} and {:g}".format(*best) in text


def test_there_is_one_rule_for_the_range_test():
    rule = "tenth to a third of the rate at which"
    for page in ("hyperparameter-search", "index"):
        text = (DOCS / "techniques" / f"{page}.md").read_text(encoding="utf-8")
        assert rule in text, page
        assert "where the loss blows up" not in text
