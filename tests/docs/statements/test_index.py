"""What the first page promises, and what not."""

import numpy as np

from gd_core import GradientDescent, minimize
from gd_core.problems import LogisticRegression


def test_on_separable_classes_the_slope_fades_and_the_parameters_grow():
    x = np.array([-2.0, -1.0, 1.0, 2.0])
    problem = LogisticRegression(x[:, np.newaxis], (x > 0).astype(float))
    run = minimize(problem, problem.start, GradientDescent(1.0), 10_000)
    at = [10, 100, 1000, 10_000]
    slopes = np.abs(problem.gradient(run.params[at]))[:, 0]
    assert np.all(slopes[1:] < slopes[:-1] / 5)
    assert np.all(np.diff(run.losses) < 0)
    assert np.all(np.diff(run.params[at, 0]) > 1)  # as much again with each factor of ten
