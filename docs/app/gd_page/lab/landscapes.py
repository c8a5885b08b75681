"""Functions that the explorer adds to gd_core's surfaces: losses that change from step to step.

Each has what a surface has: `__call__`, `gradient`, `minima`, `window`, `start`. The loss is the
whole one; the gradient is that of the current step, and a step begins when the loss is asked for.
"""

import numpy as np

from gd_core.problems import LeastSquares


class LineFit:
    """A line fitted to 64 points by least squares, with the true noise of mini-batches.

    Args:
        batch_size: Examples that a step sees, 1 to 64; 0 takes all.
        replacement: Draw each batch with replacement; without it, examples come in epochs, each
            a new order.
        seed: Number from which the batches are drawn. The data are always the same.

    Raises:
        ValueError: The batch size is out of range.
    """

    EXAMPLES = 64

    def __init__(self, batch_size: int = 0, replacement: bool = False, seed: int = 0) -> None:
        if not 0 <= batch_size <= self.EXAMPLES:
            raise ValueError(f"batch_size must be from 0 to {self.EXAMPLES}, got {batch_size!r}")
        self.problem = LeastSquares.synthetic(self.EXAMPLES, noise=1.0)
        self.batch_size, self.replacement = int(batch_size), bool(replacement)
        self.rng = np.random.default_rng(seed)
        self.waiting = np.array([], dtype=int)
        self.indices: np.ndarray | None = None
        self.minima = self.problem.solution[np.newaxis]
        self.curvatures = tuple(float(c) for c in np.linalg.eigvalsh(self.problem.hessian))
        self.window = ((-2.0, 4.0), (-1.0, 5.0))
        self.start = np.array([-1.4, 4.4])

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Return the loss over all examples, shape (...,), and begin the next step."""
        self.indices = self._draw() if 0 < self.batch_size < self.EXAMPLES else None
        return self.problem(points)

    def gradient(self, points: np.ndarray) -> np.ndarray:
        """Return the gradient over the current batch, shape (..., 2)."""
        return self.problem.gradient(points, self.indices)

    def _draw(self) -> np.ndarray:
        if self.replacement:
            return self.rng.integers(self.EXAMPLES, size=self.batch_size)
        if len(self.waiting) < self.batch_size:
            self.waiting = self.rng.permutation(self.EXAMPLES)
        batch, self.waiting = np.split(self.waiting, [self.batch_size])
        return batch


class ReddiProblem:
    """A large slope once in three steps, small ones back in between, and walls near -1 and 1.

    On average x should fall, to -1. An Adam that forgets fast divides the large slope by its own
    size and goes the other way. y is a plain bowl.

    Source:
        Reddi, Kale and Kumar 2018, arXiv 1904.09237, section 3, with C = 4; there x is kept in
        [-1, 1], here a steep wall does it.
    """

    SLOPES = (4.0, -1.0, -1.0)
    WALL = 100.0

    def __init__(self) -> None:
        self.step = -1
        slope = sum(self.SLOPES) / len(self.SLOPES)
        self.minima = np.array([[-1 - slope / self.WALL, 0.0]])
        self.window = ((-1.5, 1.5), (-1.0, 1.0))
        self.start = np.array([0.0, 0.7])

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Return the mean loss, shape (...,), and begin the next step."""
        self.step += 1
        x, y = points[..., 0], points[..., 1]
        slope = sum(self.SLOPES) / len(self.SLOPES)
        return slope * x + self.WALL / 2 * self._beyond(x) ** 2 + y**2 / 2

    def gradient(self, points: np.ndarray) -> np.ndarray:
        """Return the gradient of the current step's loss, shape (..., 2)."""
        x, y = points[..., 0], points[..., 1]
        slope = self.SLOPES[self.step % len(self.SLOPES)]
        return np.stack((slope + self.WALL * self._beyond(x), y), axis=-1)

    @staticmethod
    def _beyond(x: np.ndarray) -> np.ndarray:
        return x - np.clip(x, -1, 1)
