"""What the page on batch size measures: steps against examples, noise scale, scaling rules."""

from collections.abc import Callable
from functools import cache

import numpy as np

from gd_core.experiments import LearningRateSearch, learning_rate_search
from gd_core.problems import LeastSquares

SIZES = (2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
TARGET = 0.1  # loss above the lowest
RUNS = 40
SCALING_SIZES = (1, 2, 4, 8, 16, 32, 64)
BUDGET = 4096  # examples of each run that tests a scaling rule


@cache
def ten_weights() -> LeastSquares:
    """Ten weights with curvatures from about 1 to 0.1, and 2,000 noisy examples."""
    rng = np.random.default_rng(0)
    examples = rng.standard_normal((2000, 10)) * np.sqrt(np.geomspace(1, 0.1, 10))
    weights = rng.standard_normal(10)
    return LeastSquares(examples, examples @ weights + 2 * rng.standard_normal(2000))


def sampled_gradient(problem: LeastSquares, params: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Gradients at params of shape (runs, rates, d), each run with its rows (runs, batch)."""
    examples, targets = problem.examples[rows], problem.targets[rows]
    errors = params @ examples.swapaxes(1, 2) - targets[:, np.newaxis]
    return errors @ examples / rows.shape[1]


def gap_function(problem: LeastSquares) -> Callable[[np.ndarray], np.ndarray]:
    """The loss above the lowest: half of error times Hessian times error, no example needed."""
    solution, hessian = problem.solution, problem.hessian

    def gaps(params: np.ndarray) -> np.ndarray:
        errors = params - solution
        return ((errors @ hessian) * errors).sum(axis=-1) / 2

    return gaps


def steps_to_target(problem: LeastSquares, size: int, rates: np.ndarray, most: int) -> np.ndarray:
    """Steps until the mean loss of the runs has fallen to the target, for each rate."""
    rng, gaps = np.random.default_rng(0), gap_function(problem)
    params = np.zeros((RUNS, len(rates), problem.start.size))
    needed = np.full(len(rates), np.inf)
    for step in range(1, most + 1):
        rows = rng.integers(len(problem.targets), size=(RUNS, size))
        params = params - rates[:, np.newaxis] * sampled_gradient(problem, params, rows)
        params = np.clip(params, -1e6, 1e6)  # a rate that diverges stays out of the way
        reached = gaps(params).mean(axis=0) <= TARGET
        needed = np.where(reached & np.isinf(needed), step, needed)
    return needed


def middle_of_three(values: np.ndarray) -> np.ndarray:
    """Each value's median with its two neighbors; the ends have none and are infinite."""
    middle = np.median([values[:-2], values[1:-1], values[2:]], axis=0)
    return np.concatenate(([np.inf], middle, [np.inf]))


@cache
def trade() -> tuple[np.ndarray, np.ndarray]:
    """Each batch size's best rate, by its neighborhood, and the steps at that rate."""
    problem = ten_weights()
    rates = np.geomspace(0.02, 1.9, 25) / np.linalg.eigvalsh(problem.hessian)[-1]
    best, steps = [], []
    for size in SIZES:
        needed = steps_to_target(problem, size, rates, most=20 + 1000 // size)
        at = int(middle_of_three(needed).argmin())
        best.append(rates[at])
        steps.append(middle_of_three(needed)[at])
    return np.array(best), np.array(steps)


def fit() -> tuple[float, float]:
    """The fewest steps and the critical batch of the law S = S_min (1 + B_crit / B)."""
    sizes, (_, steps) = np.array(SIZES), trade()
    columns = np.stack([np.ones_like(steps), 1 / sizes], axis=1) / steps[:, np.newaxis]
    fewest, per_example = np.linalg.lstsq(columns, np.ones_like(steps))[0]
    return float(fewest), float(per_example / fewest)


def noise_scale(problem: LeastSquares, params: np.ndarray) -> float:
    """Variance of the gradient of one example over the squared length of the mean gradient."""
    errors = problem.examples @ params - problem.targets
    gradients = errors[:, np.newaxis] * problem.examples
    mean = gradients.mean(axis=0)
    return float(((gradients - mean) ** 2).sum(axis=1).mean() / (mean @ mean))


def noise_scales() -> np.ndarray:
    """The noise scale at each step of batch descent from the start to the target."""
    problem = ten_weights()
    rate, params, found = 1 / np.linalg.eigvalsh(problem.hessian)[-1], problem.start, []
    while problem(params) - problem(problem.solution) > TARGET:
        found.append(noise_scale(problem, params))
        params = params - rate * problem.gradient(params)
    return np.array([*found, noise_scale(problem, params)])


class ManyRuns:
    """Many runs as one problem: each row of params is a run that draws batches of its own."""

    def __init__(self, size: int) -> None:
        self.problem = LeastSquares.synthetic(2000, noise=6.0)
        self.size, self.rng = size, np.random.default_rng(0)
        self.start, self.gaps = np.zeros((RUNS, 2)), gap_function(self.problem)

    def __call__(self, params: np.ndarray) -> np.ndarray:
        """Return the mean loss of the runs above the lowest, for params of shape (..., runs, d)."""
        return self.gaps(params).mean(axis=-1)

    def gradient(self, params: np.ndarray) -> np.ndarray:
        """Return each run's gradient over its next batch."""
        rows = self.rng.integers(2000, size=(RUNS, self.size))
        x, y = self.problem.examples[rows], self.problem.targets[rows]
        errors = np.einsum("...rd,rbd->...rb", params, x) - y
        return np.einsum("...rb,rbd->...rd", errors, x) / self.size


@cache
def rate_searches(kind: type) -> tuple[LearningRateSearch, ...]:
    """For each batch size, what came of all rates after the budget of examples."""
    found = []
    for size in SCALING_SIZES:
        runs, rates = ManyRuns(size), 2.0 ** np.arange(-12, 0.6, 0.5)
        rates = rates[rates < min(1.5, 0.25 * size)]
        found.append(learning_rate_search(runs, runs.start, kind, BUDGET // size, rates))
    return tuple(found)


def best_rates(kind: type) -> np.ndarray:
    """The best rate of each batch size: the lowest point of a parabola through five rates."""
    found = []
    for search in rate_searches(kind):
        near = slice(search.index - 2, search.index + 3)
        curve = np.polyfit(np.log(search.rates[near]), np.log(search.losses[near]), 2)
        found.append(np.exp(-curve[1] / (2 * curve[0])))
    return np.array(found)
