"""Losses over data: `problem(params)`, and `problem.gradient(params, indices)` for a batch."""

from gd_core.problems.associative_memory import AssociativeMemory
from gd_core.problems.least_squares import LeastSquares
from gd_core.problems.logistic_regression import LogisticRegression
from gd_core.problems.matrix_factorization import MatrixFactorization
from gd_core.problems.matrix_least_squares import MatrixLeastSquares
from gd_core.problems.multilayer_network import MultilayerNetwork
from gd_core.problems.recurrent_network import RecurrentNetwork
from gd_core.problems.softmax_regression import SoftmaxRegression

__all__ = [
    "AssociativeMemory",
    "LeastSquares",
    "LogisticRegression",
    "MatrixFactorization",
    "MatrixLeastSquares",
    "MultilayerNetwork",
    "RecurrentNetwork",
    "SoftmaxRegression",
]
