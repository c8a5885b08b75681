"""A small multilayer network that tells two classes apart, with backpropagation by hand."""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from gd_core import checks


class MultilayerNetwork:
    """The mean cross-entropy of a network with tanh layers and one output.

    a_0 = examples;  a_i = tanh(a_(i-1) @ W_i + b_i);  z = a_last @ W + b
    J = mean(log(1 + exp(z)) - targets * z)

    All weights and biases are one flat vector, layer after layer, weights before biases.

    Args:
        examples: The inputs, shape (n, d), float32 or float64.
        targets: 0 or 1 for each example, shape (n,), same dtype.
        hidden: The widths of the hidden layers, each at least 1; may be empty.
        seed: Seed of the random generator that makes the start.

    Attributes:
        start: Random weights of standard deviation 1 / sqrt(inputs), biases 0, shape (size,).

    Raises:
        ValueError: The data is empty, not finite, its shapes do not fit, a target is neither 0
            nor 1, or a width is too small.
        TypeError: The data holds no floats, or a width is no integer.

    Source:
        Rumelhart, Hinton and Williams 1986, Learning representations by back-propagating
        errors; the start as LeCun et al. 1998, Efficient backprop, section 4.6.
    """

    def __init__(
        self,
        examples: np.ndarray,
        targets: np.ndarray,
        hidden: Sequence[int] = (8, 8),
        *,
        seed: int = 0,
    ) -> None:
        self.examples = checks.float_array("examples", examples)
        self.targets = checks.float_array("targets", targets)
        checks.dimensions("examples", self.examples, 2)
        checks.same_shape("targets", self.targets, self.examples.shape[:1])
        checks.same_dtype("targets", self.targets, self.examples.dtype)
        checks.zeros_and_ones("targets", self.targets)
        checks.count("seed", seed, least=0, most=math.inf)
        if not isinstance(hidden, (list, tuple)):
            raise TypeError(f"hidden must be a list of widths, got {hidden!r}")
        widths = [checks.count("hidden", width) for width in hidden]
        self.widths = (self.examples.shape[1], *widths, 1)
        rng = np.random.default_rng(seed)
        parts = []
        for inputs, outputs in pairwise(self.widths):
            parts += [rng.standard_normal(inputs * outputs) / np.sqrt(inputs), np.zeros(outputs)]
        self.start = np.concatenate(parts).astype(self.examples.dtype)

    @classmethod
    def synthetic(
        cls, count: int = 200, hidden: Sequence[int] = (8, 8), *, seed: int = 0
    ) -> "MultilayerNetwork":
        """Make a disk of one class inside a ring of the other, which no line separates.

        Args:
            count: Points, at least 2; every other one belongs to class 1, the ring.
            hidden: The widths of the hidden layers.
            seed: Seed of the random generator.
        """
        count = checks.count("count", count, least=2)
        checks.count("seed", seed, least=0, most=math.inf)
        rng = np.random.default_rng(seed)
        targets = np.arange(count) % 2.0
        radius = np.where(targets == 1, rng.uniform(1.3, 2.0, count), rng.uniform(0, 1, count))
        angle = rng.uniform(0, 2 * np.pi, count)
        points = radius * np.stack((np.cos(angle), np.sin(angle)))
        return cls(points.T.copy(), targets, hidden, seed=seed)

    @classmethod
    def taught(
        cls,
        count: int = 400,
        inputs: int = 16,
        hidden: Sequence[int] = (24,),
        *,
        is_turned: bool = True,
        seed: int = 0,
    ) -> "MultilayerNetwork":
        """Label random points by another network, which sees all directions alike.

        The k-th direction of the inputs has a standard deviation of 1 / k, so that the first
        layer's curvatures differ widely. Half of the points belong to class 1, or one less.

        Args:
            count: Points, at least 2.
            inputs: Numbers for each point, at least 1.
            hidden: The widths of the hidden layers; the teacher has one, of 8.
            is_turned: Whether the directions are random, in place of the axes.
            seed: Seed of the random generator.
        """
        count, inputs = checks.count("count", count, least=2), checks.count("inputs", inputs)
        checks.count("seed", seed, least=0, most=math.inf)
        rng = np.random.default_rng(seed)
        seen = rng.standard_normal((count, inputs))
        turn = np.linalg.qr(rng.standard_normal((inputs, inputs)))[0]
        first = 2 * rng.standard_normal((inputs, 8)) / inputs**0.5
        scores = np.tanh(seen @ first) @ rng.standard_normal(8)
        points = seen / np.arange(1.0, inputs + 1)
        points = points @ turn if is_turned else points
        return cls(points, (scores > np.median(scores)).astype(float), hidden, seed=seed)

    def layers(self, params: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
        """Cut a vector of shape (..., size) into weights (..., in, out) and biases (..., 1, out).

        Raises:
            ValueError: The last axis of params is not size.
            TypeError: The params have another dtype than the examples.
        """
        params = checks.problem_params(params, self.start.shape, self.start.dtype)
        layers, first = [], 0
        for inputs, outputs in pairwise(self.widths):
            middle = first + inputs * outputs
            weights = params[..., first:middle].reshape(*params.shape[:-1], inputs, outputs)
            first = middle + outputs
            layers.append((weights, params[..., np.newaxis, middle:first]))
        return layers

    def scores(self, params: np.ndarray, examples: np.ndarray) -> np.ndarray:
        """Return z for each example, shape (..., n); class 1 is where it is above 0.

        Args:
            params: The parameters, shape (..., size).
            examples: The inputs, shape (n, d), dtype of params.

        Raises:
            ValueError: The last axis of params is not size, or that of the examples not d.
            TypeError: The params or the examples have another dtype than the data.
        """
        layers, examples = self.layers(params), checks.float_array("examples", examples)
        checks.same_dtype("examples", examples, self.start.dtype)
        checks.same_shape("examples", examples, (*examples.shape[:1], self.widths[0]))
        return self._activations(layers, examples)[-1][..., 0]

    def __call__(self, params: np.ndarray) -> np.ndarray:
        """Return the loss, shape (...,), of params of shape (..., size).

        Raises:
            ValueError: The last axis of params is not size.
            TypeError: The params have another dtype than the examples.
        """
        z = self.scores(params, self.examples)
        return (np.logaddexp(0, z) - self.targets * z).mean(axis=-1)

    def gradient(self, params: np.ndarray, indices: np.ndarray | None = None) -> np.ndarray:
        """Return the mean gradient over all examples, or over those given.

        Args:
            params: The parameters, shape (..., size).
            indices: Rows of the data, integers, shape (batch,); None takes all examples.

        Returns:
            Shape (..., size), dtype of params.

        Raises:
            ValueError: The indices are empty or out of range, or the last axis of params is not
                size.
            TypeError: The indices are not integers, or params have another dtype than the
                examples.
        """
        layers = self.layers(params)
        examples, targets = checks.batch(indices, self.examples, self.targets)
        *inputs, z = self._activations(layers, examples)
        # What the loss feels of each layer's sums, from the last layer back to the first.
        delta = ((1 + np.tanh(z / 2)) / 2 - targets[:, np.newaxis]) / len(examples)
        parts = []
        for (weights, _), a in zip(reversed(layers), reversed(inputs), strict=True):
            lead = delta.shape[:-2]
            parts += [delta.sum(axis=-2), (np.swapaxes(a, -1, -2) @ delta).reshape(*lead, -1)]
            delta = delta @ np.swapaxes(weights, -1, -2) * (1 - a**2)
        return np.concatenate(parts[::-1], axis=-1)

    @staticmethod
    def _activations(
        layers: list[tuple[np.ndarray, np.ndarray]], examples: np.ndarray
    ) -> list[np.ndarray]:
        """Return the examples, each hidden layer's output, and z."""
        outputs = [examples]
        for weights, biases in layers[:-1]:
            outputs.append(np.tanh(outputs[-1] @ weights + biases))
        weights, biases = layers[-1]
        return [*outputs, outputs[-1] @ weights + biases]
