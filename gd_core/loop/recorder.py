"""How `minimize` keeps its record: one row after each step."""

from typing import Any, Protocol

import numpy as np

from gd_core.checked import state_of
from gd_core.loop.trajectory import Trajectory, first_true


class Watched(Protocol):
    """What the recorder reads of a run, or of many: where they are, and which have diverged."""

    start: np.ndarray
    params: np.ndarray
    loss: np.ndarray
    gradient: np.ndarray
    diverged: np.ndarray


class Recorder:
    """The rows of a trajectory, NaN until they are written."""

    def __init__(self, watched: Watched, optimizer: Any, steps: int, states: bool) -> None:
        self.watched, self.optimizer = watched, optimizer
        self.params = np.full((steps + 1, *watched.start.shape), np.nan, watched.start.dtype)
        self.gradients = np.full_like(self.params, np.nan)
        self.losses = np.full((steps + 1, *watched.diverged.shape), np.nan, watched.loss.dtype)
        self.diverged = np.ones(self.losses.shape, bool)
        self.rates: list[float | np.ndarray] = []
        self.record_states, self.states = states, dict[str, np.ndarray]()
        self.first_state = state_of(optimizer) if states else {}
        self.row(0)

    def row(self, step: int) -> None:
        """Write what is seen after a step."""
        self.params[step] = self.watched.params
        self.gradients[step] = self.watched.gradient
        self.losses[step] = self.watched.loss
        self.diverged[step] = self.watched.diverged
        if self.record_states:
            self._states(step)

    def rate(self, value: Any) -> None:
        """Write the learning rate of the next step."""
        self.rates.append(value if type(value) is float else np.array(value))

    def _states(self, step: int) -> None:
        for name, value in state_of(self.optimizer).items():
            like_params = getattr(value, "shape", None) == self.watched.start.shape
            if like_params and name != "learning_rate":  # which a schedule may have set
                if name not in self.states:
                    self.states[name] = np.full_like(self.params, self._before(name))
                self.states[name][step] = value

    def _before(self, name: str) -> float:
        """Return the number that stood where an array is now, NaN if there was none."""
        first = self.first_state.get(name)
        return first if isinstance(first, (int, float)) else np.nan

    def trajectory(self) -> Trajectory:
        """Return the finished record, blank where a run has diverged."""
        if self.diverged.any():
            for array in (self.params, self.gradients, self.losses, *self.states.values()):
                array[self.diverged] = np.nan
        return Trajectory(
            params=self.params,
            losses=self.losses,
            gradients=self.gradients,
            learning_rates=self._learning_rates(),
            diverged_at=first_true(self.diverged),
            states=self.states,
        )

    def _learning_rates(self) -> np.ndarray:
        used = self.rates or [getattr(self.optimizer, "learning_rate", np.nan)]
        rates = np.full((len(self.losses), *np.shape(used[0])), np.nan)
        rates[: len(used)] = used
        if len(self.rates) == len(self.losses) - 1:
            rates[-1] = used[-1]
        return rates
