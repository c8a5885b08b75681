"""Theory against closed forms, against eigenvalues, and against what runs measure."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import GradientDescent, Momentum, Nesterov, minimize
from gd_core.surfaces import IllConditionedBowl
from gd_core.theory import (
    METHODS,
    iteration_matrix,
    optimal_gradient_descent,
    optimal_momentum,
    optimal_nesterov,
    spectral_radius,
    stability_limit,
)

CURVATURES = np.linspace(1, 100, 500)
OPTIMA = {
    "GradientDescent": optimal_gradient_descent,
    "Momentum": optimal_momentum,
    "Nesterov": optimal_nesterov,
}
OPTIMIZERS = {"GradientDescent": GradientDescent, "Momentum": Momentum, "Nesterov": Nesterov}
EACH = pytest.mark.parametrize("method", METHODS)


def settings_of(method, momentum):
    return {} if method == "GradientDescent" else {"momentum": momentum}


def test_closed_forms_at_condition_number_100():
    assert optimal_gradient_descent(1, 100) == pytest.approx((2 / 101, 0, 99 / 101))
    assert optimal_momentum(1, 100) == pytest.approx((4 / 121, 81 / 121, 9 / 11))
    assert optimal_nesterov(1, 100) == pytest.approx((0.01, 9 / 11, 0.9))


@EACH
def test_a_round_bowl_needs_one_step(method):
    assert OPTIMA[method](4.0, 4.0) == pytest.approx((0.25, 0, 0))


@EACH
def test_the_promised_rate_is_the_spectral_radius(method):
    best = OPTIMA[method](1.0, 100.0)
    radius = spectral_radius(method, CURVATURES, best.learning_rate, best.momentum)
    assert radius == pytest.approx(best.rate, abs=1e-7)


@pytest.mark.parametrize("method", ["GradientDescent", "Momentum"])
def test_no_neighbor_is_better(method):
    best = OPTIMA[method](1.0, 100.0)
    for rate_factor in (0.98, 1.0, 1.02):
        for momentum_factor in (0.98, 1.0, 1.02):
            radius = spectral_radius(
                method,
                CURVATURES,
                best.learning_rate * rate_factor,
                best.momentum * momentum_factor,
            )
            assert radius >= best.rate - 1e-7


@EACH
@given(curvature=st.floats(-2, 50), learning_rate=st.floats(0, 0.2), momentum=st.floats(0, 0.99))
def test_the_radius_is_the_largest_eigenvalue(method, curvature, learning_rate, momentum):
    momentum = settings_of(method, momentum).get("momentum", 0.0)
    matrix = iteration_matrix(method, curvature, learning_rate, momentum)
    expected = np.abs(np.linalg.eigvals(matrix)).max()
    radius = spectral_radius(method, curvature, learning_rate, momentum)
    assert radius == pytest.approx(expected, abs=1e-6)


@EACH
@given(curvature=st.floats(0.1, 50), learning_rate=st.floats(0, 0.2), momentum=st.floats(0, 0.99))
def test_the_matrix_is_what_the_optimizer_does(method, curvature, learning_rate, momentum):
    settings = settings_of(method, momentum)
    optimizer = OPTIMIZERS[method](learning_rate, **settings)
    params = np.array([1.0])
    state = np.array([1.0, 0.0])
    matrix = iteration_matrix(method, curvature, learning_rate, **settings)
    for _ in range(3):

        def gradient(x):
            return curvature * x

        argument = gradient if method == "Nesterov" else gradient(params)
        params = optimizer.update(params, argument)
        state = matrix @ state
        np.testing.assert_allclose(params[0], state[0], rtol=1e-9, atol=1e-9)


@EACH
@pytest.mark.parametrize("momentum", [0.0, 0.5, 0.9])
def test_the_limit_divides_runs_that_converge_from_runs_that_do_not(method, momentum):
    settings = settings_of(method, momentum)
    limit = stability_limit(method, 7.0, **settings)
    assert spectral_radius(method, 7.0, limit * 0.999, **settings) < 1
    assert spectral_radius(method, 7.0, limit * 1.001, **settings) > 1
    bowl = IllConditionedBowl(7.0)
    losses = [
        minimize(bowl, bowl.start, OPTIMIZERS[method](limit * factor, **settings), 800).losses
        for factor in (0.98, 1.02)
    ]
    assert losses[0][-1] < 1e-3
    assert not losses[1][-1] < 1e3  # NaN, or large


def test_limits_by_hand():
    assert stability_limit("GradientDescent", 4.0) == 0.5
    assert stability_limit("Momentum", 4.0, 0.5) == 0.75
    assert stability_limit("Nesterov", 4.0, 0.5) == 0.375


def test_gradient_descent_measures_its_rate_exactly():
    best = optimal_gradient_descent(1.0, 100.0)
    bowl = IllConditionedBowl(100.0)
    run = minimize(bowl, np.array([1.0, 1.0]), GradientDescent(best.learning_rate), 200)
    sizes = np.linalg.norm(run.params, axis=-1)
    np.testing.assert_allclose(sizes[1:] / sizes[:-1], best.rate, rtol=1e-10)


def test_momentum_and_nesterov_measure_about_their_rate():
    bowl = IllConditionedBowl(100.0)
    for method in ("Momentum", "Nesterov"):
        best = OPTIMA[method](1.0, 100.0)
        optimizer = OPTIMIZERS[method](best.learning_rate, best.momentum)
        sizes = np.linalg.norm(minimize(bowl, bowl.start, optimizer, 150).params, axis=-1)
        measured = (sizes[150] / sizes[50]) ** (1 / 100)
        # The double root adds a factor of steps, (150 / 50)^(1/100) = 1.011.
        assert best.rate < measured < best.rate * 1.013


@pytest.mark.parametrize(("smallest", "largest"), [(1e-3, 1e3), (2.0, 50.0), (1.0, 1.0), (3, 4)])
def test_the_radius_of_the_best_settings_is_their_rate_to_the_last_digits(smallest, largest):
    for method, optimum in OPTIMA.items():
        best = optimum(smallest, largest)
        radius = spectral_radius(method, [smallest, largest], best.learning_rate, best.momentum)
        assert radius == pytest.approx(best.rate, abs=4e-15)


def test_the_largest_curvatures_have_settings_and_others_are_named():
    for optimum in OPTIMA.values():
        for smallest, largest in ((1e-150, 1e150), (1e-150, 1e-150), (1e150, 1e150)):
            best = optimum(smallest, largest)
            assert 0 < best.learning_rate < math.inf
            assert 0 <= best.rate <= 1
        with pytest.raises(ValueError, match="smallest must be >= 1e-150, got 1e-300"):
            optimum(1e-300, 1.0)
        with pytest.raises(ValueError, match=r"largest must be <= 1e\+150, got 1e\+308"):
            optimum(1.0, 1e308)
    with pytest.raises(ValueError, match="curvature must be >= 1e-150, got 5e-324"):
        stability_limit("Momentum", 5e-324)
    with pytest.raises(ValueError, match=r"learning_rate \* curvature must be finite, got inf"):
        spectral_radius("Nesterov", 1e200, 1e200)
    with pytest.raises(ValueError, match="curvatures must have one shape"):
        spectral_radius("Nesterov", [[1.0], [1.0, 2.0]], 0.1)


def test_a_radius_may_be_large():
    assert spectral_radius("GradientDescent", 1e300, 1e7) == pytest.approx(1e307)
    # Against 1e200, the trace is -1.5e200 and the determinant nothing.
    assert spectral_radius("Nesterov", 1e200, 1.0, 0.5) == pytest.approx(1.5e200)


def test_at_a_saddle_every_rate_leads_away():
    for method in METHODS:
        assert spectral_radius(method, -1.0, 0.1) == pytest.approx(1.1)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: optimal_momentum(0.0, 1.0), ValueError, "smallest must be > 0"),
        (lambda: optimal_nesterov(2.0, 1.0), ValueError, "largest must be >= 2"),
        (lambda: optimal_gradient_descent("a", 1.0), TypeError, "smallest must be a number"),
        (lambda: optimal_gradient_descent(1.0, math.inf), ValueError, "largest must be finite"),
        (lambda: stability_limit("Adam", 1.0), ValueError, "method must be one of .*got 'Adam'"),
        (lambda: stability_limit("Momentum", 0.0), ValueError, "curvature must be > 0"),
        (lambda: stability_limit("Momentum", 1.0, 1.0), ValueError, "momentum must be < 1"),
        (lambda: stability_limit("Momentum", 1.0, -0.1), ValueError, "momentum must be >= 0"),
        (
            lambda: stability_limit("GradientDescent", 1.0, 0.5),
            ValueError,
            r"momentum must be 0 for GradientDescent, got 0\.5",
        ),
        (lambda: iteration_matrix("Momentum", math.nan, 0.1), ValueError, "curvature must be fin"),
        (lambda: iteration_matrix("Momentum", 1.0, -0.1), ValueError, "learning_rate must be >= 0"),
        (lambda: spectral_radius("Momentum", [], 0.1), ValueError, "curvatures must not be empty"),
        (lambda: spectral_radius("Momentum", ["x"], 0.1), TypeError, "curvature must be a number"),
    ],
)
def test_bad_arguments_are_named(call, error, message):
    with pytest.raises(error, match=message):
        call()


@pytest.mark.parametrize("kind", [np.float16, np.float32])
def test_numbers_of_a_narrow_type_are_as_good(kind):
    one, half = kind(1), kind(0.5)
    assert stability_limit("Momentum", one, half) == stability_limit("Momentum", 1.0, 0.5)
    assert type(stability_limit("Momentum", one, half)) is float
    assert optimal_momentum(one, kind(10)) == optimal_momentum(1.0, 10.0)
    assert spectral_radius("Momentum", one, half, half) == spectral_radius("Momentum", 1, 0.5, 0.5)
