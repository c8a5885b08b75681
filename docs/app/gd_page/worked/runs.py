"""Runs of the explorer's optimizers that also note what each update saw."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from gd_core import Trajectory
from gd_core.checks import wants_function
from gd_page.lab.scenes import Scene

NOTED = "noted_"


def noted_run(state: Mapping[str, Any], index: int) -> Trajectory:
    """Run one optimizer of a state; its states also hold `noted_g` and the noted numbers.

    Row t + 1 of a note is what the step that leaves row t saw: the gradient that the optimizer was
    given, and numbers of its state such as NAdam's mu_product. The same question runs once.

    Raises:
        ValueError: as `make_scene`.
    """
    return _run_of(json.dumps(state, sort_keys=True), index)


@lru_cache(maxsize=8)
def _run_of(text: str, index: int) -> Trajectory:
    return _NotingScene(json.loads(text)).run(index, record_states=True)


class _NotingScene(Scene):
    """A scene whose optimizers note what they see."""

    def optimizer(self, index: int, **settings: Any) -> Any:
        made = super().optimizer(index, **settings)
        made.__class__ = _noting(type(made))
        return made


def _noting(kind: Any) -> type:
    """Return the class with notes: arrays like params, which a trajectory's states hold."""

    def update(self: Any, params: np.ndarray, gradients: np.ndarray) -> np.ndarray:
        _note_numbers(self, params)
        setattr(self, f"{NOTED}g", gradients)
        return kind.update(self, params, gradients)

    def update_looking_ahead(self: Any, params: np.ndarray, gradient_fn: Any) -> np.ndarray:
        def noted(point: np.ndarray) -> np.ndarray:
            gradient = gradient_fn(point)
            setattr(self, f"{NOTED}g", gradient)
            return gradient

        _note_numbers(self, params)
        return kind.update(self, params, noted)

    chosen = update_looking_ahead if wants_function(kind) else update
    return type(kind.__name__, (kind,), {"update": chosen})


def _note_numbers(optimizer: Any, params: np.ndarray) -> None:
    """Note the numbers of the state, such as NAdam's mu_product; settings are known anyway."""
    for name, value in list(vars(optimizer).items()):
        if isinstance(value, float) and name not in optimizer.SETTINGS:
            setattr(optimizer, f"{NOTED}{name}", np.full_like(params, value))


def is_own(key: str) -> bool:
    """Whether an array is the optimizer's: not noted by us, not Prodigy's memory of the start."""
    return not key.startswith(NOTED) and key != "start"
