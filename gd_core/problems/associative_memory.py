"""Associative memory: a matrix that recalls facts, some of which are asked for far more often."""

import math

import numpy as np

from gd_core import checks


class AssociativeMemory:
    """The mean cross-entropy of a matrix that is to recall a value for each key.

    J(params) = -sum(frequencies * (1 - noise) * log(p[fact]) + frequencies * noise * mean(log(p)))

    Here p = softmax(key @ params @ values.T) holds one probability a value, and the right value of
    a key is the one of its own fact. Rare facts are a small part of the gradient, however wrong
    they still are.

    Args:
        keys: One row a fact, shape (n, d), float32 or float64.
        values: One row a fact, shape (n, k), same dtype.
        frequencies: How often each fact is asked for, above 0, shape (n,), same dtype; they are
            divided by their sum.
        noise: Part of the answers that is any value at random, in [0, 1). Without it no matrix is
            best: longer ones are always better.

    Attributes:
        start: Zeros, shape (d, k): every value is as likely as any other.

    Raises:
        ValueError: The data is empty, not finite, its shapes do not fit, or a frequency is not
            above 0, or the noise is out of its range.
        TypeError: The data holds no floats, or dtypes differ.

    Source:
        Cabannes, Dohmatob and Bietti (2023), arXiv 2310.02984, who take Zipf's law for the
        frequencies; Wang et al. (2025), arXiv 2509.26030, train it with Adam and Muon.
    """

    def __init__(
        self,
        keys: np.ndarray,
        values: np.ndarray,
        frequencies: np.ndarray,
        *,
        noise: float = 0.0,
    ) -> None:
        self.keys = checks.float_array("keys", keys)
        checks.dimensions("keys", self.keys, 2)
        self.values = checks.float_array("values", values)
        checks.dimensions("values", self.values, 2)
        checks.same_shape("values", self.values, (len(self.keys), self.values.shape[1]))
        checks.same_dtype("values", self.values, self.keys.dtype)
        frequencies = checks.float_array("frequencies", frequencies)
        checks.same_shape("frequencies", frequencies, self.keys.shape[:1])
        checks.same_dtype("frequencies", frequencies, self.keys.dtype)
        if frequencies.min() <= 0:
            raise ValueError(f"frequencies must be > 0, got {frequencies.min()}")
        self.frequencies = frequencies / frequencies.sum()
        checks.at_least("noise", noise, 0)
        checks.number("noise", noise, below=1)
        self.noise = float(noise)
        self.start = np.zeros((self.keys.shape[1], self.values.shape[1]), self.keys.dtype)

    @classmethod
    def synthetic(
        cls,
        facts: int = 24,
        rows: int = 24,
        columns: int = 24,
        *,
        exponent: float = 1.0,
        noise: float = 0.02,
        seed: int = 0,
    ) -> "AssociativeMemory":
        """Make facts in random directions, frequent as Zipf's law has it.

        Keys are at right angles to each other where there are as many rows; so are values where
        there are as many columns.

        Args:
            facts: How many, at least 1; the first is the most frequent.
            rows: Numbers of a key, and rows of params, at least 1.
            columns: Numbers of a value, and columns of params, at least 1.
            exponent: Fact r, from 1, is asked for in proportion to 1 / r^exponent; at least 0.
            noise: Part of the answers that is any value at random, in [0, 1).
            seed: Seed of the random generator.
        """
        facts = checks.count("facts", facts)
        rows, columns = checks.count("rows", rows), checks.count("columns", columns)
        checks.at_least("exponent", exponent, 0)
        checks.count("seed", seed, least=0, most=math.inf)
        rng = np.random.default_rng(seed)
        keys, values = (_directions(rng, facts, size) for size in (rows, columns))
        return cls(keys, values, np.arange(1.0, facts + 1) ** -exponent, noise=noise)

    @property
    def lowest(self) -> float:
        """The uncertainty of the answers, which no loss is below; it is 0 without noise.

        Where keys and values are at right angles, some matrix reaches it, or comes near.
        """
        answers = self._answers(np.arange(len(self.keys)))[0].astype(float)
        return float(-(answers * np.log(np.where(answers > 0, answers, 1))).sum())

    def __call__(self, params: np.ndarray) -> np.ndarray:
        """Return the loss, shape (...,), of params of shape (..., d, k).

        Raises:
            ValueError: The last axes of params are not (d, k), or params are not finite.
            TypeError: The params have another dtype than the keys.
        """
        facts = np.arange(len(self.keys))
        losses = -(self._answers(facts) * self._logs(params, facts)).sum(axis=-1)
        return (self.frequencies * losses).sum(axis=-1)

    def errors(self, params: np.ndarray) -> np.ndarray:
        """Return for each fact the probability of any other value than its own.

        Args:
            params: The parameters, shape (..., d, k).

        Returns:
            Shape (..., n), each from 0 to 1, dtype of params.

        Raises:
            ValueError: The last axes of params are not (d, k), or params are not finite.
            TypeError: The params have another dtype than the keys.
        """
        logs = self._logs(params, np.arange(len(self.keys)))
        return -np.expm1(np.diagonal(logs, axis1=-2, axis2=-1))

    def gradient(self, params: np.ndarray, indices: np.ndarray | None = None) -> np.ndarray:
        """Return the gradient over all facts by their frequency, or the mean over those given.

        Args:
            params: The parameters, shape (..., d, k).
            indices: Facts, integers, shape (batch,), best drawn by their frequency; None takes
                all.

        Returns:
            Shape (..., d, k), dtype of params.

        Raises:
            ValueError: The indices are empty or out of range, or the last axes of params are not
                (d, k).
            TypeError: The indices are not integers, or params have another dtype than the keys.
        """
        (facts,) = checks.batch(indices, np.arange(len(self.keys)))
        weights = self.frequencies
        if indices is not None:
            weights = np.full(len(facts), 1 / len(facts), self.keys.dtype)
        errors = np.exp(self._logs(params, facts)) - self._answers(facts)
        return self.keys[facts].T @ (weights[:, np.newaxis] * errors) @ self.values

    def _answers(self, facts: np.ndarray) -> np.ndarray:
        """Return how often each value is the answer to some facts, shape (batch, n)."""
        rows = (1 - self.noise) * np.eye(len(self.keys)) + self.noise / len(self.keys)
        return rows.astype(self.keys.dtype)[facts]

    def _logs(self, params: np.ndarray, facts: np.ndarray) -> np.ndarray:
        """Return the logarithms of the probabilities of all values for some facts."""
        params = checks.problem_params(params, self.start.shape, self.start.dtype)
        z = self.keys[facts] @ params @ self.values.T
        # Less the largest score, no exponential can overflow.
        z = z - z.max(axis=-1, keepdims=True)
        return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def _directions(rng: np.random.Generator, count: int, size: int) -> np.ndarray:
    """Make random vectors of length 1, at right angles where there is room, as rows."""
    vectors = rng.standard_normal((max(count, size), size))
    if count <= size:
        return np.linalg.qr(vectors)[0][:count]
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
