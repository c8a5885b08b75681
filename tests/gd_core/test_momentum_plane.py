"""The plane of rate and momentum against eigenvalues, against runs, and against drawn noise."""

from itertools import pairwise

import numpy as np
import pytest

from gd_core import Momentum, minimize
from gd_core.surfaces import IllConditionedBowl
from gd_core.theory import (
    REGIMES,
    iteration_matrix,
    momentum_noise_floor,
    momentum_regime,
    momentum_roots,
    momentum_spectral_radius,
    optimal_momentum,
    spectral_radius,
)

RATES = np.linspace(0, 2, 41)[:, np.newaxis]
MOMENTA = np.linspace(0, 0.99, 34)
CURVATURES = (-1.0, 0.0, 0.5, 2.0)
EACH = pytest.mark.parametrize("curvature", CURVATURES)


@EACH
def test_the_roots_are_the_eigenvalues_of_the_step(curvature):
    roots = momentum_roots(RATES, MOMENTA, curvature)
    assert roots.shape == (41, 34, 2)
    for row, rate in enumerate(RATES[:, 0].tolist()):
        for column, momentum in enumerate(MOMENTA.tolist()):
            matrix = iteration_matrix("Momentum", curvature, rate, momentum)
            found = roots[row, column]
            assert found.sum() == pytest.approx(np.trace(matrix), abs=1e-9)
            assert found.prod() == pytest.approx(np.linalg.det(matrix), abs=1e-9)
            assert np.abs(found[0]) >= np.abs(found[1]) - 1e-12


@EACH
def test_the_radius_is_the_size_of_the_larger_root(curvature):
    radius = momentum_spectral_radius(RATES, MOMENTA, curvature)
    np.testing.assert_allclose(radius, np.abs(momentum_roots(RATES, MOMENTA, curvature)[..., 0]))
    alone = spectral_radius("Momentum", curvature, 0.7, 0.6)
    assert momentum_spectral_radius(0.7, 0.6, curvature) == pytest.approx(alone)


def test_complex_roots_have_the_size_of_the_root_of_the_momentum():
    roots = momentum_roots(RATES, MOMENTA, 1.0)
    swings = momentum_regime(RATES, MOMENTA, 1.0) == "ripples"
    assert np.all(roots[swings].imag != 0)
    assert np.all(roots[~swings].imag == 0)
    sizes = np.broadcast_to(np.sqrt(MOMENTA), swings.shape)[swings]
    np.testing.assert_allclose(np.abs(roots[swings]), np.stack((sizes, sizes), axis=-1))


@pytest.mark.parametrize(
    ("push", "regime"),
    [
        (0.2, "monotone"),
        (0.25, "monotone"),
        (0.26, "ripples"),
        (2.24, "ripples"),
        (2.25, "zigzag"),
        (2.5, "zigzag"),
        (2.51, "diverges"),
        (-0.1, "diverges"),
    ],
)
def test_the_regimes_change_where_the_roots_meet(push, regime):
    """At momentum 1/4 these are (1 - 1/2)^2, (1 + 1/2)^2 and 2 (1 + 1/4)."""
    assert momentum_regime(1.0, 0.25, push) == regime
    assert regime in REGIMES


def signs_of_a_run(rate, momentum):
    bowl = IllConditionedBowl(1.0)
    run = minimize(bowl, np.array([1.0, 1.0]), Momentum(rate, momentum), 24)
    return np.sign(run.params[:, 0]).tolist()


def test_runs_do_what_the_regimes_say():
    assert set(signs_of_a_run(0.2, 0.25)) == {1.0}
    waves = signs_of_a_run(0.5, 0.8)
    changes = sum(a != b for a, b in pairwise(waves))
    assert 3 < changes < 12
    assert signs_of_a_run(2.4, 0.25)[:8] == [1.0, -1.0] * 4


def test_the_best_settings_are_critical_at_both_ends_of_the_spectrum():
    best = optimal_momentum(1.0, 100.0)
    roots = momentum_roots(best.learning_rate, best.momentum, np.array([1.0, 100.0]))
    np.testing.assert_allclose(roots[0], best.rate)
    np.testing.assert_allclose(roots[1], -best.rate)


def drawn_floor(rate, momentum, curvature):
    """The mean loss over many runs and steps, long after the start."""
    random, optimizer, params = np.random.default_rng(0), Momentum(rate, momentum), np.zeros(4000)
    losses = []
    for step in range(800):
        noise = random.standard_normal(params.shape)
        params = optimizer.update(params, curvature * params + noise)
        if step >= 400:
            losses.append(curvature * np.mean(params**2) / 2)
    return np.mean(losses)


@pytest.mark.parametrize(
    ("rate", "momentum", "curvature"), [(0.1, 0.0, 1.0), (0.1, 0.9, 1.0), (0.2, 0.5, 3.0)]
)
def test_runs_hover_at_the_noise_floor(rate, momentum, curvature):
    floor = momentum_noise_floor(rate, momentum, curvature)
    assert drawn_floor(rate, momentum, curvature) == pytest.approx(float(floor), rel=0.02)


def test_at_a_small_rate_the_floor_is_that_of_descent_at_a_larger_one():
    slow = momentum_noise_floor(1e-5 * (1 - MOMENTA), MOMENTA)
    np.testing.assert_allclose(slow, momentum_noise_floor(1e-5, 0.0), rtol=1e-5)


@pytest.mark.parametrize("theory", [momentum_roots, momentum_spectral_radius, momentum_regime])
@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ((-0.1, 0.5, 1.0), ValueError, "learning_rate must be >= 0"),
        ((0.1, 1.0, 1.0), ValueError, "momentum must be < 1"),
        ((0.1, [0.5, -0.5], 1.0), ValueError, "momentum must be >= 0"),
        ((0.1, 0.5, np.nan), ValueError, "curvature must be finite"),
        ((0.1, 0.5, "steep"), TypeError, "curvature must be a number"),
        ((1e200, 0.5, 1e200), ValueError, r"learning_rate \* curvature must be finite"),
        (([1.0, 2.0], [0.1, 0.2, 0.3], 1.0), ValueError, "must broadcast"),
    ],
)
def test_bad_arguments_are_named(theory, arguments, error, message):
    with pytest.raises(error, match=message):
        theory(*arguments)


def test_there_is_no_floor_where_runs_diverge():
    with pytest.raises(ValueError, match="learning_rate must be below the limit"):
        momentum_noise_floor([0.1, 3.0], 0.5)
    with pytest.raises(ValueError, match="curvature must be at least 0"):
        momentum_noise_floor(0.1, 0.5, -1.0)
