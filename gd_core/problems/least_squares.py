"""Least squares: fit a line, or a plane, to points."""

import math

import numpy as np

from gd_core import checks


class LeastSquares:
    """Half the mean squared error of a linear model.

    J(params) = sum((examples @ params - targets)^2) / (2 n)

    Args:
        examples: The inputs, shape (n, d), float32 or float64. For an intercept, let one column
            be ones.
        targets: The outputs, shape (n,), same dtype.

    Attributes:
        start: Zeros, shape (d,), a usual first point.
        hessian: The constant matrix of second derivatives, shape (d, d).
        solution: The least-squares solution, shape (d,), of smallest norm if there are many.

    Raises:
        ValueError: The data is empty, not finite, or its shapes do not fit.
        TypeError: The data holds no floats.
    """

    def __init__(self, examples: np.ndarray, targets: np.ndarray) -> None:
        self.examples = checks.float_array("examples", examples)
        self.targets = checks.float_array("targets", targets)
        checks.dimensions("examples", self.examples, 2)
        checks.same_shape("targets", self.targets, self.examples.shape[:1])
        checks.same_dtype("targets", self.targets, self.examples.dtype)
        self.start = np.zeros_like(self.examples[0])

    @classmethod
    def synthetic(cls, count: int = 200, *, noise: float = 0.5, seed: int = 0) -> "LeastSquares":
        """Make points around the line 1 + 2 x: params are the intercept and the slope.

        Args:
            count: Points, at least 1; x is normal with mean 0 and standard deviation 1.
            noise: Standard deviation of the targets about the line, at least 0.
            seed: Seed of the random generator.
        """
        count = checks.count("count", count)
        checks.count("seed", seed, least=0, most=math.inf)
        checks.at_least("noise", noise, 0)
        rng = np.random.default_rng(seed)
        x = rng.standard_normal(count)
        targets = 1 + 2 * x + noise * rng.standard_normal(count)
        return cls(np.stack((np.ones(count), x), axis=-1), targets)

    @property
    def hessian(self) -> np.ndarray:
        """The matrix of second derivatives, shape (d, d)."""
        return self.examples.T @ self.examples / len(self.examples)

    @property
    def solution(self) -> np.ndarray:
        """The minimizer, shape (d,)."""
        return np.linalg.lstsq(self.examples, self.targets)[0]

    def __call__(self, params: np.ndarray) -> np.ndarray:
        """Return the loss, shape (...,), of params of shape (..., d).

        Raises:
            ValueError: The last axis of params is not d, or params are not finite.
            TypeError: The params have another dtype than the examples.
        """
        params = checks.problem_params(params, self.start.shape, self.start.dtype)
        residuals = params @ self.examples.T - self.targets
        return (residuals**2).mean(axis=-1) / 2

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
        residuals = params @ examples.T - targets
        return residuals @ examples / len(examples)
