"""One cycle: up to a high learning rate and down to almost nothing, once."""

import math
from dataclasses import dataclass

from gd_core import checks


@dataclass(frozen=True)
class OneCycle:
    """Raise the learning rate along half a cosine to its peak, then lower it along another.

    The rate starts at learning_rate / start_divisor, is at learning_rate at step
    warmup_fraction * total_steps - 1 (the form of PyTorch; optax has the peak a step later), and
    ends at learning_rate / start_divisor / end_divisor at step total_steps - 1. It stays there,
    where PyTorch raises an error.

    Args:
        learning_rate: The peak, above 0.
        total_steps: Length of the cycle, at least 2.
        warmup_fraction: Share of it that rises, in (0, 1); warmup_fraction * total_steps > 1.
        start_divisor: Peak over first rate, at least 1.
        end_divisor: First rate over last rate, at least 1.

    Raises:
        ValueError: A number is out of range, or the step is negative.
        TypeError: A number is of the wrong kind.

    Source:
        Smith 2018, arXiv 1803.09820, for the name and the idea, with straight lines and a third
        phase; the two half cosines are fastai's, as in PyTorch's OneCycleLR.
    """

    learning_rate: float
    total_steps: int
    warmup_fraction: float = 0.3
    start_divisor: float = 25.0
    end_divisor: float = 1e4

    def __post_init__(self) -> None:
        checks.number("learning_rate", self.learning_rate, above=0)
        checks.count_field(self, "total_steps", least=2)
        checks.number("warmup_fraction", self.warmup_fraction, above=0, below=1)
        rising = self.warmup_fraction * self.total_steps
        checks.number("warmup_fraction * total_steps", rising, above=1)
        checks.at_least("start_divisor", self.start_divisor, 1)
        checks.at_least("end_divisor", self.end_divisor, 1)

    def __call__(self, step: int) -> float:
        """Return the learning rate of a step, counted from 0."""
        step = checks.count("step", step, least=0)
        peak, last = self.warmup_fraction * self.total_steps - 1, self.total_steps - 1
        first_rate = self.learning_rate / self.start_divisor
        if step <= peak:
            return _cosine(first_rate, self.learning_rate, step / peak)
        done = min((step - peak) / (last - peak), 1.0)
        return _cosine(self.learning_rate, first_rate / self.end_divisor, done)


def _cosine(first: float, last: float, done: float) -> float:
    """Go from first to last along half a cosine; done runs from 0 to 1."""
    return last + (first - last) * ((1 + math.cos(math.pi * done)) / 2)
