"""Warmup, stable, decay: a trapezoid, whose middle may be as long as one likes."""

from dataclasses import dataclass

from gd_core import checks


@dataclass(frozen=True)
class WarmupStableDecay:
    """Raise the learning rate in a straight line, hold it, and lower it in a straight line.

    rate(t) = learning_rate * (t + 1) / warmup_steps    while t < warmup_steps
    then learning_rate for stable_steps steps, then a line that reaches the minimum after
    decay_steps more, and stays there.

    Args:
        learning_rate: The rate of the middle, above 0.
        warmup_steps: Length of the ramp up, at least 0.
        stable_steps: Length of the middle, at least 0.
        decay_steps: Length of the ramp down, at least 1.
        minimum: The last rate, from 0 to learning_rate.

    Raises:
        ValueError: A number is out of range, or the step is negative.
        TypeError: A number is of the wrong kind.

    Source:
        Hu et al. 2024, MiniCPM, arXiv 2404.06395, section 4; the decay is linear here.
    """

    learning_rate: float
    warmup_steps: int
    stable_steps: int
    decay_steps: int
    minimum: float = 0.0

    def __post_init__(self) -> None:
        checks.number("learning_rate", self.learning_rate, above=0)
        checks.count_field(self, "warmup_steps", least=0)
        checks.count_field(self, "stable_steps", least=0)
        checks.count_field(self, "decay_steps")
        checks.at_least("minimum", self.minimum, 0, most=self.learning_rate)

    def __call__(self, step: int) -> float:
        """Return the learning rate of a step, counted from 0."""
        step = checks.count("step", step, least=0)
        if step < self.warmup_steps:
            return self.learning_rate * ((step + 1) / self.warmup_steps)
        decaying = max(step - self.warmup_steps - self.stable_steps, 0)
        left = max(1 - decaying / self.decay_steps, 0.0)
        return self.minimum + (self.learning_rate - self.minimum) * left
