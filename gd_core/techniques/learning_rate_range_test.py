"""Learning-rate range test: raise the rate in one run, and see where the loss stops falling."""

from typing import Any, NamedTuple

import numpy as np

from gd_core import checks
from gd_core.loop import minimize


class RangeTest(NamedTuple):
    """The loss against the learning rate, in one run.

    Attributes:
        learning_rates: The rate of each step, shape (steps,), float64, rising.
        losses: The loss after that step, shape (steps,); NaN once the run has diverged.
    """

    learning_rates: np.ndarray
    losses: np.ndarray


def learning_rate_range_test(
    function: Any,
    start: np.ndarray,
    optimizer: Any,
    steps: int = 100,
    lowest: float = 1e-6,
    highest: float = 10.0,
) -> RangeTest:
    """Run an optimizer while its learning rate rises by the same factor at every step.

    Good rates are those at which the loss falls fast, well below the one at which it rises.

    Args:
        function: A surface or problem, as for `minimize`.
        start: The first parameters, float32 or float64.
        optimizer: The optimizer, which is copied.
        steps: How many rates to pass through, at least 2.
        lowest: The first rate, above 0.
        highest: The last rate, above lowest.

    Raises:
        ValueError: A number is out of range, or `minimize` refuses an argument.
        TypeError: An argument is of the wrong kind.

    Source:
        Smith 2017, arXiv 1506.01186, section 3.3, where the rate rises in a straight line;
        rising by a factor, as is usual now, it spends as many steps on each power of ten.
    """
    steps = checks.count("steps", steps, least=2)
    checks.number("lowest", lowest, above=0)
    checks.number("highest", highest, above=lowest)
    rates = np.geomspace(float(lowest), float(highest), steps)
    run = minimize(function, start, optimizer, steps, schedule=lambda step: float(rates[step]))
    return RangeTest(rates, run.losses[1:])
