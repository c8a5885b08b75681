"""The best rate is the one whose neighborhood is best, and the search says how far to trust it."""

import numpy as np
import pytest

from gd_core import Adam, GradientDescent, Momentum, minimize
from gd_core.experiments import best_learning_rate, learning_rate_search
from gd_core.problems import LeastSquares, MatrixFactorization, RecurrentNetwork, SoftmaxRegression
from gd_core.surfaces import IllConditionedBowl, Rosenbrock

BOWL = IllConditionedBowl(10.0)
START = np.array([1.0, 1.0])


class Losses:
    """A loss that is told what each rate ends at; it starts at the first of the numbers."""

    def __init__(self, *ends):
        self.ends = np.array(ends)

    def __call__(self, params):
        at = np.clip(np.rint(params[..., 0]).astype(int), 0, len(self.ends) - 1)
        return np.where(np.isnan(params[..., 0]), np.nan, self.ends[at])

    def gradient(self, params):
        return np.ones_like(params)


class GoTo:
    """An optimizer that goes at once to the number that is its rate."""

    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def update(self, params, gradients):
        return np.zeros_like(params) + self.learning_rate


def search(*ends):
    """Search among rates 1, 2, ... that end at these losses, from a loss of 1."""
    rates = np.arange(1.0, len(ends) + 1)
    return learning_rate_search(Losses(1.0, *ends), np.zeros(2), GoTo, 1, rates)


INFINITE = float("inf")


@pytest.mark.parametrize(
    ("ends", "best", "spread"),
    [
        ((9, 5, 4, 5, 9), 3, 5 / 4),  # a smooth valley: its floor
        ((9, 5, 4, 4.5, 9, 0.1, 9), 3, 5 / 4),  # a lucky run does not win
        ((9, 5, 4, 4.5, 9, 2, 9), 3, 5 / 4),  # however near its neighbors are
        ((9, 5, 4, np.nan, np.nan), 2, 9 / 4),  # the last rate before divergence gives way
        ((9, 5, 1.1, 9, 1, 1.2, 9), 5, 9),  # nor does the one bad rate among good ones
        ((900, 50, 0.4, np.nan), 3, INFINITE),  # unless the next is far worse
        ((900, 50, 0.4, 0.3, 0.35, 50), 4, 0.4 / 0.3),
        ((-9, -50, -51, -50), 3, 51 / 50),
        ((3, 1, -1, 1), 3, INFINITE),
        ((9, 7), 2, INFINITE),
    ],
)
def test_the_best_neighborhood_wins(ends, best, spread):
    found = search(*ends)
    assert (found.rate, found.index) == (best, best - 1)
    assert found.spread == pytest.approx(spread)
    np.testing.assert_array_equal(found.losses, np.where(np.isnan(ends), np.inf, ends))


def test_medians_are_those_of_a_rate_and_its_neighbors():
    expected = [9, 5, 5, np.inf, np.inf]
    np.testing.assert_array_equal(search(9, 5, 4, np.nan, np.nan).medians, expected)


@pytest.mark.parametrize(
    ("ends", "is_at_edge"),
    [
        ((5, 4, 5), False),
        ((3, 2, 1), True),
        ((1, 2, 3), True),
        ((9, 8, 1.2, 1.1, 1), True),  # next to the edge, which ends lower
        ((1, 1.1, 1.2, 8), True),
        ((7,), True),
    ],
)
def test_a_best_rate_at_the_edge_is_said_to_be_there(ends, is_at_edge):
    assert search(*ends).is_at_edge == is_at_edge


@pytest.mark.parametrize(
    ("ends", "best", "is_tie"),
    [
        ((9, 3, 3, 4, 9), 2, True),
        ((9, 3, 3 * (1 + 1e-12), 4, 9), 2, True),
        ((9, 3, 3.0001, 4, 9), 2, False),
        ((9, 0, 0, 0, 9), 3, True),  # the calm one of equals
        ((9, 1e-30, 1e-40, 0, 9), 3, True),
    ],
)
def test_rates_that_end_as_low_are_a_tie(ends, best, is_tie):
    found = search(*ends)
    assert (found.rate, found.is_tie) == (best, is_tie)


def test_the_order_of_the_rates_and_copies_of_them_do_not_matter():
    rates = np.array([0.1, 0.02, 0.19, 0.05, 0.1])
    found = learning_rate_search(BOWL, BOWL.start, GradientDescent, 20, rates)
    np.testing.assert_array_equal(found.rates, [0.02, 0.05, 0.1, 0.19])
    assert found.rate == 0.1


class Chaotic(GoTo):
    """Goes where it is told, but where the last digits of the rate decide, to another place."""

    def update(self, params, gradients):
        rate = np.asarray(self.learning_rate)
        is_moved = (np.rint(rate) == 3) & (rate != np.rint(rate))
        return np.zeros_like(params) + np.where(is_moved, 5.0, rate)


def test_a_rate_whose_last_digits_decide_does_not_win():
    losses, rates = Losses(1.0, 9, 5, 4, 4.5, 9), np.arange(1.0, 6)
    assert learning_rate_search(losses, np.zeros(2), GoTo, 1, rates).rate == 3
    found = learning_rate_search(losses, np.zeros(2), Chaotic, 1, rates)
    assert (found.rate, found.is_chaotic) == (4, False)


def test_where_all_are_chaotic_the_search_says_so():
    losses = Losses(1.0, 9, 9, 4, 9, 9)
    found = learning_rate_search(losses, np.zeros(2), Chaotic, 1, np.array([3.0]))
    assert (found.rate, found.is_chaotic) == (3, True)


def test_adam_at_its_best_rate_on_the_valley_ends_where_it_ends_alone():
    found = learning_rate_search(Rosenbrock(), Rosenbrock().start, Adam, 300)
    alone = minimize(Rosenbrock(), Rosenbrock().start, Adam(found.rate), 300).final_loss
    assert not found.is_chaotic
    assert alone == pytest.approx(found.losses[found.index], rel=1e-3)
    assert found.spread < 10


@pytest.mark.parametrize("scale", [1e-9, 1e-5, 1.0, 1e5, 1e9])
def test_a_range_that_is_not_given_is_wide_enough(scale):
    bowl = IllConditionedBowl(4.0)

    class Scaled:
        def __call__(self, params):
            return scale * bowl(params)

        def gradient(self, params):
            return scale * bowl.gradient(params)

    found = learning_rate_search(Scaled(), bowl.start, GradientDescent, 10)
    limit = 2 / (4 * scale)
    assert found.is_at_edge == (scale == 1e-9)
    assert 0.1 * min(limit, 1e7) <= found.rate < limit
    np.testing.assert_allclose(found.rates[1:] / found.rates[:-1], 10**0.05)


def test_a_range_that_is_not_given_ends_somewhere():
    with pytest.raises(ValueError, match="learning_rates must hold one that converges"):
        best_learning_rate(Losses(1.0), START, lambda learning_rate: Nowhere(), 1)
    same = learning_rate_search(Losses(2.0), np.zeros(2), GoTo, 1)
    assert (same.rates[0], same.is_at_edge) == (1e-10, True)


class Nowhere:
    learning_rate = 1.0

    def update(self, params, gradients):
        return params * np.inf


def class_of_three():
    rng = np.random.default_rng(0)
    return SoftmaxRegression(rng.standard_normal((30, 2)), np.arange(30) % 3)


@pytest.mark.parametrize(
    "problem",
    [
        LeastSquares.synthetic(20),
        class_of_three(),
        MatrixFactorization(np.outer([1.0, 2.0, 3.0], [1.0, -1.0]), 1),
        RecurrentNetwork.synthetic(10),
    ],
    ids=lambda problem: type(problem).__name__,
)
@pytest.mark.parametrize("make", [Momentum, Adam])
def test_problems_of_any_shape_have_a_best_rate(problem, make):
    found = learning_rate_search(problem, problem.start, make, 8, np.geomspace(1e-3, 1, 7))
    for rate, loss in zip(found.rates.tolist(), found.losses.tolist(), strict=True):
        alone = float(minimize(problem, problem.start, make(rate), 8).final_loss)
        assert loss == pytest.approx(alone, rel=1e-9)


class Noisy:
    """A bowl whose slopes carry noise of their shape."""

    def __init__(self):
        self.rng = np.random.default_rng(1)

    def __call__(self, params):
        return (params**2).sum(axis=-1)

    def gradient(self, params):
        return 2 * params + self.rng.normal(size=params.shape)


class OfOnePoint:
    """A loss that looks at one point, and takes a list of points for it."""

    def __call__(self, params):
        return params[0] ** 2 + 3 * params[1] ** 2

    def gradient(self, params):
        return np.array([2 * params[0], 6 * params[1]])


class OfTwoNumbers(OfOnePoint):
    """A loss that wants a point of two numbers and nothing else."""

    def __call__(self, params):
        x, y = params
        return x**2 + 3 * y**2


@pytest.mark.parametrize("make_loss", [Noisy, OfOnePoint, OfTwoNumbers])
def test_losses_that_cannot_be_stacked_are_run_one_by_one(make_loss):
    rates = np.array([0.01, 0.1])
    found = learning_rate_search(make_loss(), START, GradientDescent, 5, rates)
    alone = [minimize(make_loss(), START, GradientDescent(rate), 5).final_loss for rate in rates]
    np.testing.assert_allclose(found.losses, alone, rtol=1e-12)


def test_single_precision_is_searched_in_its_own_digits():
    start = BOWL.start.astype(np.float32)
    assert not learning_rate_search(BOWL, start, GradientDescent, 30).is_chaotic


def test_the_start_of_many_runs_is_refused():
    with pytest.raises(ValueError, match=r"start must be that of one run, got shape \(3, 2\)"):
        best_learning_rate(BOWL, np.ones((3, 2)), GradientDescent, 5)
