"""Logistic regression: tell two classes apart with a straight line."""

import math

import numpy as np

from gd_core import checks


class LogisticRegression:
    """The mean cross-entropy of a linear model of two classes.

    J(params) = mean(log(1 + exp(z)) - targets * z), with z = examples @ params

    If a line separates the classes, the loss has no minimum: it falls toward 0 as the params
    grow without end.

    Args:
        examples: The inputs, shape (n, d), float32 or float64. For an intercept, let one column
            be ones.
        targets: 0 or 1 for each example, shape (n,), same dtype.

    Attributes:
        start: Zeros, shape (d,), a usual first point.

    Raises:
        ValueError: The data is empty, not finite, its shapes do not fit, or a target is neither
            0 nor 1.
        TypeError: The data holds no floats.
    """

    def __init__(self, examples: np.ndarray, targets: np.ndarray) -> None:
        self.examples = checks.float_array("examples", examples)
        self.targets = checks.float_array("targets", targets)
        checks.dimensions("examples", self.examples, 2)
        checks.same_shape("targets", self.targets, self.examples.shape[:1])
        checks.same_dtype("targets", self.targets, self.examples.dtype)
        checks.zeros_and_ones("targets", self.targets)
        self.start = np.zeros_like(self.examples[0])

    @classmethod
    def synthetic(
        cls, count: int = 200, *, distance: float = 2.0, seed: int = 0
    ) -> "LogisticRegression":
        """Make two overlapping clouds of points; params are intercept and two weights.

        Args:
            count: Points, at least 1; every other one belongs to class 1.
            distance: Distance between the clouds' centers, in their standard deviations, at
                least 0.
            seed: Seed of the random generator.
        """
        count = checks.count("count", count)
        checks.count("seed", seed, least=0, most=math.inf)
        checks.at_least("distance", distance, 0)
        targets = np.arange(count) % 2.0
        points = np.random.default_rng(seed).standard_normal((count, 2))
        points[:, 0] += distance * (targets - 0.5)
        return cls(np.concatenate((np.ones((count, 1)), points), axis=1), targets)

    def __call__(self, params: np.ndarray) -> np.ndarray:
        """Return the loss, shape (...,), of params of shape (..., d).

        Raises:
            ValueError: The last axis of params is not d, or params are not finite.
            TypeError: The params have another dtype than the examples.
        """
        params = checks.problem_params(params, self.start.shape, self.start.dtype)
        z = params @ self.examples.T
        return (np.logaddexp(0, z) - self.targets * z).mean(axis=-1)

    def gradient(self, params: np.ndarray, indices: np.ndarray | None = None) -> np.ndarray:
        """Return the mean gradient over all examples, or over those given.

        Args:
            params: The parameters, shape (..., d).
            indices: Rows of the data, integers, shape (batch,); None takes all examples.

        Returns:
            Shape (..., d), dtype of params.

        Raises:
            ValueError: The indices are empty or out of range, or the last axis of params is not d.
            TypeError: The indices are not integers, or params have another dtype than the examples.
        """
        params = checks.problem_params(params, self.start.shape, self.start.dtype)
        examples, targets = checks.batch(indices, self.examples, self.targets)
        z = params @ examples.T
        # The logistic function by tanh, which does not overflow for large z.
        predictions = (1 + np.tanh(z / 2)) / 2
        return (predictions - targets) @ examples / len(examples)
