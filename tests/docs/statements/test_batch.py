"""What the page on batch descent states of the libraries."""

import numpy as np

from gd_core.problems import LeastSquares
from gd_core.variants import batch_gradient_descent


def test_twenty_epochs_end_where_the_libraries_end():
    problem = LeastSquares.synthetic(100, noise=0.5)

    def gradient_fn(params, examples, targets):
        return (examples @ params - targets) @ examples / len(examples)

    data = (problem.start, problem.examples, problem.targets)
    *_, end = batch_gradient_descent(gradient_fn, *data, learning_rate=0.5, epochs=20)
    np.testing.assert_allclose(end, [0.972, 2.028], atol=6e-4)
