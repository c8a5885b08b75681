"""Polynomial decay: down to a last rate along a power of the time that is left."""

from dataclasses import dataclass

from gd_core import checks


@dataclass(frozen=True)
class PolynomialDecay:
    """Lower the learning rate as a power of the time left; power 1 is a straight line.

    rate(t) = minimum + (learning_rate - minimum) * (1 - t / total_steps)^power

    From t = total_steps on the rate stays at the minimum.

    Args:
        learning_rate: The first rate, above 0.
        total_steps: Steps from the first rate to the minimum, at least 1.
        power: The exponent, above 0.
        minimum: The last rate, from 0 to learning_rate.

    Raises:
        ValueError: A number is out of range, or the step is negative.
        TypeError: A number is of the wrong kind.

    Source:
        PyTorch's PolynomialLR, which has no minimum (0 here); optax has it as end_value.
    """

    learning_rate: float
    total_steps: int
    power: float = 1.0
    minimum: float = 0.0

    def __post_init__(self) -> None:
        checks.number("learning_rate", self.learning_rate, above=0)
        checks.count_field(self, "total_steps")
        checks.number("power", self.power, above=0)
        checks.at_least("minimum", self.minimum, 0, most=self.learning_rate)

    def __call__(self, step: int) -> float:
        """Return the learning rate of a step, counted from 0."""
        step = checks.count("step", step, least=0)
        left = 1 - min(step, self.total_steps) / self.total_steps
        return self.minimum + (self.learning_rate - self.minimum) * left**self.power
