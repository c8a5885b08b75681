"""What the explorer's state describes, made of gd_core's parts: `make_scene(state)`."""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

import gd_core
from gd_core import theory
from gd_page.lab.catalog import lowest_of, make_surface
from gd_page.lab.conventions import STANDARD, class_of
from gd_page.lab.decay import DecoupledDecay, WithL2
from gd_page.lab.settings import RUNS_LIMIT, STEPS_LIMIT, defaults_of
from gd_page.lab.switches import check_height, clipping, count, offered, point, weight_decay
from gd_page.lab.unit_schedules import unit_schedule
from gd_page.protocol import Prediction


class Scene:
    """A state's surface, start, optimizers and switches, and the runs of them.

    Attributes:
        function: The surface: loss, `gradient`, `minima`, `window`.
        lowest: The lowest loss.
        start: Shape (2,).
        steps: 1 to 2000.
        names: Of the optimizers' classes.
    """

    def __init__(self, state: Mapping[str, Any]) -> None:
        self.state = state
        self.steps = count("steps", state["steps"], STEPS_LIMIT)
        self.entries = list(state["optimizers"])
        count("the number of optimizers", len(self.entries), RUNS_LIMIT)
        self.names = [offered(entry["name"]) for entry in self.entries]
        self.start = point("start", state["start"])
        self.clip = clipping(**(state.get("clip") or {}))
        self.decay = weight_decay(**(state.get("decay") or {}))
        self.unit = unit_schedule(state.get("schedule", "Constant"), self.steps)
        self.function = make_surface(state)
        check_height(self.function, self.start)
        self.lowest = lowest_of(self.function)

    def rule(self, index: int, **settings: Any) -> Any:
        """Make an optimizer of the state without its weight decay; settings override its own.

        Raises:
            ValueError: A setting or the convention is unknown, or a setting is out of range.
        """
        entry = self.entries[index]
        known = defaults_of(entry["name"])
        unknown = sorted(set(settings) - set(known))
        if unknown:
            raise ValueError(f"{entry['name']} has no setting named {unknown[0]!r}")
        own = {key: entry["settings"][key] for key in known if key in entry["settings"]}
        made = class_of(entry["name"], entry.get("convention") or STANDARD)
        return made(**{**own, **settings})

    def optimizer(self, index: int, **settings: Any) -> Any:
        """Make an optimizer of the state; settings override its own, arrays broadcast.

        Raises:
            ValueError: A setting or the convention is unknown, or a setting is out of range.
        """
        kind, strength = self.decay
        rule = self.rule(index, **settings)
        return DecoupledDecay(rule, strength) if kind == "decoupled" else rule

    def run(
        self, index: int, start: Any = None, settings: Any = None, record_states: bool = False
    ) -> gd_core.Trajectory:
        """Run one optimizer; starts of shape (..., 2) or arrays of settings make many runs.

        Args:
            index: Which of the state's optimizers, from 0.
            start: The first points, shape (..., 2); None takes the state's start.
            settings: Hyperparameters to override, numbers or arrays that broadcast to start.
            record_states: Keep the optimizer's arrays of every step.

        Raises:
            ValueError: A setting is unknown or out of range.
        """
        settings = settings or {}
        from_here = self.start if start is None else np.asarray(start, dtype=float)
        shapes = [np.shape(value)[:-1] for value in settings.values() if np.ndim(value)]
        runs = np.broadcast_shapes(from_here.shape[:-1], *shapes)
        optimizer = self.optimizer(index, **settings)
        return gd_core.minimize(
            self.loss(),
            np.broadcast_to(from_here, (*runs, 2)).copy(),
            optimizer,
            self.steps,
            self.schedule(optimizer),
            self.clip,
            record_states=record_states,
        )

    def loss(self) -> Any:
        """Make what a run minimizes: each its own, since mini-batches are drawn as it goes."""
        kind, strength = self.decay
        made = make_surface(self.state)
        return WithL2(made, strength) if kind == "l2" else made

    def schedule(self, optimizer: Any) -> Callable[[int], Any] | None:
        """Return an optimizer's own rate as a schedule; None where it is constant."""
        rate, unit = optimizer.learning_rate, self.unit
        return None if unit is None else lambda step: rate * unit(step)

    def prediction(
        self, index: int, settings: Mapping[str, float] | None = None
    ) -> Prediction | None:
        """What theory says of a run on a quadratic: the rate a step, and the stability limit.

        Settings, numbers, override the optimizer's own.
        None where the surface is no quadratic, the rate is not constant, or the method is another
        than gradient descent, Momentum and Nesterov in this site's form.
        """
        entry, curvatures = self.entries[index], getattr(self.function, "curvatures", ())
        is_plain = self.unit is None and self.clip is None and self.decay[0] == "none"
        is_whole = not (self.state.get("noise") or {}).get("batch_size")
        is_known = entry["name"] in theory.METHODS and (entry.get("convention") or STANDARD) in (
            STANDARD,
            "outside",
        )
        if not (len(curvatures) and min(curvatures) > 0 and is_plain and is_whole and is_known):
            return None
        set_to = {**entry["settings"], **(settings or {})}
        rate, momentum = float(set_to["learning_rate"]), float(set_to.get("momentum", 0.0))
        limit = theory.stability_limit(entry["name"], max(curvatures), momentum)
        radius = theory.spectral_radius(
            entry["name"], np.asarray(curvatures, float), rate, momentum
        )
        return {"rate": radius, "limit": limit}


@lru_cache(maxsize=8)
def _make_scene(text: str) -> Scene:
    return Scene(json.loads(text))


def make_scene(state: Mapping[str, Any]) -> Scene:
    """Make a state's scene; the same state gives the same object.

    Raises:
        ValueError: A name is unknown, or a number is out of range.
    """
    return _make_scene(json.dumps(state, sort_keys=True))
