"""Runs of the explorer's optimizers that also keep what each update was given."""

import copy
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from gd_core import Trajectory
from gd_core.checked import looks_ahead, state_of
from gd_page.lab.scenes import Scene

FIXED = (int, float, tuple, type(None))


@dataclass
class Note:
    """One update: the optimizer before it, and what it was given.

    Attributes:
        kind: The optimizer's class.
        attributes: A copy of the optimizer's attributes.
        params: Shape (2,).
        gradients: Shape (2,); for an update that asks for gradients, the list of those it got.
    """

    kind: type
    attributes: dict[str, Any]
    params: np.ndarray
    gradients: Any

    @property
    def optimizer(self) -> Any:
        """The optimizer as it was."""
        made = object.__new__(self.kind)
        vars(made).update(_copied(self.attributes))
        return made


def _copied(attributes: dict[str, Any]) -> dict[str, Any]:
    """Copy what may change in place; as many deep copies would take several times as long."""
    return {name: _kept(value) for name, value in attributes.items()}


def _kept(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.copy()
    return value if isinstance(value, FIXED) else copy.deepcopy(value)


@dataclass
class Notes:
    """The updates of a run in order, and the optimizer as it is after the last."""

    updates: list[Note] = field(default_factory=list)
    optimizer: Any = None

    def states(self) -> list[dict[str, Any]]:
        """Return the optimizer's state before each update, and after the last."""
        last = state_of(self.optimizer)
        rows = [{key: note.attributes[key] for key in last} for note in self.updates]
        return [*rows, last]


class Witness:
    """An optimizer that passes each update on to another, and notes it."""

    def __init__(self, optimizer: Any, notes: Notes) -> None:
        self.optimizer, self.notes = optimizer, notes
        self.looks_ahead = looks_ahead(optimizer)

    def __deepcopy__(self, memo: dict[int, Any]) -> "Witness":
        self.notes.optimizer = copy.deepcopy(self.optimizer, memo)
        return Witness(self.notes.optimizer, self.notes)  # a run works with a copy

    @property
    def learning_rate(self) -> Any:
        """The optimizer's own; a schedule sets it."""
        return self.optimizer.learning_rate

    @learning_rate.setter
    def learning_rate(self, rate: Any) -> None:
        self.optimizer.learning_rate = rate

    def update(self, params: np.ndarray, slope: Any) -> np.ndarray:
        """Note the update, and return what the optimizer makes of it."""
        optimizer = self.optimizer
        note = Note(type(optimizer), _copied(vars(optimizer)), params.copy(), [])
        self.notes.updates.append(note)
        if self.looks_ahead:
            slope = _noting(slope, note)
        else:
            note.gradients = np.copy(slope)
        return optimizer.update(params, slope)


def _noting(gradient_fn: Callable[[np.ndarray], np.ndarray], note: Note) -> Callable[..., Any]:
    def noting(point: np.ndarray) -> np.ndarray:
        gradient = gradient_fn(point)
        note.gradients.append(np.copy(gradient))
        return gradient

    return noting


class _WitnessedScene(Scene):
    """A scene whose optimizers are watched."""

    notes: Notes

    def rule(self, index: int, **settings: Any) -> Any:
        self.notes = Notes()
        return Witness(super().rule(index, **settings), self.notes)


def noted_run(state: Mapping[str, Any], index: int) -> tuple[Trajectory, Notes]:
    """Run one optimizer of a state, and return the run with its notes. The same question runs once.

    Raises:
        ValueError: A name is unknown, or a number is out of range.
    """
    return _run_of(json.dumps(state, sort_keys=True), index)


@lru_cache(maxsize=8)
def _run_of(text: str, index: int) -> tuple[Trajectory, Notes]:
    scene = _WitnessedScene(json.loads(text))
    return scene.run(index), scene.notes


def recorded_states(run: Trajectory, notes: Notes) -> dict[str, np.ndarray]:
    """Return the optimizer's arrays by name, each (steps + 1, 2), NaN from a divergence on.

    Most begin as the number 0, which stands for an array of zeros.
    """
    states = notes.states()
    over = len(run.params) if run.diverged_at is None else int(run.diverged_at)
    names = [key for key, value in states[-1].items() if np.shape(value) == run.params[0].shape]
    found = {name: np.full_like(run.params, np.nan) for name in names}
    for name, rows in found.items():
        for at, state in enumerate(states[:over]):
            if isinstance(state.get(name), float | np.ndarray):
                rows[at] = state[name]
    return found
