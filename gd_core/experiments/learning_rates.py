"""What a learning rate does to the loss at the end, and which rate is best."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from gd_core import checks
from gd_core.experiments.learning_rate_search import LearningRateSearch, search, widening_search
from gd_core.experiments.runs_by_rate import Clip, Factor, RunsByRate, check_rates


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

    All runs are made at once where the optimizer moves each element by itself and the surface
    takes many points; else, as with LAMB, they are made one by one.

    Args:
        surface: A surface or problem. It is copied for each run, so that a loss that draws
            mini-batches shows every run the same ones.
        start: The common start, any shape, float32 or float64.
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
    runs = RunsByRate(surface, start, make_optimizer, steps, factor, clip, fixed)
    return runs.final_losses(check_rates(learning_rates))


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
        surface: A surface or problem.
        start: The common start, any shape, float32 or float64.
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


def learning_rate_search(
    surface: Any,
    start: np.ndarray,
    make_optimizer: Callable[..., Any],
    steps: int,
    learning_rates: np.ndarray | None = None,
    *,
    factor: Factor | None = None,
    clip: Clip | None = None,
    **fixed: float,
) -> LearningRateSearch:
    """Try many learning rates, and find the one whose neighborhood is best.

    The best rate has the lowest median over itself and its two neighbors, so that a lucky run
    does not win; a rate that ends above that median counts by its own loss. Of equals the one
    with the lower loss wins, then the smaller. Two kinds give way: a rate whose neighborhood
    differs more than tenfold, as that of the last rate before divergence, to a calmer one that is
    at most ten times worse; and a rate whose run is chaotic to the next one whose run is not.

    Args:
        surface: A surface or problem: a function of params, with a `gradient`. It is copied for
            each run, so that a loss that draws mini-batches shows every run the same ones.
        start: The common start, any shape, float32 or float64.
        make_optimizer: An optimizer's class, called with `learning_rate` and the fixed settings.
        steps: Updates for each run, at least 0.
        learning_rates: The rates to try, shape (rates,), floats. None tries 20 a decade from
            1e-4 to 10, and further ones until the best is at no edge, down to 1e-10 or up to 1e7.
        factor: The schedule as a factor of the rate; None keeps the rate constant.
        clip: Applied to every gradient, as for `minimize`.
        **fixed: Other settings, one number each.

    Raises:
        ValueError: Every rate diverged, another setting is an array, or the rates are empty, not
            finite or not 1-D.
        TypeError: The rates are no floats, or an argument is of the wrong kind.
    """
    rates = None if learning_rates is None else np.unique(check_rates(learning_rates))
    runs = RunsByRate(surface, start, make_optimizer, steps, factor, clip, fixed)
    return widening_search(runs) if rates is None else search(runs, rates)


def best_learning_rate(
    surface: Any,
    start: np.ndarray,
    make_optimizer: Callable[..., Any],
    steps: int,
    learning_rates: np.ndarray | None = None,
    *,
    factor: Factor | None = None,
    clip: Clip | None = None,
    **fixed: float,
) -> float:
    """Return the learning rate whose neighborhood is best, as `learning_rate_search` finds it.

    Args:
        surface: A surface or problem.
        start: The common start, any shape, float32 or float64.
        make_optimizer: An optimizer's class.
        steps: Updates for each run, at least 0.
        learning_rates: The rates to try, shape (rates,), floats; None tries a wide range.
        factor: The schedule as a factor of the rate; None keeps it constant.
        clip: Applied to every gradient, as for `minimize`.
        **fixed: Other settings, one number each.

    Raises:
        ValueError: Every rate diverged, another setting is an array, or the rates are empty, not
            finite or not 1-D.
        TypeError: The rates are no floats, or an argument is of the wrong kind.
    """
    arguments = (surface, start, make_optimizer, steps, learning_rates)
    return learning_rate_search(*arguments, factor=factor, clip=clip, **fixed).rate
