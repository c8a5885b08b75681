"""Softmax regression: tell several classes apart by linear scores."""

import math

import numpy as np

from gd_core import checks


class SoftmaxRegression:
    """The mean cross-entropy of a linear model of k classes.

    J(params) = mean(log(sum(exp(z))) - z[target]), with z = examples @ params

    Adding the same vector to every column of params changes nothing, so that minima are never
    single points.

    Args:
        examples: The inputs, shape (n, d), float32 or float64. For intercepts, let one column be
            ones.
        targets: The class of each example, integers from 0, shape (n,).
        classes: How many there are, k; None takes the largest target + 1.

    Attributes:
        start: Zeros, shape (d, k), a usual first point.

    Raises:
        ValueError: The data is empty, not finite, its shapes do not fit, or a target is out of
            range.
        TypeError: The examples hold no floats, or the targets no integers.
    """

    def __init__(
        self, examples: np.ndarray, targets: np.ndarray, classes: int | None = None
    ) -> None:
        self.examples = checks.float_array("examples", examples)
        checks.dimensions("examples", self.examples, 2)
        self.targets = checks.array("targets", targets)
        checks.same_shape("targets", self.targets, self.examples.shape[:1])
        if self.targets.dtype.kind not in "iu":
            raise TypeError(f"targets must be integers, got {self.targets.dtype}")
        if classes is None:
            classes = int(self.targets.max()) + 1
        classes = checks.count("classes", classes)
        wrong = self.targets[(self.targets < 0) | (self.targets >= classes)]
        if wrong.size:
            raise ValueError(f"targets must be from 0 to {classes - 1}, got {wrong[0]}")
        self.start = np.zeros((self.examples.shape[1], classes), self.examples.dtype)

    @classmethod
    def synthetic(
        cls, count: int = 300, *, classes: int = 3, distance: float = 3.0, seed: int = 0
    ) -> "SoftmaxRegression":
        """Make clouds of points around a circle; each example is (1, x, y).

        Args:
            count: Points, at least classes; the classes take turns.
            classes: Clouds, at least 2.
            distance: Distance of the clouds' centers from the origin, in their standard deviations.
            seed: Seed of the random generator.
        """
        classes = checks.count("classes", classes, least=2)
        count = checks.count("count", count, least=classes)
        checks.count("seed", seed, least=0, most=math.inf)
        checks.at_least("distance", distance, 0)
        targets = np.arange(count) % classes
        points = np.random.default_rng(seed).standard_normal((count, 2))
        angles = 2 * np.pi * targets / classes
        points += distance * np.stack((np.cos(angles), np.sin(angles)), axis=-1)
        return cls(np.concatenate((np.ones((count, 1)), points), axis=1), targets, classes)

    def __call__(self, params: np.ndarray) -> np.ndarray:
        """Return the loss, shape (...,), of params of shape (..., d, k).

        Raises:
            ValueError: The last axes of params are not (d, k).
            TypeError: The params have another dtype than the examples.
        """
        params = checks.problem_params(params, self.start.shape, self.start.dtype)
        logs = _log_softmax(self.examples @ params)
        return -logs[..., np.arange(len(self.targets)), self.targets].mean(axis=-1)

    def gradient(self, params: np.ndarray, indices: np.ndarray | None = None) -> np.ndarray:
        """Return the mean gradient over all examples, or over those given.

        Args:
            params: The parameters, shape (..., d, k).
            indices: Rows of the data, integers, shape (batch,); None takes all examples.

        Returns:
            Shape (..., d, k), dtype of params.

        Raises:
            ValueError: The indices are empty or out of range, or the last axes of params are not
                (d, k).
            TypeError: The indices are not integers, or params have another dtype than the examples.
        """
        params = checks.problem_params(params, self.start.shape, self.start.dtype)
        examples, targets = checks.batch(indices, self.examples, self.targets)
        errors = np.exp(_log_softmax(examples @ params))
        errors[..., np.arange(len(targets)), targets] -= 1
        return examples.T @ errors / len(examples)


def _log_softmax(z: np.ndarray) -> np.ndarray:
    # Less the largest score, no exponential can overflow.
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
