"""Cyclic: a triangle wave between two learning rates."""

from dataclasses import dataclass

from gd_core import checks


@dataclass(frozen=True)
class Cyclic:
    """Raise and lower the learning rate between two bounds, in straight lines.

    The rate is at minimum at step 0, at learning_rate after half_period steps, and back after
    2 * half_period. The height of cycle i is (learning_rate - minimum) * decay^i.

    Args:
        learning_rate: The highest rate, above 0.
        minimum: The lowest rate, from 0 to learning_rate.
        half_period: Steps up, and as many down; at least 1.
        decay: Factor of the height from one cycle to the next, in (0, 1]; 0.5 is PyTorch's
            "triangular2".

    Raises:
        ValueError: A number is out of range, or the step is negative.
        TypeError: A number is of the wrong kind.

    Source:
        Smith 2017, Cyclical learning rates, arXiv 1506.01186; PyTorch's CyclicLR.
    """

    learning_rate: float
    minimum: float
    half_period: int
    decay: float = 1.0

    def __post_init__(self) -> None:
        checks.number("learning_rate", self.learning_rate, above=0)
        checks.at_least("minimum", self.minimum, 0, most=self.learning_rate)
        checks.count_field(self, "half_period")
        checks.number("decay", self.decay, above=0)
        checks.at_least("decay", self.decay, 0, most=1)

    def __call__(self, step: int) -> float:
        """Return the learning rate of a step, counted from 0."""
        step = checks.count("step", step, least=0)
        cycle, t = divmod(step, 2 * self.half_period)
        up = 1 - abs(t / self.half_period - 1)
        return self.minimum + (self.learning_rate - self.minimum) * self.decay**cycle * up
