"""Exponential decay: the same factor at every step."""

from dataclasses import dataclass

from gd_core import checks


@dataclass(frozen=True)
class ExponentialDecay:
    """Multiply the learning rate by gamma at every step.

    rate(t) = learning_rate * gamma^t; it halves every ln(1/2) / ln(gamma) steps.

    Args:
        learning_rate: The first rate, above 0.
        gamma: The factor at each step, in (0, 1].

    Raises:
        ValueError: A number is out of range, or the step is negative.
        TypeError: A number is of the wrong kind.

    Source:
        PyTorch's ExponentialLR, with which it agrees.
    """

    learning_rate: float
    gamma: float

    def __post_init__(self) -> None:
        checks.number("learning_rate", self.learning_rate, above=0)
        checks.number("gamma", self.gamma, above=0)
        checks.at_least("gamma", self.gamma, 0, most=1)

    def __call__(self, step: int) -> float:
        """Return the learning rate of a step, counted from 0."""
        step = checks.count("step", step, least=0)
        return self.learning_rate * self.gamma**step
