"""Losses over data: `problem(params)`, and `problem.gradient(params, indices)` for a batch."""

from gd_core.problems.least_squares import LeastSquares
from gd_core.problems.logistic_regression import LogisticRegression

__all__ = ["LeastSquares", "LogisticRegression"]
