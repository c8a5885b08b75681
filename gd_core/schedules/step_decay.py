"""Step decay: divide the learning rate at regular intervals."""

from dataclasses import dataclass

from gd_core import checks


@dataclass(frozen=True)
class StepDecay:
    """Multiply the learning rate by gamma after every step_size steps.

    rate(t) = learning_rate * gamma^floor(t / step_size)

    Args:
        learning_rate: The first rate, above 0.
        step_size: Steps at each rate, at least 1.
        gamma: The factor at each drop, in (0, 1].

    Raises:
        ValueError: A number is out of range, or the step is negative.
        TypeError: A number is of the wrong kind.

    Source:
        PyTorch's StepLR, with which it agrees.
    """

    learning_rate: float
    step_size: int
    gamma: float

    def __post_init__(self) -> None:
        checks.number("learning_rate", self.learning_rate, above=0)
        checks.count_field(self, "step_size")
        checks.number("gamma", self.gamma, above=0)
        checks.at_least("gamma", self.gamma, 0, most=1)

    def __call__(self, step: int) -> float:
        """Return the learning rate of a step, counted from 0."""
        step = checks.count("step", step, least=0)
        return self.learning_rate * self.gamma ** (step // self.step_size)
