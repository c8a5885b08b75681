"""Checks of what `minimize` is given that show only at the start of a run."""

from typing import Any

import numpy as np

from gd_core import checks
from gd_core.checked import is_elementwise


def check_runs(optimizer: Any, loss: np.ndarray) -> None:
    """Refuse many runs in one array for an optimizer that looks at the whole of it.

    Args:
        optimizer: The optimizer, which may be wrapped.
        loss: The first loss, shape runs, which is () for a single run.

    Raises:
        ValueError: There are many runs, and the optimizer is not elementwise.
    """
    if loss.ndim and not is_elementwise(optimizer):
        while hasattr(optimizer, "optimizer"):  # what a wrapper such as Lookahead wraps
            optimizer = optimizer.optimizer
        raise ValueError(
            f"optimizer must move each element by itself for {loss.size} runs in one array, and "
            f"{type(optimizer).__name__} looks at the whole array: run them one by one"
        )


def check_loss(value: Any, start: np.ndarray) -> np.ndarray:
    """Return the first loss as an array, if it is a float, or one for each run.

    Args:
        value: What the function returned at the start.
        start: The first parameters, shape (*runs, ...).

    Raises:
        TypeError: The loss is no float, for instance an integer.
        ValueError: The shape of the loss is not how the start's begins.
    """
    loss = checks.array("the function's loss", value)
    if loss.dtype.kind != "f":
        raise TypeError(f"the function's loss must be a float, got {value!r:.80}")
    checks.same_shape("the function's loss", loss, start.shape[: loss.ndim])
    return loss


def check_gradient(value: Any, start: np.ndarray) -> None:
    """Refuse a first gradient that is no array of floats like the start.

    Args:
        value: What the function's `gradient` returned at the start.
        start: The first parameters, any shape.

    Raises:
        TypeError: The gradient is no array of floats, for instance a list.
        ValueError: The gradient has another shape than the start.
    """
    # Without axes, NumPy's arrays become its numbers, which are as good.
    if not isinstance(value, (np.ndarray, np.floating)) or value.dtype.kind != "f":
        raise TypeError(f"the function's gradient must be an array of floats, got {value!r:.80}")
    checks.same_shape("the function's gradient", np.asarray(value), start.shape)


def check_rate(rate: Any, before: list[float | np.ndarray]) -> Any:
    """Return what a schedule gave, if it is a number, or an array like those before.

    Args:
        rate: The learning rate of the next step.
        before: The rates of all steps so far.

    Raises:
        TypeError: The rate is not a number, for instance None.
        ValueError: The rate has another shape than those before.
    """
    if type(rate) is float and (not before or type(before[-1]) is float):  # the usual case
        return rate
    array = checks.array("schedule(step)", rate)
    if array.dtype.kind not in "iuf":
        raise TypeError(f"schedule(step) must be a number, got {rate!r:.80}")
    if before:
        checks.same_shape("schedule(step)", array, np.shape(before[-1]))
    return rate


def refuse_update(params: Any, shape: tuple[int, ...]) -> None:
    """Complain of what an optimizer returned instead of parameters of a shape.

    Raises:
        TypeError: The parameters are no array.
        ValueError: The parameters have another shape.
    """
    if not hasattr(params, "shape"):
        raise TypeError(f"optimizer.update must return an array, got {params!r:.80}")
    raise ValueError(f"optimizer.update must return shape {shape}, got {params.shape}")
