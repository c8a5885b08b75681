"""The inside of a run: its state at every step, and one step of it worked out in numbers."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from gd_core import Trajectory
from gd_core.checks import wants_function
from gd_page.lab.scenes import make_scene
from gd_page.worked.lines import described, shown, work_out
from gd_page.worked.rules import STANDARD, rules_of
from gd_page.worked.runs import NOTED, is_own, noted_run

# What pulls at the point, and so can be drawn as an arrow there; the rest are sizes or places.
ARROWS = ("gradient", "velocity", "m", "step")
CLIPPING = {
    "value": "g <- max(-limit, min(g, limit))",
    "norm": "g <- g * limit / max(norm(g), limit)",
}


def inside(state: Mapping[str, Any], index: int) -> dict[str, Any]:
    """Return what one optimizer holds at every step of its run.

    Args:
        state: as for `make_scene`.
        index: into the state's optimizers.

    Returns:
        `index` as given, `points` (steps + 1, 2), and `quantities`, by name, each (steps + 1, 2),
        NaN from a divergence on. Row t is what stands at point t: the gradient there, the
        optimizer's own arrays before they see it, the step taken next (NaN in the last row), and
        the effective rate, -step / gradient (NaN where the gradient is 0). `units` says of each
        whether it is an "arrow" or a "bar".

    Raises:
        ValueError: as `make_scene`.
    """
    run = noted_run(state, index)
    step = np.full_like(run.params, np.nan)
    step[:-1] = np.diff(run.params, axis=0)
    with np.errstate(all="ignore"):
        rate = np.where(run.gradients == 0, np.nan, -step / run.gradients)
    quantities = {
        "gradient": run.gradients,
        **{key: array for key, array in run.states.items() if is_own(key)},
        "step": step,
        "effective rate": rate,
    }
    units = {key: "arrow" if key in ARROWS else "bar" for key in quantities}
    return {"index": index, "points": run.params, "quantities": quantities, "units": units}


def worked_step(state: Mapping[str, Any], index: int, step: int) -> dict[str, Any]:
    """Return one step's update rule with the step's numbers put in.

    Args:
        state: as for `make_scene`.
        index: into the state's optimizers.
        step: the step that is left, from 0.

    Returns:
        `name` of the optimizer; `title`; `lines`, each the `rule`, the same in `numbers`, its
        `value` and the value as text, `result`; and a `sentence` where there is no step to show.

    Raises:
        ValueError: as `make_scene`, or the optimizer has no worked rule.
    """
    run, scene = noted_run(state, index), make_scene(state)
    answer = {"name": scene.names[index], "title": f"From step {step} to step {step + 1}"}
    sentence = _why_not(run, step)
    if sentence:
        return {**answer, "title": f"At step {step}", "lines": [], "sentence": sentence}
    optimizer, entry = scene.optimizer(index), state["optimizers"][index]
    values = _values_before(optimizer, run, step)
    lines = [*_rate_lines(state, values, run.learning_rates[step], step)]
    lines += _gradient_lines(state, values, wants_function(optimizer))
    rules = rules_of(entry["name"], entry.get("convention") or STANDARD)
    if decay_of(state)[0] == "decoupled":
        # The old params shrink, so that this is worked out before they change.
        rules = ("shrink <- learning_rate * strength * params", *rules, "params <- params - shrink")
    lines += [work_out(rule, values) for rule in rules]
    return {**answer, "lines": [line for line in lines if line], "sentence": ""}


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


def _values_before(optimizer: Any, run: Trajectory, step: int) -> dict[str, Any]:
    """Everything by name that the rule may use, as it stands before a step."""
    noted = {key.removeprefix(NOTED): rows for key, rows in run.states.items()}
    return {
        **{name: float(getattr(optimizer, name)) for name in optimizer.SETTINGS},
        **{name: float(rows[step + 1][0]) for name, rows in noted.items()},
        **{key: rows[step] for key, rows in run.states.items() if is_own(key)},
        "params": run.params[step],
        "start": run.params[0],
        "t": step + 1,
        "gradient": run.gradients[step],
        "g": run.states[f"{NOTED}g"][step + 1],
    }


def _rate_lines(
    state: Mapping[str, Any], values: dict[str, Any], rate: Any, step: int
) -> list[dict[str, Any]]:
    """What a schedule makes of the rate."""
    name = state.get("schedule") or "Constant"
    if name == "Constant":
        return []
    numbers = f"{name} of {shown(values['learning_rate'])} at step {step}"
    values["learning_rate"] = float(rate)
    rule = "learning_rate <- schedule of the rate at this step"
    return [{"rule": rule, "numbers": numbers, **described(values["learning_rate"])}]


def _gradient_lines(
    state: Mapping[str, Any], values: dict[str, Any], is_ahead: bool
) -> list[dict[str, Any] | None]:
    """Where the gradient comes from, up to what the optimizer is given.

    What Nesterov's look-ahead finds is known after clipping only; else every line is computed.
    """
    clip = state.get("clip") or {}
    kind, values["limit"] = clip.get("kind", "none"), float(clip.get("limit", 1.0))
    if is_ahead:
        ahead = work_out("look_ahead <- params - momentum * velocity", values)
        added = ", clipped" * (kind != "none")
        return [ahead, _gradient_at("look_ahead", state, values, added)]
    values["g"] = values["gradient"]
    lines: list[dict[str, Any] | None] = [_gradient_at("params", state, values)]
    return [*lines, work_out(CLIPPING[kind], values)] if kind in CLIPPING else lines


def _gradient_at(
    place: str, state: Mapping[str, Any], values: dict[str, Any], added: str = ""
) -> dict[str, Any]:
    rule, numbers = f"gradient at {place}", f"gradient at {shown(values[place])}"
    kind, values["strength"] = decay_of(state)
    if kind == "l2":
        rule += f" + strength * {place}"
        numbers += f" + {shown(values['strength'])} * {shown(values[place])}"
    return {"rule": f"g <- {rule}{added}", "numbers": numbers, **described(values["g"])}


def decay_of(state: Mapping[str, Any]) -> tuple[str, float]:
    """The kind and strength of a state's weight decay."""
    decay = state.get("decay") or {}
    return decay.get("kind", "none"), float(decay.get("strength", 0.0))
