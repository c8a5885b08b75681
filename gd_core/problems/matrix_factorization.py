"""Matrix factorization: write a matrix as the product of two thin ones."""

import math

import numpy as np

from gd_core import checks


class MatrixFactorization:
    """Half the mean squared error of a product of two thin matrices.

    J(U, V) = sum((U @ V.T - matrix)^2) / (2 m n), with params = U over V, shape (m + n, rank)

    Not convex: all zeros is a saddle. U @ V.T stays the same if U is multiplied by an invertible
    matrix and V by the inverse of its transpose, so that minima are never single points.

    Args:
        matrix: The matrix, shape (m, n), float32 or float64.
        rank: Columns of U and V, at least 1.
        seed: Seed of the random generator that makes the start.

    Attributes:
        start: Small random numbers, shape (m + n, rank), standard deviation 0.1.

    Raises:
        ValueError: The matrix is empty, not finite or has not two axes, or rank is too small.
        TypeError: The matrix holds no floats, or rank is no integer.

    Source:
        Koren, Bell and Volinsky 2009, Matrix factorization techniques for recommender systems.
    """

    def __init__(self, matrix: np.ndarray, rank: int, *, seed: int = 0) -> None:
        self.matrix = checks.float_array("matrix", matrix)
        checks.dimensions("matrix", self.matrix, 2)
        rank = checks.count("rank", rank)
        checks.count("seed", seed, least=0, most=math.inf)
        rng = np.random.default_rng(seed)
        start = 0.1 * rng.standard_normal((sum(self.matrix.shape), rank))
        self.start = start.astype(self.matrix.dtype)

    @classmethod
    def synthetic(
        cls, rows: int = 12, columns: int = 8, rank: int = 2, *, noise: float = 0.0, seed: int = 0
    ) -> "MatrixFactorization":
        """Make a matrix of the given rank, plus noise.

        Args:
            rows: Rows of the matrix, at least 1.
            columns: Columns of the matrix, at least 1.
            rank: Rank of the matrix without noise, at least 1.
            noise: Standard deviation of what is added to each entry, at least 0.
            seed: Seed of the random generator.
        """
        rows, columns = checks.count("rows", rows), checks.count("columns", columns)
        rank = checks.count("rank", rank)
        checks.at_least("noise", noise, 0)
        checks.count("seed", seed, least=0, most=math.inf)
        rng = np.random.default_rng(seed)
        matrix = rng.standard_normal((rows, rank)) @ rng.standard_normal((rank, columns))
        return cls(matrix + noise * rng.standard_normal((rows, columns)), rank, seed=seed)

    def __call__(self, params: np.ndarray) -> np.ndarray:
        """Return the loss, shape (...,), of params of shape (..., m + n, rank).

        Raises:
            ValueError: The last axes of params are not (m + n, rank).
            TypeError: The params have another dtype than the matrix.
        """
        errors = self._errors(*self._split(params))
        return (errors**2).mean(axis=(-2, -1)) / 2

    def gradient(self, params: np.ndarray, indices: np.ndarray | None = None) -> np.ndarray:
        """Return the mean gradient over all entries, or over those given.

        Args:
            params: The parameters, shape (..., m + n, rank).
            indices: Entries of the matrix, counted row by row, integers, shape (batch,); None
                takes all.

        Returns:
            Shape (..., m + n, rank), dtype of params.

        Raises:
            ValueError: The indices are empty or out of range, or the last axes of params are not
                (m + n, rank).
            TypeError: The indices are not integers, or params have another dtype than the matrix.
        """
        u, v = self._split(params)
        entries = np.arange(self.matrix.size)
        (chosen,) = checks.batch(indices, entries)
        share = np.bincount(chosen, minlength=self.matrix.size) / len(chosen)
        errors = self._errors(u, v) * share.reshape(self.matrix.shape).astype(self.matrix.dtype)
        return np.concatenate((errors @ v, np.swapaxes(errors, -1, -2) @ u), axis=-2)

    def _split(self, params: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        params = checks.problem_params(params, self.start.shape, self.start.dtype)
        rows = len(self.matrix)
        return params[..., :rows, :], params[..., rows:, :]

    def _errors(self, u: np.ndarray, v: np.ndarray) -> np.ndarray:
        return u @ np.swapaxes(v, -1, -2) - self.matrix
