"""What the pages on schedules and techniques state in numbers; the marks there lead here."""

from itertools import combinations

import numpy as np
import pytest

from gd_core import Adam, GradientDescent, Momentum, clip_by_norm, minimize
from gd_core.problems import LeastSquares
from gd_core.schedules import (
    CosineAnnealing,
    ExponentialDecay,
    InverseSquareRoot,
    LinearWarmup,
    PolynomialDecay,
)
from gd_core.surfaces import IllConditionedBowl, Rosenbrock
from gd_core.techniques import (
    Lookahead,
    SharpnessAware,
    add_l2,
    decay_weights,
    learning_rate_range_test,
)
from gd_core.theory import stability_limit
from gd_core.variants import stochastic_gradient_descent
from scripts.figures.schedules._schedules import constant, expected_loss
from scripts.figures.schedules.linear_warmup import START, SteepWalls
from scripts.figures.techniques.sharpness_aware import path


def stationary_loss(learning_rate, curvature=1.0, steps=300, runs=20_000):
    random = np.random.default_rng(0)
    optimizer, params = GradientDescent(learning_rate), np.zeros(runs)
    for _ in range(steps):
        params = optimizer.update(params, curvature * params + random.standard_normal(runs))
    return curvature * np.mean(params**2) / 2


@pytest.mark.parametrize("learning_rate", [0.4, 0.2, 0.1])
def test_the_noise_floor_is_the_predicted_one(learning_rate):
    predicted = learning_rate / (2 * (2 - learning_rate))
    assert stationary_loss(learning_rate) == pytest.approx(predicted, rel=0.03)


def test_half_the_rate_is_about_half_the_floor():
    assert stationary_loss(0.05) / stationary_loss(0.1) == pytest.approx(0.5, abs=0.03)


def test_every_schedule_ends_below_the_constant_rate():
    level = expected_loss(constant(0.3))
    for schedule in (
        CosineAnnealing(0.3, 400),
        PolynomialDecay(0.3, 400),
        ExponentialDecay(0.3, 0.99),
    ):
        assert expected_loss(schedule) < level / 4


def test_a_cosine_has_half_the_first_rate_on_average():
    rates = [CosineAnnealing(0.3, 1000)(step) for step in range(1000)]
    assert np.mean(rates) == pytest.approx(0.15 + 0.3 / 2000)


def test_a_plan_for_the_right_length_ends_lowest():
    losses = {steps: expected_loss(CosineAnnealing(0.3, steps)) for steps in (200, 400, 800)}
    assert min(losses, key=losses.get) == 400


def test_exponential_rates_have_a_finite_sum():
    rates = [ExponentialDecay(0.3, 0.95)(step) for step in range(2000)]
    assert sum(rates) == pytest.approx(6.0)


def test_the_inverse_square_root_halves_after_four_ramps():
    schedule = InverseSquareRoot(0.3, warmup_steps=20)
    assert schedule(4 * 20 - 1) == pytest.approx(0.15)
    assert schedule(100 * 20 - 1) == pytest.approx(0.03)


@pytest.mark.parametrize(("steps", "survives"), [(1, False), (7, False), (8, True), (200, True)])
def test_eight_steps_of_warmup_save_the_rate(steps, survives):
    schedule = LinearWarmup(constant(0.2), steps)
    run = minimize(SteepWalls(), START, GradientDescent(), 300, schedule)
    assert (run.diverged_at is None) == survives


def test_a_longer_warmup_than_needed_only_costs_steps():
    short, long = (
        minimize(SteepWalls(), START, GradientDescent(), 300, LinearWarmup(constant(0.2), steps))
        for steps in (8, 200)
    )
    assert long.final_loss / short.final_loss == pytest.approx(7, abs=0.5)


def test_on_the_wall_a_rate_must_stay_below_two_over_x_squared():
    for learning_rate, survives in ((0.031, True), (0.032, False)):
        run = minimize(SteepWalls(), START, GradientDescent(learning_rate), 300)
        assert (run.diverged_at is None) == survives


def test_the_rate_times_the_limit_is_the_longest_step():
    random, optimizer = np.random.default_rng(0), GradientDescent(0.01)
    for size in np.geomspace(1e-3, 1e9, 50):
        g = size * random.standard_normal(5)
        step = optimizer.update(np.zeros(5), clip_by_norm(g, 10.0))
        assert np.linalg.norm(step) <= 0.01 * 10.0 * (1 + 1e-12)


def test_one_outlier_costs_adam_nine_tenths_of_its_way():
    walked = {}
    for outlier in (1.0, 1000.0):
        optimizer, params = Adam(learning_rate=0.01), np.zeros(1)
        for step in range(2000):
            params = optimizer.update(params, np.array([outlier if step == 100 else 1.0]))
        walked[outlier] = abs(params[0])
    assert walked[1000.0] / walked[1.0] == pytest.approx(0.095, abs=0.005)


def settle(decoupled, strength=0.1, momentum=0.9, steps=4000):
    """Where momentum settles on (theta - 2)^2 / 2 with one of the two decays."""
    optimizer, theta = Momentum(0.01, momentum), np.ones(1)
    for _ in range(steps):
        g = theta - 2.0
        if decoupled:
            theta = decay_weights(theta, 0.01, strength) + optimizer.update(theta, g) - theta
        else:
            theta = optimizer.update(theta, add_l2(g, theta, strength))
    return theta[0]


def test_momentum_settles_at_two_places_for_two_decays():
    assert settle(decoupled=False) == pytest.approx(2 / 1.1)
    assert settle(decoupled=True) == pytest.approx(2 / 1.01)


def test_adam_with_l2_forgets_how_strong_the_decay_is():
    ends = []
    for strength in (0.001, 0.01, 0.1):
        optimizer, theta = Adam(0.001), np.ones(1)
        for _ in range(500):
            theta = optimizer.update(theta, add_l2(np.zeros(1), theta, strength))
        ends.append(theta[0])
    assert np.ptp(ends) < 1e-4


def test_adams_best_rate_on_the_valley_is_a_thousand_times_its_default():
    surface = Rosenbrock()
    default, *high = (
        minimize(surface, surface.start, Adam(r), 500).final_loss
        for r in (0.001, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1)
    )
    assert default > 1e5 * max(high)


def test_the_range_test_is_lowest_above_the_largest_stable_rate():
    bowl = IllConditionedBowl()
    found = learning_rate_range_test(bowl, bowl.start, GradientDescent(), lowest=1e-5)
    lowest = found.learning_rates[np.nanargmin(found.losses)]
    assert lowest > 2 / 25
    assert lowest / 10 < 2 / 26 < lowest / 3


def test_lookahead_goes_half_as_far():
    optimizer, theta = Lookahead(GradientDescent(0.01)), np.zeros(1)
    for _ in range(100):
        theta = optimizer.update(theta, -np.ones(1))
    assert theta[0] == pytest.approx(0.5)


def test_sharpness_aware_steps_go_where_the_valley_is_widest():
    plain, aware = path(0.0)[-1], path(0.1)[-1]
    assert abs(plain[0]) > 1
    assert abs(aware[0]) < 0.05


def test_sharpness_aware_steps_do_not_come_to_rest():
    optimizer, theta = SharpnessAware(GradientDescent(0.1), radius=0.5), np.ones(1)
    for _ in range(200):
        theta = optimizer.update(theta, lambda at: at)
    assert abs(theta[0]) == pytest.approx(0.05 / 1.9)


@pytest.mark.parametrize("learning_rate", [0.01, 0.05, 0.0799])
def test_below_two_over_the_curvature_the_loss_falls_at_every_step(learning_rate):
    bowl = IllConditionedBowl()  # curvatures 1 and 25
    run = minimize(bowl, bowl.start, GradientDescent(learning_rate), 200)
    assert np.all(np.diff(run.losses) < 0)


def test_the_best_rate_is_close_to_the_one_that_diverges():
    bowl = IllConditionedBowl(condition_number=10)
    losses = {
        rate: minimize(bowl, bowl.start, GradientDescent(rate), 2000).losses
        for rate in (0.18, 0.204)
    }
    assert losses[0.18][-1] < 1e-20
    assert not losses[0.204][-1] < losses[0.204][0]


def ends(convention, rates):
    """Where momentum 0.9 ends on a parabola, with the rate inside or outside the velocity."""
    theta, velocity, inside = 1.0, 0.0, Momentum(rates[0], 0.9)
    params = np.ones(1)
    for rate in rates:
        velocity = 0.9 * velocity + theta
        theta -= rate * velocity
        inside.learning_rate = rate
        params = inside.update(params, params)
    return theta if convention == "outside" else params[0]


def test_the_two_momenta_part_when_the_rate_changes():
    constant_rate, dropped = [0.1] * 20, [0.1] * 10 + [0.01] * 10
    assert ends("inside", constant_rate) == pytest.approx(ends("outside", constant_rate))
    assert abs(ends("inside", dropped) - ends("outside", dropped)) > 0.01


def test_nesterov_bears_a_lower_rate_than_momentum():
    assert stability_limit("Nesterov", 1.0, 0.9) == pytest.approx(1.36, abs=0.005)
    assert stability_limit("Momentum", 1.0, 0.9) == pytest.approx(3.8)


def test_the_noise_falls_as_one_over_the_root_of_the_batch():
    problem, random = LeastSquares.synthetic(512), np.random.default_rng(0)
    start = problem.start
    spread = [
        np.std([problem.gradient(start, random.integers(0, 512, size))[0] for _ in range(2000)])
        for size in (2, 200)
    ]
    assert spread[0] / spread[1] == pytest.approx(10, rel=0.1)


def test_doubling_the_data_changes_no_batch_gradient():
    once = LeastSquares.synthetic(64)
    examples, targets = np.tile(once.examples, (2, 1)), np.tile(once.targets, 2)
    twice = LeastSquares(examples, targets)
    np.testing.assert_allclose(twice.gradient(once.start), once.gradient(once.start), rtol=1e-12)


def adam_steps(gradients):
    """How far Adam moves at each step, in units of its rate."""
    optimizer, path = Adam(learning_rate=1.0), [np.zeros(1)]
    for g in gradients:
        path.append(optimizer.update(path[-1], np.array([float(g)])))
    return np.abs(np.diff(path, axis=0)).ravel()


def test_an_outlier_shrinks_adams_steps_for_thousands_more():
    after = adam_steps([1.0] * 100 + [1000.0] + [1.0] * 7000)[100:]
    assert after[[1000, 3000, 7000]] == pytest.approx([0.04, 0.14, 0.72], abs=0.005)


def test_adams_longest_steps_follow_a_silence():
    silence = [0.0] * 8000
    assert adam_steps([*silence, 1.0]).max() == pytest.approx(3.16, abs=0.01)
    bound = 0.1 / np.sqrt(0.001 * (1 - 0.9**2 / 0.999))  # by Cauchy and Schwarz
    assert bound == pytest.approx(7.27, abs=0.01)
    growing = [(0.999 / 0.9) ** step for step in range(200)]  # the sequence that attains it
    assert 7.25 < adam_steps([*silence, *growing]).max() < bound


def single_gradients(problem, params):
    """The gradient of each example by itself."""
    return np.array([problem.gradient(params, np.array([i])) for i in range(len(problem.targets))])


def test_single_gradients_average_to_the_batch_gradient():
    problem, params = LeastSquares.synthetic(200), np.array([0.5, -1.0])
    mean = single_gradients(problem, params).mean(axis=0)
    np.testing.assert_allclose(mean, problem.gradient(params), rtol=1e-12)


@pytest.mark.parametrize("size", [1, 2, 5, 7, 8])
def test_a_batch_without_replacement_has_less_variance(size):
    problem, params, count = LeastSquares.synthetic(8), np.array([0.5, -1.0]), 8
    batches = [np.array(batch) for batch in combinations(range(count), size)]
    measured = np.var([problem.gradient(params, batch) for batch in batches], axis=0)
    single = np.var(single_gradients(problem, params), axis=0)
    predicted = single / size * (count - size) / (count - 1)
    np.testing.assert_allclose(measured, predicted, atol=1e-12)


def test_a_smaller_rate_hovers_closer_and_later():
    problem = LeastSquares.synthetic(200, noise=1.0)
    lowest, early, late = problem(problem.solution), {}, {}

    def gradient_fn(params, examples, targets):
        return (examples @ params - targets) @ examples / len(examples)

    for rate in (0.1, 0.01, 0.001):
        data = (np.zeros(2), problem.examples, problem.targets, rate, 40)
        path = stochastic_gradient_descent(gradient_fn, *data, np.random.default_rng(0))
        gaps = [problem(params) - lowest for params in path]
        early[rate], late[rate] = np.mean(gaps[10:20]), np.mean(gaps[30:])
    assert early[0.01] < early[0.001] < early[0.1]
    assert late[0.001] < late[0.01] < late[0.1]
