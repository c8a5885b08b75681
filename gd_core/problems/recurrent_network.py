"""A small recurrent network, in which gradients explode or vanish, by hand through time."""

import math

import numpy as np

from gd_core import checks


class RecurrentNetwork:
    """Half the mean squared error of a recurrent network that reads a sequence of numbers.

    h_0 = 0;  h_t = tanh(x_t * u + h_(t-1) @ W + b);  prediction = h_T @ v + c

    The gradient goes back through every step and meets W each time: it explodes or vanishes
    with the length of the sequence. Params are one flat vector: u, W, b, v, c.

    Args:
        sequences: The inputs, shape (n, T), float32 or float64.
        targets: One number for each sequence, shape (n,), same dtype.
        hidden: Width of the hidden state, at least 1.
        scale: Spectral radius of W at the start, above 0; above 1 gradients tend to explode.
        seed: Seed of the random generator that makes the start.

    Attributes:
        start: Random weights, biases 0, shape (hidden * (hidden + 3) + 1,).

    Raises:
        ValueError: The data is empty, not finite, its shapes do not fit, or a number is out of
            range.
        TypeError: The data holds no floats, or a number is of the wrong kind.

    Source:
        Pascanu, Mikolov and Bengio 2013, On the difficulty of training recurrent neural
        networks, arXiv 1211.5063.
    """

    def __init__(
        self,
        sequences: np.ndarray,
        targets: np.ndarray,
        hidden: int = 6,
        *,
        scale: float = 1.0,
        seed: int = 0,
    ) -> None:
        self.sequences = checks.float_array("sequences", sequences)
        self.targets = checks.float_array("targets", targets)
        checks.dimensions("sequences", self.sequences, 2)
        checks.same_shape("targets", self.targets, self.sequences.shape[:1])
        checks.same_dtype("targets", self.targets, self.sequences.dtype)
        hidden = checks.count("hidden", hidden)
        checks.number("scale", scale, above=0)
        checks.count("seed", seed, least=0, most=math.inf)
        self.hidden = hidden
        rng = np.random.default_rng(seed)
        weights = rng.standard_normal((hidden, hidden))
        weights *= scale / np.abs(np.linalg.eigvals(weights)).max()
        u, v = rng.standard_normal((2, hidden)) / np.sqrt(hidden)
        parts = (u, weights.ravel(), np.zeros(hidden), v, np.zeros(1))
        self.start = np.concatenate(parts).astype(self.sequences.dtype)

    @classmethod
    def synthetic(
        cls,
        count: int = 50,
        length: int = 20,
        *,
        hidden: int = 6,
        scale: float = 1.0,
        seed: int = 0,
    ) -> "RecurrentNetwork":
        """Make sequences of noise; the target is the first number, which must be remembered.

        Args:
            count: Sequences, at least 1.
            length: Numbers in each, at least 1.
            hidden: Width of the hidden state.
            scale: Spectral radius of W at the start.
            seed: Seed of the random generator.
        """
        count = checks.count("count", count)
        checks.count("seed", seed, least=0, most=math.inf)
        length = checks.count("length", length)
        sequences = np.random.default_rng(seed).standard_normal((count, length)) / 2
        return cls(sequences, sequences[:, 0].copy(), hidden, scale=scale, seed=seed)

    def __call__(self, params: np.ndarray) -> np.ndarray:
        """Return the loss, shape (...,), of params of shape (..., size).

        Raises:
            ValueError: The last axis of params is not size.
            TypeError: The params have another dtype than the sequences.
        """
        parts = self._split(params)
        predictions = self._predict(parts, self._states(parts, self.sequences))
        return ((predictions - self.targets) ** 2).mean(axis=-1) / 2

    def gradient(self, params: np.ndarray, indices: np.ndarray | None = None) -> np.ndarray:
        """Return the mean gradient over all sequences, or over those given.

        Args:
            params: The parameters, shape (..., size).
            indices: Rows of the data, integers, shape (batch,); None takes all sequences.

        Returns:
            Shape (..., size), dtype of params.

        Raises:
            ValueError: The indices are empty or out of range, or the last axis of params is not
                size.
            TypeError: The indices are not integers, or params have another dtype than the
                sequences.
        """
        parts = self._split(params)
        _, weights, _, v, _ = parts
        sequences, targets = checks.batch(indices, self.sequences, self.targets)
        states = self._states(parts, sequences)
        errors = (self._predict(parts, states) - targets) / len(targets)
        slope_v = (errors[..., np.newaxis, :] @ states[-1])[..., 0, :]
        slope_c = errors.sum(axis=-1, keepdims=True)

        # Back through time: delta is what the loss feels of the sums inside tanh at step t.
        delta = errors[..., np.newaxis] * v[..., np.newaxis, :]
        slope_u, slope_b, slope_w = np.zeros_like(v), np.zeros_like(v), np.zeros_like(weights)
        for t in reversed(range(sequences.shape[1])):
            delta = delta * (1 - states[t + 1] ** 2)
            slope_u = slope_u + sequences[:, t] @ delta
            slope_b = slope_b + delta.sum(axis=-2)
            slope_w = slope_w + np.swapaxes(states[t], -1, -2) @ delta
            delta = delta @ np.swapaxes(weights, -1, -2)
        flat_w = slope_w.reshape(*slope_w.shape[:-2], -1)
        return np.concatenate((slope_u, flat_w, slope_b, slope_v, slope_c), axis=-1)

    def _split(self, params: np.ndarray) -> list[np.ndarray]:
        """Cut the vector into u, W, b, v and c."""
        params = checks.problem_params(params, self.start.shape, self.start.dtype)
        h = self.hidden
        u, w, b, v, c = np.split(params, np.cumsum([h, h * h, h, h]), axis=-1)
        return [u, w.reshape(*params.shape[:-1], h, h), b, v, c]

    def _states(self, parts: list[np.ndarray], sequences: np.ndarray) -> list[np.ndarray]:
        """Return the hidden states h_0 to h_T, each of shape (..., n, hidden)."""
        u, weights, b, _, _ = parts
        u, b = u[..., np.newaxis, :], b[..., np.newaxis, :]
        h = np.zeros((*b.shape[:-2], len(sequences), self.hidden), sequences.dtype)
        states = [h]
        for x in sequences.T:
            states.append(np.tanh(x[:, np.newaxis] * u + states[-1] @ weights + b))
        return states

    @staticmethod
    def _predict(parts: list[np.ndarray], states: list[np.ndarray]) -> np.ndarray:
        _, _, _, v, c = parts
        return (states[-1] @ v[..., np.newaxis])[..., 0] + c
