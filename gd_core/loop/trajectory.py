"""What a run of an optimizer leaves behind."""

from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Trajectory:
    """Everything that `minimize` saw, indexed by step; row 0 is the start.

    A run that diverged has NaN in every row from `diverged_at` on, so that its last finite row is
    the one before, a plotted line simply ends, and a final loss of NaN cannot be overlooked.

    Attributes:
        params: The parameters, shape (steps + 1, *shape), dtype of the start.
        losses: The loss at each of them, shape (steps + 1, *runs); runs is () for a single run.
        gradients: The gradient at each of them, before clipping, shape (steps + 1, *shape).
        learning_rates: The rate with which each row is left, shape (steps + 1, *shape of the
            rate). The last row is not left; it repeats the rate before. NaN for an optimizer
            that has none.
        diverged_at: The first step that was not finite or beyond the limit; None if there was
            none. For many runs an integer array of shape runs, -1 where there was none.
        states: The optimizer's arrays after each step, by name (`velocity`, `m`, `v`, ...),
            shape (steps + 1, *shape); empty unless `minimize` was asked to record them.
    """

    params: np.ndarray
    losses: np.ndarray
    gradients: np.ndarray
    learning_rates: np.ndarray
    diverged_at: int | np.ndarray | None
    states: dict[str, np.ndarray] = field(default_factory=dict)

    @property
    def steps(self) -> int:
        """The number of steps that were asked for."""
        return len(self.losses) - 1

    @property
    def final_params(self) -> np.ndarray:
        """The last parameters, shape (*shape); NaN where a run diverged."""
        return self.params[-1]

    @property
    def final_loss(self) -> np.ndarray:
        """The last loss, shape (*runs); NaN where a run diverged."""
        return self.losses[-1]

    def first_step_below(self, loss: float) -> int | np.ndarray | None:
        """Return the first step with a loss below `loss`; None if there is none.

        For many runs an integer array of shape runs, -1 where there is none.
        """
        return first_true(self.losses < loss)


def first_true(rows: np.ndarray) -> int | np.ndarray | None:
    """Return the first row that is true: an int or None, or an array with -1 for none.

    Args:
        rows: Booleans, shape (steps + 1, *runs).
    """
    first = np.where(rows.any(axis=0), rows.argmax(axis=0), -1)
    if first.ndim:
        return first
    return None if first < 0 else int(first)
