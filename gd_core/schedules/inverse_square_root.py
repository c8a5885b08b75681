"""Inverse square root: a ramp up, then a decay that never ends."""

import math
from dataclasses import dataclass

from gd_core import checks


@dataclass(frozen=True)
class InverseSquareRoot:
    """Raise the learning rate in a straight line, then lower it as one over the root of time.

    rate(t) = learning_rate * min((t + 1) / warmup_steps, sqrt(warmup_steps / (t + 1)))

    Args:
        learning_rate: The highest rate, that of step warmup_steps - 1; above 0.
        warmup_steps: Length of the ramp, at least 1.

    Raises:
        ValueError: A number is out of range, or the step is negative.
        TypeError: A number is of the wrong kind.

    Source:
        Vaswani et al. 2017, arXiv 1706.03762, section 5.3, where the highest rate is
        1 / sqrt(model width * warmup_steps).
    """

    learning_rate: float
    warmup_steps: int

    def __post_init__(self) -> None:
        checks.number("learning_rate", self.learning_rate, above=0)
        checks.count_field(self, "warmup_steps")

    def __call__(self, step: int) -> float:
        """Return the learning rate of a step, counted from 0."""
        step = checks.count("step", step, least=0)
        time = (step + 1) / self.warmup_steps
        return self.learning_rate * min(time, 1 / math.sqrt(time))
