"""How `minimize` keeps its record: one row after each step."""

from typing import Any, Protocol

import numpy as np

from gd_core.loop.trajectory import Trajectory, first_true


class Watched(Protocol):
    """What the recorder reads of a run, or of many: where they are, and which are over."""

    start: np.ndarray
    params: np.ndarray
    loss: np.ndarray
    gradient: np.ndarray
    over: np.ndarray


class Recorder:
    """The rows of a trajectory, NaN until they are written."""

    def __init__(self, watch: Watched, optimizer: Any, steps: int, states: bool) -> None:
        self.watch, self.optimizer = watch, optimizer
        self.params = np.full((steps + 1, *watch.start.shape), np.nan, watch.start.dtype)
        self.gradients = np.full_like(self.params, np.nan)
        self.losses = np.full((steps + 1, *watch.over.shape), np.nan, watch.loss.dtype)
        self.over = np.ones(self.losses.shape, bool)
        self.rates: list[np.ndarray] = []
        self.record_states, self.states = states, dict[str, np.ndarray]()
        # Most states are the number 0.0 before the first step; some optimizers start elsewhere.
        self.first = {k: v for k, v in vars(optimizer).items() if isinstance(v, float)}
        self.settings = set(getattr(optimizer, "SETTINGS", ())) | {"learning_rate"}
        self.row(0)

    def row(self, step: int) -> None:
        """Write what is seen after a step."""
        self.params[step] = self.watch.params
        self.gradients[step] = self.watch.gradient
        self.losses[step] = self.watch.loss
        self.over[step] = self.watch.over
        if self.record_states:
            self._states(step)

    def _states(self, step: int) -> None:
        for name, value in vars(self.optimizer).items():
            like_params = getattr(value, "shape", None) == self.watch.start.shape
            if like_params and name not in self.settings and not name.startswith("_"):
                if name not in self.states:
                    self.states[name] = np.full_like(self.params, self.first.get(name, 0.0))
                self.states[name][step] = value

    def trajectory(self) -> Trajectory:
        """Return the finished record, blank where a run is over."""
        for array in (self.params, self.gradients, self.losses, *self.states.values()):
            array[self.over] = np.nan
        return Trajectory(
            params=self.params,
            losses=self.losses,
            gradients=self.gradients,
            learning_rates=self._learning_rates(),
            diverged_at=first_true(self.over),
            states=self.states,
        )

    def _learning_rates(self) -> np.ndarray:
        used = self.rates or [np.array(getattr(self.optimizer, "learning_rate", np.nan))]
        rates = np.full((len(self.losses), *used[0].shape), np.nan)
        rates[: len(used)] = used
        if len(self.rates) == len(self.losses) - 1:
            rates[-1] = used[-1]
        return rates
