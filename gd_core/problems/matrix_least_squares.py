"""Matrix least squares: a linear layer, whose outputs are mixed, and its matrix to be found."""

import math

import numpy as np

from gd_core import checks


class MatrixLeastSquares:
    """Half the mean squared error of a linear layer whose outputs are mixed.

    J(params) = sum((examples @ params @ mixing - targets)^2) / (2 n)

    Each curvature is a product: one of the examples, along a mixture of the rows of params, times
    one of the mixing, along a mixture of its columns. No axis of params is a direction of its own.

    Args:
        examples: The inputs, shape (n, d), float32 or float64.
        mixing: What becomes of the layer's outputs, shape (k, q), same dtype.
        targets: The outputs, shape (n, q), same dtype.
        seed: Seed of the random generator that makes the start.

    Attributes:
        start: Small random numbers, shape (d, k), standard deviation 0.1.
        curvatures: The largest and the smallest second derivative along a direction.

    Raises:
        ValueError: The data is empty, not finite, or its shapes do not fit.
        TypeError: The data holds no floats.
    """

    def __init__(
        self, examples: np.ndarray, mixing: np.ndarray, targets: np.ndarray, *, seed: int = 0
    ) -> None:
        self.examples = checks.float_array("examples", examples)
        self.mixing = checks.float_array("mixing", mixing)
        self.targets = checks.float_array("targets", targets)
        checks.dimensions("examples", self.examples, 2)
        checks.dimensions("mixing", self.mixing, 2)
        checks.same_shape("targets", self.targets, (len(self.examples), self.mixing.shape[1]))
        checks.same_dtype("mixing", self.mixing, self.examples.dtype)
        checks.same_dtype("targets", self.targets, self.examples.dtype)
        checks.count("seed", seed, least=0, most=math.inf)
        shape = self.examples.shape[1], len(self.mixing)
        start = 0.1 * np.random.default_rng(seed).standard_normal(shape)
        self.start = start.astype(self.examples.dtype)

    @classmethod
    def synthetic(
        cls,
        rows: int = 12,
        columns: int = 8,
        *,
        condition_numbers: tuple[float, float] = (900.0, 100.0),
        seed: int = 0,
    ) -> "MatrixLeastSquares":
        """Make a problem that some matrix solves exactly, with a largest curvature of 1.

        Args:
            rows: Rows of params, and the number of examples, at least 1.
            columns: Columns of params, and the number of outputs, at least 1.
            condition_numbers: Of the curvatures of the examples and of the mixing, each at least
                1; their product is that of the whole.
            seed: Seed of the random generator.
        """
        rows, columns = checks.count("rows", rows), checks.count("columns", columns)
        checks.count("seed", seed, least=0, most=math.inf)
        for number in condition_numbers:
            checks.at_least("condition_numbers", number, 1)
        rng = np.random.default_rng(seed)
        ratios = [number**-0.5 for number in condition_numbers]
        examples = rows**0.5 * _turned(rng, np.geomspace(1, ratios[0], rows))
        mixing = _turned(rng, np.geomspace(1, ratios[1], columns))
        solution = rng.standard_normal((rows, columns))
        return cls(examples, mixing, examples @ solution @ mixing, seed=seed)

    @property
    def curvatures(self) -> tuple[float, float]:
        """The largest and the smallest curvature; their ratio is the condition number."""
        of_examples = np.linalg.eigvalsh(self.examples.T @ self.examples / len(self.examples))
        of_mixing = np.linalg.eigvalsh(self.mixing @ self.mixing.T)
        least = max(0.0, of_examples[0]) * max(0.0, of_mixing[0])
        return float(of_examples[-1] * of_mixing[-1]), float(least)

    def __call__(self, params: np.ndarray) -> np.ndarray:
        """Return the loss, shape (...,), of params of shape (..., d, k).

        Raises:
            ValueError: The last axes of params are not (d, k), or params are not finite.
            TypeError: The params have another dtype than the examples.
        """
        params = checks.problem_params(params, self.start.shape, self.start.dtype)
        residuals = self.examples @ params @ self.mixing - self.targets
        return (residuals**2).sum(axis=-1).mean(axis=-1) / 2

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
        residuals = examples @ params @ self.mixing - targets
        return examples.T @ residuals @ self.mixing.T / len(examples)


def _turned(rng: np.random.Generator, values: np.ndarray) -> np.ndarray:
    """Make a square matrix with these singular values, in random directions."""
    size = len(values), len(values)
    left, right = (np.linalg.qr(rng.standard_normal(size))[0] for _ in range(2))
    return (left * values) @ right
