"""What the page on choosing states: its picture, and what descent is measured against."""

import numpy as np
import pytest

import gd_core
from gd_core import GradientDescent, minimize
from gd_core.experiments import final_losses
from gd_core.problems import LogisticRegression, MultilayerNetwork, SoftmaxRegression
from gd_core.surfaces import Rosenbrock
from scripts.figures.data import choosing
from scripts.figures.first._second_order import conjugate_gradients, l_bfgs, newton

# Where each method's lowest loss on the convex problem lies among the rates.
LOWEST = {"GradientDescent": 14, "Momentum": 10, "RMSProp": 9, "Adam": 10}


def median_losses(kind, name, rates):
    """The median loss of three seeds at each rate."""
    problem = kind.synthetic(600)
    return [
        np.median([choosing.final_loss(problem, name, rate, seed) for seed in range(3)])
        for rate in rates
    ]


def lowest_on_the_convex_problem(name):
    """The lowest loss, and its rate, among the rates around where it lies."""
    rates = choosing.RATES[LOWEST[name] - 1 : LOWEST[name] + 2]
    losses = median_losses(SoftmaxRegression, name, rates)
    return min(losses), rates[int(np.argmin(losses))]


def test_on_the_convex_problem_all_four_are_equally_good():
    found = (lowest_on_the_convex_problem(name) for name in choosing.NAMES)
    losses, rates = zip(*found, strict=True)
    assert max(losses) < 1.05 * min(losses)
    assert max(rates) / min(rates) == pytest.approx(50, rel=0.15)


# Where each method's best neighborhood lies among the rates, and how low it ends there.
NEIGHBORHOODS = {
    "Adam": (8, 0.0012),
    "Momentum": (10, 0.0017),
    "RMSProp": (7, 0.0035),
    "GradientDescent": (12, 0.012),
}


@pytest.mark.parametrize(("name", "place"), NEIGHBORHOODS.items())
def test_each_method_has_its_best_neighborhood_on_the_network(name, place):
    at, end = place
    losses = median_losses(MultilayerNetwork, name, choosing.RATES[at - 2 : at + 3])
    assert losses[2] == pytest.approx(end, rel=0.04)
    assert max(losses[1:4]) < 10 * min(losses[1:4])
    worse = [max(losses[i], np.median(losses[i - 1 : i + 2])) for i in (1, 2, 3)]
    assert worse[1] == min(worse)


def test_at_a_rate_that_one_might_have_guessed_descent_has_hardly_begun():
    problem = MultilayerNetwork.synthetic(600)
    assert choosing.final_loss(problem, "GradientDescent", 0.01, 0) > 0.1


WINNERS = {6: "RMSProp", 9: "Adam", 11: "Momentum", 13: "GradientDescent"}


@pytest.mark.parametrize(("at", "winner"), WINNERS.items())
def test_each_of_the_four_wins_at_some_shared_rate(at, winner):
    rate = choosing.RATES[at]
    losses = {name: median_losses(MultilayerNetwork, name, [rate])[0] for name in choosing.NAMES}
    won = losses.pop(winner)
    assert won < min(losses.values()) / 1.5
    assert rate == pytest.approx({6: 0.01, 9: 0.1, 11: 0.46, 13: 2.2}[at], rel=0.03)


def test_newton_needs_seven_steps_on_rosenbrock():
    valley = Rosenbrock()
    losses = [float(valley(newton(valley, valley.start, steps))) for steps in (1, 2, 5, 7)]
    assert losses[1] == pytest.approx(1400, rel=0.02)
    assert losses[2] < 1e-9
    assert losses[3] < 1e-25


class Counted:
    def __init__(self, loss):
        self.loss, self.gradients = loss, 0

    def __call__(self, theta):
        return float(self.loss(theta))

    def gradient(self, theta):
        self.gradients += 1
        return self.loss.gradient(theta)


COUNTS = [
    (Rosenbrock(), conjugate_gradients, 96),
    (Rosenbrock(), l_bfgs, 59),
    (LogisticRegression.synthetic(300), conjugate_gradients, 26),
    (LogisticRegression.synthetic(300), l_bfgs, 9),
]


@pytest.mark.parametrize(("loss", "method", "gradients"), COUNTS)
def test_the_table_of_second_order_methods_is_what_they_take(loss, method, gradients):
    counted = Counted(loss)
    end = method(counted, loss.start, 1e-6)
    assert counted.gradients == gradients
    assert np.linalg.norm(loss.gradient(end)) <= 1e-6


def steps_to(loss, run):
    norms = np.linalg.norm(loss.gradient(run.params), axis=-1)
    return int(np.flatnonzero(norms <= 1e-6)[0])


def test_the_table_of_first_order_steps_is_what_they_take():
    loss, valley = LogisticRegression.synthetic(300), Rosenbrock()
    rates = np.geomspace(1, 14, 40)
    counts = [steps_to(loss, minimize(loss, loss.start, GradientDescent(r), 400)) for r in rates]
    assert min(counts) == 12
    assert 0 < int(np.argmin(counts)) < 39
    for problem, steps in ((valley, 6), (loss, 5)):
        ends = [newton(problem, problem.start, count) for count in (steps - 1, steps)]
        norms = [np.linalg.norm(problem.gradient(end)) for end in ends]
        assert norms[1] <= 1e-6 < norms[0]


@pytest.mark.parametrize("name", ["GradientDescent", "Momentum", "Nesterov", "RMSProp", "Adam"])
def test_300_gradients_bring_no_method_of_the_site_near_the_bottom_of_rosenbrock(name):
    rates, valley = np.geomspace(1e-4, 10, 101), Rosenbrock()
    losses = final_losses(valley, valley.start, getattr(gd_core, name), 300, rates)
    assert np.nanmin(losses) > 1e-6
    assert valley(l_bfgs(valley, valley.start, 1e-6)) < 1e-14
