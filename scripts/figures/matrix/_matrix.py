"""Races on a small problem over a matrix, as the pages of the matrix methods speak of them."""

from functools import cache
from typing import Any

import numpy as np

from gd_core import SOAP, Trajectory, minimize
from gd_core.experiments import best_learning_rate
from gd_core.problems import MatrixLeastSquares

RATES = np.geomspace(1e-2, 1e3, 26)
STEPS = 200


def make_soap(learning_rate: float) -> SOAP:
    """SOAP without weight decay, as the others run."""
    return SOAP(learning_rate, weight_decay=0.0)


@cache
def best_run(make: Any, steps: int = STEPS) -> tuple[float, Trajectory]:
    """The best of 26 rates for an optimizer on the problem, and its run."""
    problem = MatrixLeastSquares.synthetic()
    rate = best_learning_rate(problem, problem.start, make, steps, RATES)
    return rate, minimize(problem, problem.start, make(rate), steps)
