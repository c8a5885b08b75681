"""Stochastic gradient descent: every step sees one example."""

from collections.abc import Callable, Iterator

import numpy as np

from gd_core.variants._checked_descent import checked_descent


@checked_descent
def stochastic_gradient_descent(
    gradient_fn: Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray],
    params: np.ndarray,
    examples: np.ndarray,
    targets: np.ndarray,
    learning_rate: float,
    epochs: int,
    rng: np.random.Generator,
) -> Iterator[np.ndarray]:
    """Take one step an example, in an order shuffled anew in every epoch.

    Args:
        gradient_fn: `gradient_fn(params, examples, targets)` is the mean gradient over the
            examples that it is given, an array like params.
        params: The first parameters, any shape, float32 or float64; left as they are.
        examples: The data, shape (n, ...), one example a row, numbers.
        targets: One target an example, shape (n, ...), numbers.
        learning_rate: Step per unit of gradient, above 0.
        epochs: Passes over the data, at least 1.
        rng: Shuffles the examples anew in every epoch.

    Yields:
        The parameters after each epoch, each a new array.

    Raises:
        ValueError: An argument is out of range, empty, not finite, or of a shape that does not
            fit.
        TypeError: An argument is of the wrong kind.

    Source:
        Robbins and Monro (1951) draw each example independently; shuffling, as everyone does
        now, sees each example once an epoch.
    """
    for _ in range(epochs):
        for i in rng.permutation(len(examples)):
            gradients = gradient_fn(params, examples[i : i + 1], targets[i : i + 1])
            params = params - learning_rate * gradients
        yield params
