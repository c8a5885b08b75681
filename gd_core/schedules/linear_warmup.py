"""Linear warmup: a ramp up to another schedule."""

from collections.abc import Callable
from dataclasses import dataclass

from gd_core import checks


@dataclass(frozen=True)
class LinearWarmup:
    """Raise the learning rate in a straight line, then follow another schedule from its start.

    rate(t) = schedule(0) * (t + 1) / steps     while t < steps
    rate(t) = schedule(t - steps)               afterwards

    The first step has the rate schedule(0) / steps, not 0 as in optax, where it does nothing.
    The other schedule's own steps count from the end of the ramp: for a run of 400 steps with a
    ramp of 40, give it 360.

    Args:
        schedule: The schedule to follow, a function of the step.
        steps: Length of the ramp, at least 1; the last step of it has the full rate.

    Raises:
        ValueError: The ramp is shorter than one step, or the step is negative.
        TypeError: The schedule is not callable, or a number is of the wrong kind.

    Source:
        Goyal et al. 2017, arXiv 1706.02677, section 2.2; PyTorch's SequentialLR of LinearLR and
        another schedule gives the same rates.
    """

    schedule: Callable[[int], float]
    steps: int

    def __post_init__(self) -> None:
        checks.function("schedule", self.schedule)
        checks.count_field(self, "steps")

    def __call__(self, step: int) -> float:
        """Return the learning rate of a step, counted from 0."""
        step = checks.count("step", step, least=0)
        if step < self.steps:
            return self.schedule(0) * ((step + 1) / self.steps)
        return self.schedule(step - self.steps)
