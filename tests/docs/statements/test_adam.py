"""What the page on Adam states in numbers; the marks there lead here."""

import numpy as np
import pytest

import gd_core
from gd_core import Adam, Momentum, RMSProp, minimize
from gd_core.surfaces import Rosenbrock
from scripts.build.data.races import read_presets
from scripts.docs.pages import DOCS
from scripts.figures.adaptive import adam

WORDS = " ".join((DOCS / "optimizers" / "adam.md").read_text(encoding="utf-8").split())


def late_mean(rate, steps, beta2):
    """Where Adam is on Reddi's problem, on average over the last ten periods."""
    optimizer, theta, late = Adam(rate, beta2=beta2), np.zeros(len(beta2)), []
    for step in range(steps):
        slope = 1010.0 if step % 101 == 1 else -10.0
        theta = np.clip(optimizer.update(theta, np.full(len(beta2), slope)), -1, 1)
        late.append(theta)
    return np.mean(late[-1010:], axis=0)


def test_a_long_enough_memory_mends_the_counter_example():
    where = late_mean(0.02, 100_000, np.array([0.99, 0.999, 0.9999]))
    assert where == pytest.approx([1, 1, -1], abs=0.1)


@pytest.mark.parametrize(("beta2", "falls"), [(0.999, 0.1), (0.9999, 0.01)])
def test_the_mean_of_squares_falls_by_this_much_between_two_large_slopes(beta2, falls):
    assert falls == pytest.approx(1 - beta2**101, rel=0.05)


def test_a_larger_epsilon_stops_tiny_gradients():
    first = {
        epsilon: -Adam(1.0, epsilon=epsilon).update(np.zeros(1), np.array([1e-6]))[0]
        for epsilon in (1e-8, 1e-4)
    }
    assert first[1e-8] == pytest.approx(0.99, abs=0.001)
    assert first[1e-4] == pytest.approx(0.0099, abs=0.0001)


@pytest.fixture(scope="module")
def ends():
    """The loss at the end of each run of the first race, at the best rates."""
    surface = Rosenbrock()
    return {
        make.__name__: float(
            minimize(surface, surface.start, make(adam.best_rate(make)), adam.STEPS).final_loss
        )
        for make in (Momentum, Adam, RMSProp)
    }


def test_the_caption_of_the_race_has_the_numbers_of_its_runs(ends):
    printed = ", ".join(f"{loss:.1g}" for loss in (ends["Momentum"], ends["Adam"]))
    assert printed == "0.0002, 0.001"
    assert f"{ends['RMSProp']:.2f}" == "0.24"
    assert "they end at 0.0002 (Momentum), 0.001 (Adam) and 0.24 (RMSProp)" in WORDS


def test_tuned_momentum_ends_below_tuned_adam(ends):
    assert ends["Adam"] / ends["Momentum"] == pytest.approx(6, abs=0.5)
    assert "tuned momentum ends about six times lower" in WORDS


def test_the_rates_of_the_race_are_those_of_the_figure():
    assert adam.best_rate(Adam) == pytest.approx(1.0, rel=0.02)
    assert adam.best_rate(Momentum) == pytest.approx(0.0025, rel=0.02)
    assert '"yours": Adam(1.0)' in WORDS
    assert "gd_core.Momentum(0.0025)" in WORDS


def test_rmsprop_creeps_and_the_others_jump():
    """So the picture at the best rates shows it."""
    surface, longest = Rosenbrock(), {}
    for make in (Momentum, Adam, RMSProp):
        run = minimize(surface, surface.start, make(adam.best_rate(make)), adam.STEPS)
        longest[make] = np.linalg.norm(np.diff(run.params, axis=0), axis=-1).max()
    assert longest[RMSProp] < 0.1
    assert min(longest[Momentum], longest[Adam]) > 0.4


def test_ten_times_the_rate_makes_momentum_alone_diverge():
    variants = read_presets()["adam"]["variants"]
    (variant,) = (found for found in variants if found["label"] == "ten times larger")
    surface = Rosenbrock()
    runs = {
        name: minimize(surface, surface.start, getattr(gd_core, name)(**settings), 300)
        for name, settings in variant["optimizers"]
    }
    assert [name for name, run in runs.items() if run.diverged_at is not None] == ["Momentum"]
