"""The inside of a run: its state at every step, and one step of it worked out in numbers."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from gd_core import Trajectory
from gd_core.checked import looks_ahead
from gd_page.lab.scenes import make_scene
from gd_page.protocol import Line, WorkedStep
from gd_page.worked.notation import described, shown
from gd_page.worked.runs import Note, noted_run, recorded_states
from gd_page.worked.source import arguments_of
from gd_page.worked.update import Worked, work_out, work_out_line

# What pulls at the point, and so can be drawn as an arrow there; the rest are sizes or places.
ARROWS = ("gradient", "velocity", "m", "step")
NOT_SHOWN = ("start",)  # Prodigy's memory of where it began never changes
CLIPPING = {
    "value": "{g} = np.maximum(-limit, np.minimum({g}, limit))",
    "norm": "{g} = {g} * limit / max(np.linalg.norm({g}), limit)",
}


def inside(state: Mapping[str, Any], index: int) -> dict[str, Any]:
    """Return what one optimizer holds at every step of its run.

    Args:
        state: The explorer's, as `make_scene` takes it.
        index: Into the state's optimizers.

    Returns:
        `index` as given, `points` (steps + 1, 2), and `quantities`, by name, each (steps + 1, 2),
        NaN from a divergence on. Row t is what stands at point t: the gradient there, the
        optimizer's own arrays before they see it, the step taken next (NaN in the last row), and
        the effective rate, -step / gradient (NaN where the gradient is 0). `units` says of each
        whether it is an "arrow" or a "bar".

    Raises:
        ValueError: A name is unknown, or a number is out of range.
    """
    run, notes = noted_run(state, index)
    step = np.full_like(run.params, np.nan)
    with np.errstate(all="ignore"):
        step[:-1] = np.diff(run.params, axis=0)
        rate = np.where(run.gradients == 0, np.nan, -step / run.gradients)
    states = recorded_states(run, notes)
    quantities = {
        "gradient": run.gradients,
        **{key: rows for key, rows in states.items() if key not in NOT_SHOWN},
        "step": step,
        "effective rate": np.where(np.isfinite(rate), rate, np.nan),
    }
    units = {key: "arrow" if key in ARROWS else "bar" for key in quantities}
    return {"index": index, "points": run.params, "quantities": quantities, "units": units}


def worked_step(state: Mapping[str, Any], index: int, step: int) -> WorkedStep:
    """Return one step's update with the step's numbers put in.

    Args:
        state: The explorer's, as `make_scene` takes it.
        index: Into the state's optimizers.
        step: The step that is left, from 0.

    Returns:
        `name` of the optimizer; `title`; `lines`, each the `rule`, the same in `numbers`, its
        `value` and the value as text, `result`; and a `sentence` where there is no step to show.

    Raises:
        ValueError: A name is unknown, or a number is out of range.
    """
    (run, notes), scene = noted_run(state, index), make_scene(state)
    title = f"From step {step} to step {step + 1}"
    sentence = _why_not(run, step)
    if sentence:
        worked, title = Worked([], sentence), f"At step {step}"
    else:
        rate = getattr(scene.rule(index), "learning_rate", np.nan)
        worked = _Step(state, run, notes.updates[step], step, rate).work_out()
    return {
        "name": scene.names[index],
        "title": title,
        "lines": worked.lines,
        "sentence": worked.sentence,
    }


def _why_not(run: Trajectory, step: int) -> str:
    """Why a step cannot be worked out, in a sentence; empty where it can."""
    if not 0 <= step <= run.steps:
        return f"The run has no step {step}."
    over = run.diverged_at
    if over is not None and step >= over:
        return f"The run has diverged, at step {over}: there are no numbers any more."
    if over is not None and step == over - 1:
        return "The run diverges with this step: what comes next is beyond all limits."
    return "" if step < run.steps else "This is the last step: none is taken from here."


class _Step:
    """One step of a run: the optimizer's own update, and what the switches make of it."""

    def __init__(
        self, state: Mapping[str, Any], run: Trajectory, note: Note, step: int, rate: float
    ) -> None:
        self.note, self.step, self.rate = note, step, rate
        self.gradient, self.rate_now = run.gradients[step], run.learning_rates[step]
        clip, decay = state.get("clip") or {}, state.get("decay") or {}
        self.schedule = state.get("schedule") or "Constant"
        self.clip, self.limit = clip.get("kind", "none"), float(clip.get("limit", 1.0))
        self.decay, self.strength = decay.get("kind", "none"), float(decay.get("strength", 0.0))

    def work_out(self) -> Worked:
        """Return all lines, in the order in which they are computed."""
        optimizer, params, given = self.note.optimizer, self.note.params, self.note.gradients
        is_ahead = looks_ahead(optimizer)
        before = self._rate_lines()
        before += self._function_lines() if is_ahead else self._gradient_lines()
        worked = work_out(optimizer, params, _Replayed(given) if is_ahead else given)
        if self.decay == "decoupled" and worked.params is not None:
            # The old params shrink, so that this is worked out before they change.
            values = {"learning_rate": self.rate_now, "strength": self.strength, "params": params}
            before.append(work_out_line("shrunk = learning_rate * strength * params", values))
            values["params"] = worked.params
            worked.lines.append(work_out_line("params = params - shrunk", values))
        return Worked(before + worked.lines, worked.sentence, worked.params)

    def _rate_lines(self) -> list[Line]:
        """What a schedule makes of the rate."""
        if self.schedule == "Constant":
            return []
        rule = "learning_rate <- schedule of the rate at this step"
        numbers = f"{self.schedule} of {shown(self.rate)} at step {self.step}"
        return [{"rule": rule, "numbers": numbers, **described(float(self.rate_now))}]

    def _gradient_lines(self) -> list[Line]:
        """Where the gradient comes from that the optimizer is given."""
        params, name = arguments_of(self.note.optimizer)
        rule, numbers = f"gradient at {params}", f"gradient at {shown(self.note.params)}"
        if self.decay == "l2":
            rule += f" + strength * {params}"
            numbers += f" + {shown(self.strength)} * {shown(self.note.params)}"
        found = described(self.gradient)
        lines: list[Line] = [{"rule": f"{name} <- {rule}", "numbers": numbers, **found}]
        if self.clip in CLIPPING:
            values = {name: self.gradient, "limit": self.limit}
            lines.append(work_out_line(CLIPPING[self.clip].format(g=name), values))
        return lines

    def _function_lines(self) -> list[Line]:
        """What becomes of each gradient that an optimizer asks for, where that is anything."""
        params, name = arguments_of(self.note.optimizer)
        rule, numbers = f"gradient at {params}", "gradient at a point"
        if self.decay == "l2":
            rule += f" + strength * {params}"
            numbers += f" + {shown(self.strength)} * the point"
        if self.clip in CLIPPING:
            rule += ", clipped"
            numbers += f", clipped by {self.clip} to {shown(self.limit)}"
        if numbers == "gradient at a point":
            return []
        rule = f"{name}({params}) <- {rule}"
        return [{"rule": rule, "numbers": numbers, "value": None, "result": "a function"}]


class _Replayed:
    """Answers an update that asks for gradients with those that it got in the run, in order."""

    def __init__(self, gradients: list[np.ndarray]) -> None:
        self.gradients = iter(gradients)

    def __call__(self, point: np.ndarray) -> np.ndarray:
        return next(self.gradients)

    def __deepcopy__(self, memo: Any) -> "_Replayed":
        return self
