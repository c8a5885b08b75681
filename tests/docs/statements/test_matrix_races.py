"""What the pages of Shampoo and SOAP state about their races, and the fairness of these."""

import numpy as np
import pytest

from gd_core import AdaGrad, Adam, Shampoo
from gd_core.experiments import best_learning_rate
from gd_core.problems import MatrixLeastSquares
from scripts.figures.matrix import _matrix


def end(make):
    return _matrix.best_run(make)[1].losses[-1]


@pytest.mark.parametrize("make", [AdaGrad, Adam, Shampoo, _matrix.make_soap])
def test_no_best_rate_of_the_races_is_the_last_one_tried(make):
    assert _matrix.RATES[0] < _matrix.best_run(make)[0] < _matrix.RATES[-1]


def test_shampoo_ends_lowest_by_far_and_soap_below_adam():
    assert end(Shampoo) < 1e-6 * end(_matrix.make_soap)
    assert end(_matrix.make_soap) < end(Adam) < end(AdaGrad)


def test_the_search_takes_a_matrix_of_parameters():
    problem = MatrixLeastSquares.synthetic(4, 3, condition_numbers=(4.0, 4.0))
    rates = np.geomspace(0.01, 10, 13)
    best = best_learning_rate(problem, problem.start, Adam, 50, rates)
    assert rates[0] < best < rates[-1]
