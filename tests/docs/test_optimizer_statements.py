"""What the optimizers' pages state in numbers; the marks there lead here."""

import numpy as np
import pytest

from gd_core import (
    AdaDelta,
    AdaGrad,
    Adam,
    AMSGrad,
    Lion,
    Momentum,
    NAdam,
    Prodigy,
    RAdam,
    RMSProp,
    minimize,
)
from gd_core.optimizers import Shampoo
from gd_core.surfaces import Ackley, Ravine, Rosenbrock
from scripts.figures.adaptive import adam
from scripts.figures.matrix import _matrix


def steps_of(optimizer, gradients):
    """The length of each step under gradients that are given."""
    params, lengths = np.zeros(1), []
    for gradient in gradients:
        moved = optimizer.update(params, np.array([gradient]))
        lengths.append(float(params[0] - moved[0]))
        params = moved
    return np.array(lengths)


def losses_after_300(make, rates=adam.RATES):
    """The loss on Rosenbrock's valley at each rate, all runs at once; infinite where diverged."""
    starts = np.broadcast_to(Rosenbrock().start, (len(rates), 2)).copy()
    losses = minimize(Rosenbrock(), starts, make(rates[:, None]), 300).losses[-1]
    return np.where(np.isfinite(losses), losses, np.inf)


@pytest.mark.parametrize("make", [Momentum, RMSProp, Adam, NAdam])
def test_no_best_rate_on_the_valley_is_the_last_one_tried(make):
    assert 0 < losses_after_300(make).argmin() < len(adam.RATES) - 1


def test_shampoos_best_rate_is_not_the_last_one_tried():
    rate, run = _matrix.best_run(Shampoo, 200)
    assert rate == pytest.approx(63.1, abs=0.1)
    assert run.losses[1] > 1000 * run.losses[0]


def test_one_rate_of_nadam_stands_alone():
    losses = np.sort(losses_after_300(NAdam))
    assert losses[0] == pytest.approx(4.5e-4, rel=0.1)
    assert losses[1] > 0.1
    assert losses_after_300(Adam).min() < losses[0] / 5


def test_after_an_early_shock_amsgrads_steps_grow_threefold():
    steps = steps_of(AMSGrad(0.1), [1000.0] + [1.0] * 20_000)
    assert steps[99] == pytest.approx(0.00098, abs=5e-6)
    assert steps[-1] == pytest.approx(0.00316, abs=5e-6)


def test_prodigys_estimate_runs_away_on_ackley():
    # Starts that differ in the tenth digit, since rounding decides when a single run is lost.
    beside = 1 + 1e-10 * np.random.default_rng(0).normal(size=(24, 2))
    assert sum(is_lost_to_prodigy(Ackley().start * near) for near in beside) > 12


def is_lost_to_prodigy(params):
    surface, optimizer = Ackley(), Prodigy()
    for _ in range(2000):
        params = optimizer.update(params, surface.gradient(params))
        if optimizer.d > 1e9 and np.abs(params).max() > 1e9:
            return True
    return False


def test_rmsprop_forgets_a_shock_within_a_hundred_steps():
    steps = steps_of(RMSProp(1.0), [100.0] + [1.0] * 200)
    assert np.argmax(steps[1:] > 0.5) + 2 == 57
    assert np.argmax(steps[1:] > 0.9) + 2 == 81
    steps = steps_of(RMSProp(1.0), [1000.0] + [1.0] * 200)
    assert steps[35] == pytest.approx(0.02, abs=0.001)
    assert steps[99] == pytest.approx(0.5, abs=0.01)


def test_an_epsilon_inside_the_root_outweighs_tiny_gradients():
    gradient = 1e-6
    v = 0.1 * gradient**2
    assert steps_of(RMSProp(1.0), [gradient])[0] == pytest.approx(3.07, abs=0.01)
    assert gradient / np.sqrt(v + 1e-8) == pytest.approx(0.010, abs=1e-4)
    assert gradient / np.sqrt(v + 1e-7) == pytest.approx(0.0032, abs=1e-4)


def test_adagrad_covers_twice_the_rate_times_root_t():
    covered = steps_of(AdaGrad(0.01), [1.0] * 1000).sum()
    assert covered == pytest.approx(2 * 0.01 * np.sqrt(1000), rel=0.03)
    assert covered == pytest.approx(0.6, abs=0.03)


def test_a_rate_that_suits_adam_makes_radam_diverge():
    surface = Rosenbrock()
    assert minimize(surface, surface.start, RAdam(0.1), 300).diverged_at is not None
    assert minimize(surface, surface.start, Adam(0.1), 300).final_loss < 1


def test_prodigys_estimate_never_falls():
    rng, optimizer, params, seen = np.random.default_rng(0), Prodigy(), np.ones(5), []
    for scale in (1.0, 100.0, 0.01, 1.0):
        for _ in range(50):
            params = optimizer.update(params, scale * rng.standard_normal(5) + params)
            seen.append(optimizer.d)
    assert (np.diff(seen) >= 0).all()
    assert seen[-1] > seen[0]


def test_lion_at_a_constant_rate_never_settles():
    surface = Ravine()
    run = minimize(surface, surface.start, Lion(0.01, weight_decay=0.0), 3000)
    moved = np.abs(np.diff(run.params[-1000:], axis=0))
    np.testing.assert_allclose(moved, 0.01)


def test_adadeltas_first_step_grows_with_the_root_of_epsilon():
    first = {eps: steps_of(AdaDelta(epsilon=eps), [1.0])[0] for eps in (1e-6, 1e-3)}
    assert first[1e-3] / first[1e-6] == pytest.approx(np.sqrt(1000), rel=0.01)
