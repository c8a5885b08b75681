"""Where the runs of `minimize` are, and which of them have diverged."""

from collections.abc import Callable
from typing import Any

import numpy as np

from gd_core.loop import run_checks

LARGE = 1e12  # times the first loss: so large a number is lost


class RunMonitor:
    """The present row of one run, or of many that share an array.

    A run that has diverged rests at the start with gradient 0, so that no other run notices.

    Attributes:
        start: The first parameters, shape (*runs, ...).
        params: The present parameters, same shape.
        loss: The loss there, shape runs, which is () for a single run.
        gradient: The gradient there, before clipping, shape of params.
        diverged: Whether each run has diverged, booleans of shape runs.
        any_diverged: Whether one of them has.
    """

    def __init__(
        self,
        function: Any,
        start: np.ndarray,
        clip: Callable[[np.ndarray], np.ndarray] | None,
        limit: float | None,
    ) -> None:
        self.function, self.clip = function, clip
        self.start, self.shape = start, start.shape
        # Copies, so that a function that works in place changes neither start nor the caller's.
        loss = run_checks.check_loss(function(start.copy()), start)
        run_checks.check_gradient(function.gradient(start.copy()), start)
        self.limit = _limit_of(loss) if limit is None else np.asarray(limit, float)
        self.square_of_limit = self.limit.min() ** 2
        self.inner_axes = tuple(range(loss.ndim, start.ndim))
        self.diverged = np.zeros(loss.shape, bool)
        self.rests = self.diverged  # with the axes of params, so that it selects among them
        self.any_diverged = False
        self.move(start.copy())

    @property
    def all_diverged(self) -> bool:
        """Whether no run is left."""
        return self.any_diverged and bool(self.diverged.all())

    def move(self, params: np.ndarray) -> None:
        """Evaluate the function at new parameters, and find the runs that diverge there.

        Raises:
            TypeError: The parameters are no array.
            ValueError: The parameters have another shape than the start.
        """
        if getattr(params, "shape", None) != self.shape:
            run_checks.refuse_update(params, self.shape)
        self._end_if_large(params, self.inner_axes)
        if self.any_diverged:
            params = self._rest(params, self.start)
        before = self.diverged
        self.loss = np.asarray(self.function(params))
        gradient = self.function.gradient(params)
        self._end_if_large(self.loss, ())
        self._end_if_large(gradient, self.inner_axes)
        if self.diverged is not before:
            params = self._rest(params, self.start)
        if self.any_diverged:
            gradient = self._rest(gradient, 0)
        self.params, self.gradient = params, gradient

    def look_ahead(self, params: np.ndarray) -> np.ndarray:
        """Return the clipped gradient elsewhere, 0 for runs that have diverged.

        Args:
            params: The point at which an optimizer asks, shape of the start.
        """
        self._end_if_large(params, self.inner_axes)
        if self.any_diverged:
            params = self._rest(params, self.start)
        gradient = self.function.gradient(params)
        self._end_if_large(gradient, self.inner_axes)
        if self.any_diverged:
            gradient = self._rest(gradient, 0)
        return gradient if self.clip is None else self.clip(gradient)

    def end_all(self) -> None:
        """Let every run diverge here."""
        self._end(np.ones_like(self.diverged))

    def _end_if_large(self, array: np.ndarray, axes: tuple[int, ...]) -> None:
        # No number is larger than the root of all squares' sum: one quick look for most steps.
        if _square(array) < self.square_of_limit:
            return
        # NaN compares false, and so counts as too large; infinity is above the largest float.
        limit = np.minimum(self.limit, float(np.finfo(array.dtype).max))
        self._end(~(np.abs(array).max(axis=axes) <= limit))

    def _end(self, runs: np.ndarray) -> None:
        self.diverged = self.diverged | runs
        self.rests = np.expand_dims(self.diverged, self.inner_axes)
        self.any_diverged = bool(self.diverged.any())

    def _rest(self, array: np.ndarray, rest: np.ndarray | float) -> np.ndarray:
        return np.where(self.rests, np.asarray(rest, array.dtype), array)


def _limit_of(loss: np.ndarray) -> np.ndarray:
    """The size at which each run has diverged, measured by the loss at its start; shape runs."""
    return LARGE * np.maximum(1.0, np.abs(loss.astype(float)))


def _square(array: np.ndarray) -> Any:
    """Sum the squares; for few numbers the time goes into the call, and dot is called fastest."""
    if array.ndim == 1:
        return array.dot(array)
    return np.vdot(array, array) if array.ndim else array * array
