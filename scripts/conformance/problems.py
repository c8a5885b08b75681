"""The problems on which recorded vectors were made, and the gradients that they feed.

Used by the recorder and by the tests, with NumPy alone and no random generator, so that both see
the same numbers whatever their version of NumPy.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

OPEN_STEPS = (1, 2, 3, 10, 100, 1000)
CLOSED_STEPS = (1, 2, 10, 60)


@dataclass(frozen=True)
class Problem:
    """A loss by its gradient, and where a run starts; the start is an array of float64."""

    gradient: Callable[[np.ndarray], np.ndarray]
    start: np.ndarray

    def open_loop(self) -> Iterator[np.ndarray]:
        """Yield gradients along a fixed path, which no optimizer's own steps can bend."""
        phase = np.arange(self.start.size).reshape(self.start.shape)
        for step in range(OPEN_STEPS[-1]):
            sway = 0.3 * np.sin(0.37 * step + phase)
            yield self.gradient(self.start * 0.997**step + sway)


def rotated_quadratic(dimension: int = 50, condition: float = 1e4) -> Problem:
    """Give a quadratic whose axes lie across the coordinates, curvature from 1 to `condition`."""
    curvature = np.geomspace(1.0, condition, dimension) / condition
    normal = np.cos(np.arange(1, dimension + 1))
    reflection = np.eye(dimension) - 2 * np.outer(normal, normal) / (normal @ normal)
    hessian = reflection @ (curvature[:, None] * reflection)
    return Problem(lambda x: hessian @ x, 1.0 + 0.5 * np.sin(np.arange(dimension)))


def rosenbrock(dimension: int) -> Problem:
    """Give Rosenbrock's chained valley in any dimension, scaled down a hundredfold."""

    def gradient(x: np.ndarray) -> np.ndarray:
        g = np.zeros_like(x)
        g[:-1] = -4 * x[:-1] * (x[1:] - x[:-1] ** 2) - 0.02 * (1 - x[:-1])
        g[1:] += 2 * (x[1:] - x[:-1] ** 2)
        return g

    start = np.where(np.arange(dimension) % 2 == 0, -1.2, 1.0)
    return Problem(gradient, start)


def tiny_gradient() -> Problem:
    """Give gradients of 1e-9 to 1e-7, where a misplaced epsilon shows; the start is 0."""
    scale = np.geomspace(1e-9, 1e-7, 8)
    return Problem(lambda x: scale * (np.tanh(x) + np.sin(x + 1)), np.zeros(8))


def matrix() -> Problem:
    """Give a least-squares fit A X B = C of a 4 x 5 matrix X, where rows and columns differ."""
    left = np.cos(np.arange(16.0).reshape(4, 4) ** 1.5) + np.eye(4)
    right = np.sin(np.arange(25.0).reshape(5, 5) ** 1.3) + np.eye(5)
    target = np.cos(np.arange(20.0).reshape(4, 5) ** 1.1)
    start = 1.0 + 0.5 * np.sin(np.arange(20.0).reshape(4, 5))
    return Problem(lambda x: left.T @ (left @ x @ right - target) @ right.T / 20, start)


PROBLEMS = {
    "rotated quadratic": rotated_quadratic(),
    "Rosenbrock, 2-D": rosenbrock(2),
    "Rosenbrock, 10-D": rosenbrock(10),
    "tiny gradient": tiny_gradient(),
    "matrix": matrix(),
}


def deviation(found: np.ndarray, expected: np.ndarray, start: np.ndarray) -> float:
    """Measure how far two points are apart, relative to how far the expected one has moved."""
    moved = np.linalg.norm(expected - start)
    return (
        float(np.linalg.norm(found - expected) / moved) if moved else float(np.any(found != start))
    )
