"""What a learning rate does to the loss at the end, and which rate is best."""

import copy
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from gd_core import checks
from gd_core.checked import is_elementwise
from gd_core.loop import minimize

CANDIDATES = 10  # of the best rates, how many are tried in runs of their own
Factor = Callable[[int], float]
Clip = Callable[[np.ndarray], np.ndarray]


def final_losses(
    surface: Any,
    start: np.ndarray,
    make_optimizer: Callable[..., Any],
    steps: int,
    learning_rates: np.ndarray,
    *,
    factor: Factor | None = None,
    clip: Clip | None = None,
    **fixed: float,
) -> np.ndarray:
    """Return the loss after the last step for each of some learning rates.

    An elementwise optimizer makes all runs at once; one that looks at the whole array, as LAMB
    does, makes them one by one.

    Args:
        surface: A function of points of shape (..., 2). It is copied for each run, so that a
            loss that draws mini-batches shows every run the same ones.
        start: The common start, shape (2,), float32 or float64.
        make_optimizer: An optimizer's class, called with `learning_rate` and the fixed settings.
        steps: Updates for each run, at least 0.
        learning_rates: The rates to try, shape (rates,), floats.
        factor: The schedule as a factor of the rate, for instance a schedule of rate 1; None
            keeps the rate constant.
        clip: Applied to every gradient, as for `minimize`.
        **fixed: Other settings, one number each.

    Returns:
        Shape (rates,), dtype of start; NaN where the run diverged.

    Raises:
        ValueError: The rates are empty, not finite or not 1-D, or another setting is an array.
        TypeError: The rates are no floats, or an argument is of the wrong kind.
    """
    runs = _Runs(surface, start, make_optimizer, steps, factor, clip, fixed)
    return runs.final_losses(_check_rates(learning_rates))


def sensitivity(
    surface: Any,
    start: np.ndarray,
    make_optimizers: Mapping[str, Callable[..., Any]],
    steps: int,
    learning_rates: np.ndarray,
    *,
    factor: Factor | None = None,
    clip: Clip | None = None,
) -> dict[str, np.ndarray]:
    """Return each optimizer's final loss against its learning rate.

    Args:
        surface: A function of points of shape (..., 2).
        start: The common start, shape (2,), float32 or float64.
        make_optimizers: Label to an optimizer's class, called with `learning_rate`.
        steps: Updates for each run, at least 0.
        learning_rates: The rates to try, shape (rates,), floats.
        factor: The schedule as a factor of the rate; None keeps it constant.
        clip: Applied to every gradient, as for `minimize`.

    Returns:
        Label to final losses, shape (rates,); infinity where the run diverged.

    Raises:
        ValueError: The dictionary is empty, or the rates are empty, not finite or not 1-D.
        TypeError: The rates are no floats, or an argument is of the wrong kind.
    """
    checks.mapping("make_optimizers", make_optimizers)
    losses = {
        label: final_losses(surface, start, make, steps, learning_rates, factor=factor, clip=clip)
        for label, make in make_optimizers.items()
    }
    return {label: np.where(np.isnan(ends), np.inf, ends) for label, ends in losses.items()}


def best_learning_rate(
    surface: Any,
    start: np.ndarray,
    make_optimizer: Callable[..., Any],
    steps: int,
    learning_rates: np.ndarray,
    *,
    factor: Factor | None = None,
    clip: Clip | None = None,
    **fixed: float,
) -> float:
    """Return the learning rate with the lowest final loss.

    Where runs are chaotic, roundings decide where one ends, and NumPy rounds an array of runs
    otherwise than a run alone. A rate whose run alone ends elsewhere is therefore passed over.

    Args:
        surface: A function of points of shape (..., 2).
        start: The common start, shape (2,), float32 or float64.
        make_optimizer: An optimizer's class.
        steps: Updates for each run, at least 0.
        learning_rates: The rates to try, shape (rates,), floats; of equals the first wins.
        factor: The schedule as a factor of the rate; None keeps it constant.
        clip: Applied to every gradient, as for `minimize`.
        **fixed: Other settings, one number each.

    Raises:
        ValueError: Every rate diverged, another setting is an array, or the rates are empty, not
            finite or not 1-D.
        TypeError: The rates are no floats, or an argument is of the wrong kind.
    """
    rates = _check_rates(learning_rates)
    runs = _Runs(surface, start, make_optimizer, steps, factor, clip, fixed)
    losses = runs.final_losses(rates)
    if np.isnan(losses).all():
        raise ValueError(f"learning_rates must hold one that converges, got {learning_rates!r}")
    order = np.argsort(losses, kind="stable")  # NaN comes last
    for at in order[:CANDIDATES]:
        alone = runs.final_loss(float(rates[at]))
        if np.isclose(alone, losses[at], rtol=1e-3, atol=1e-12):
            return float(rates[at])
    return float(rates[order[0]])


def _check_rates(learning_rates: Any) -> np.ndarray:
    rates = checks.float_array("learning_rates", learning_rates)
    if rates.ndim != 1:
        raise ValueError(f"learning_rates must be 1-D, got shape {rates.shape}")
    return rates


class _Runs:
    """Runs that differ in their learning rate alone."""

    def __init__(
        self,
        surface: Any,
        start: Any,
        make_optimizer: Any,
        steps: int,
        factor: Any,
        clip: Any,
        fixed: Mapping[str, Any],
    ) -> None:
        self.start = checks.float_array("start", start)
        checks.function("make_optimizer", make_optimizer)
        if factor is not None:
            checks.function("factor", factor)
        for name, value in fixed.items():
            if np.ndim(value):
                raise ValueError(f"{name} must be one number, got {value!r:.80}")
        self.surface, self.make_optimizer, self.steps = surface, make_optimizer, steps
        self.factor, self.clip, self.fixed = factor, clip, fixed

    def final_losses(self, rates: np.ndarray) -> np.ndarray:
        if not is_elementwise(self._make(float(rates[0]))):
            return np.array([self.final_loss(rate) for rate in rates.tolist()])
        starts = np.broadcast_to(self.start, (*rates.shape, *self.start.shape)).copy()
        return self._run(starts, rates[:, np.newaxis])

    def final_loss(self, rate: float) -> np.ndarray:
        return self._run(self.start, rate)

    def _make(self, rate: float | np.ndarray) -> Any:
        return self.make_optimizer(learning_rate=rate, **self.fixed)

    def _run(self, start: np.ndarray, rate: Any) -> np.ndarray:
        factor = self.factor
        schedule = None if factor is None else lambda step: rate * factor(step)
        surface = copy.deepcopy(self.surface)
        run = minimize(surface, start, self._make(rate), self.steps, schedule, self.clip)
        return run.final_loss
