"""Warm restarts: cosine annealing, again and again."""

import math
from dataclasses import dataclass

from gd_core import checks


@dataclass(frozen=True)
class WarmRestarts:
    """Lower the learning rate along half a cosine, then start again from the full rate.

    rate(t) = minimum + (learning_rate - minimum) * (1 + cos(pi * t_i / T_i)) / 2, where t_i
    counts the steps since the last restart and T_i = period * multiplier^i is the i-th period.

    Args:
        learning_rate: The rate after each restart, above 0.
        period: Steps before the first restart, at least 1.
        multiplier: How many times longer each period is than the last, an integer of at least 1.
        minimum: The rate that each period falls toward, from 0 to learning_rate.

    Raises:
        ValueError: A number is out of range, or the step is negative.
        TypeError: A number is of the wrong kind.

    Source:
        Loshchilov and Hutter 2017, SGDR, arXiv 1608.03983, equation 5; as in PyTorch's
        CosineAnnealingWarmRestarts.
    """

    learning_rate: float
    period: int
    multiplier: int = 1
    minimum: float = 0.0

    def __post_init__(self) -> None:
        checks.number("learning_rate", self.learning_rate, above=0)
        checks.count_field(self, "period")
        checks.count_field(self, "multiplier")
        checks.at_least("minimum", self.minimum, 0, most=self.learning_rate)

    def __call__(self, step: int) -> float:
        """Return the learning rate of a step, counted from 0."""
        step = checks.count("step", step, least=0)
        t, period = self._since_restart(step)
        cosine = math.cos(math.pi * t / period)
        return self.minimum + (self.learning_rate - self.minimum) * ((1 + cosine) / 2)

    def _since_restart(self, step: int) -> tuple[int, int]:
        """Return the steps since the last restart, and the length of the present period."""
        if self.multiplier == 1:
            return step % self.period, self.period
        t, period = step, self.period
        while t >= period:
            t, period = t - period, period * self.multiplier
        return t, period
