"""What the page of LAMB states about its rate."""

import numpy as np

from gd_core import LAMB, Adam, minimize
from gd_core.experiments import best_learning_rate
from gd_core.problems import MatrixLeastSquares

RATES = np.geomspace(0.003, 3, 13)


def best_end(make, factor, **fixed):
    problem = MatrixLeastSquares.synthetic()
    rate = best_learning_rate(problem, problem.start, make, 200, RATES, factor=factor, **fixed)
    assert RATES[0] < rate < RATES[-1]
    run = minimize(problem, problem.start, make(rate, **fixed), 200, lambda t: rate * factor(t))
    return float(run.final_loss)


def test_it_needs_a_rate_that_falls():
    def constant(_):
        return 1.0

    def falling(step):
        return 1 - step / 200

    lamb = [best_end(LAMB, factor, weight_decay=0.0) for factor in (constant, falling)]
    adam = [best_end(Adam, factor) for factor in (constant, falling)]
    assert lamb[0] > 10 * min(adam)
    assert lamb[1] < 1.2 * min(adam)
