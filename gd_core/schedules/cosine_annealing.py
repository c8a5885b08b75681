"""Cosine annealing: from the full learning rate down along half a cosine."""

import math
from dataclasses import dataclass

from gd_core import checks


@dataclass(frozen=True)
class CosineAnnealing:
    """Lower the learning rate along half a cosine, then hold it.

    rate(t) = minimum + (learning_rate - minimum) * (1 + cos(pi * t / total_steps)) / 2

    From t = total_steps on the rate stays at the minimum, as in optax and Keras; PyTorch's
    CosineAnnealingLR is periodic, so that its rate rises again there.

    Args:
        learning_rate: The first rate, above 0.
        total_steps: Steps from the first rate to the minimum, at least 1.
        minimum: The last rate, from 0 to learning_rate.

    Raises:
        ValueError: A number is out of range, or the step is negative.
        TypeError: A number is of the wrong kind.

    Source:
        Loshchilov and Hutter 2017, SGDR, arXiv 1608.03983, equation 5, one period of it.
    """

    learning_rate: float
    total_steps: int
    minimum: float = 0.0

    def __post_init__(self) -> None:
        checks.number("learning_rate", self.learning_rate, above=0)
        checks.count_field(self, "total_steps")
        checks.at_least("minimum", self.minimum, 0, most=self.learning_rate)

    def __call__(self, step: int) -> float:
        """Return the learning rate of a step, counted from 0."""
        step = checks.count("step", step, least=0)
        t = min(step, self.total_steps)
        cosine = math.cos(math.pi * t / self.total_steps)
        return self.minimum + (self.learning_rate - self.minimum) * ((1 + cosine) / 2)
