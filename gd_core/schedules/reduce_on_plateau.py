"""Reduce on plateau: lower the learning rate when the loss stops falling."""

import math

from gd_core import checks


class ReduceOnPlateau:
    """Multiply the learning rate by factor once the loss has not improved for a while.

    Unlike the other schedules it must see the loss, and so it has a state: call `update(loss)`
    once per epoch (or step) and give the rate that it returns to the optimizer.

    A loss is an improvement if it is below best - threshold * abs(best), whatever its sign. For
    losses above 0 this is PyTorch's best * (1 - threshold). Below 0 PyTorch's bound lies above
    the best loss, so that there a loss that stays the same, or even rises, counts as improved.
    The cut comes on bad update patience + 1, as in PyTorch; optax cuts on bad update patience.

    Args:
        learning_rate: The first rate, above 0.
        factor: The factor at each cut, in (0, 1).
        patience: Bad updates in a row that are let pass, at least 0.
        threshold: The improvement that counts, as part of the best loss's size, in [0, 1).
        minimum: The rate is never cut below it, from 0 to learning_rate.

    Attributes:
        learning_rate: The present rate.
        best: The lowest loss that counted as an improvement; infinity at first.
        bad_updates: Updates since then, or since the last cut.

    Raises:
        ValueError: A number is out of range, or the loss is not finite.
        TypeError: A number is of the wrong kind.

    Source:
        PyTorch's ReduceLROnPlateau, without its eps (it ignores cuts of less than 1e-8).
    """

    def __init__(
        self,
        learning_rate: float,
        factor: float = 0.1,
        patience: int = 10,
        threshold: float = 1e-4,
        minimum: float = 0.0,
    ) -> None:
        checks.number("learning_rate", learning_rate, above=0)
        checks.number("factor", factor, above=0, below=1)
        patience = checks.count("patience", patience, least=0)
        checks.number("threshold", threshold, below=1)
        checks.at_least("threshold", threshold, 0)
        checks.at_least("minimum", minimum, 0, most=learning_rate)
        self.learning_rate, self.factor, self.patience = learning_rate, factor, patience
        self.threshold, self.minimum = threshold, minimum
        self.best, self.bad_updates = math.inf, 0

    def update(self, loss: float) -> float:
        """Look at a loss, and return the learning rate to go on with.

        Args:
            loss: The loss after an epoch (or step), a finite number.

        Raises:
            ValueError: The loss is not finite.
            TypeError: The loss is not a number.
        """
        checks.number("loss", loss)
        if self.best == math.inf or loss < self.best - self.threshold * abs(self.best):
            self.best, self.bad_updates = float(loss), 0
            return self.learning_rate
        self.bad_updates += 1
        if self.bad_updates > self.patience:
            self.learning_rate = max(self.learning_rate * self.factor, self.minimum)
            self.bad_updates = 0
        return self.learning_rate
