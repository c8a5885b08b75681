"""A scene as a script on torch alone: its optimizers, and gradients by its own autograd."""

from typing import Any

from gd_page.expression.surface import Expression
from gd_page.lab.conventions import STANDARD
from gd_page.lab.landscapes import LineFit, ReddiProblem
from gd_page.lab.scenes import Scene
from gd_page.lab.settings import defaults_of
from gd_page.script import torch_code
from gd_page.script import torch_pieces as pieces
from gd_page.script.counterparts import COUNTERPARTS
from gd_page.script.torch_schedules import factor_of
from gd_page.script.values import number


def write(scene: Scene) -> str:
    """Return the script's text.

    Raises:
        ValueError: PyTorch has none of the optimizers.
    """
    definitions = _definitions(scene)
    if scene.unit is not None:
        definitions.append(f"def factor(step):\n    {factor_of(scene.unit)}\n")
    optimizers, notes = _optimizers(scene)
    if not optimizers:
        raise ValueError(f"there is nothing to run with torch: {' '.join(notes)}")
    x, y = scene.start.tolist()
    lines = [f"start = [{x!r}, {y!r}]", f"steps = {scene.steps}"]
    lines += ["optimizers = [", *(f"    {text}," for text in optimizers), "]"]
    lines += [f"# {note}" for note in notes]
    body = "\n".join(lines) + "\n" + _loop(scene)
    uses_numpy = isinstance(scene.function, LineFit)
    header = pieces.HEADER.format(
        numpy=" and NumPy" if uses_numpy else "",
        imports="import numpy as np\n" if uses_numpy else "",
    )
    text = "\n\n".join(block.lstrip("\n") for block in (header, *definitions, body))
    return text if "math." in text else text.replace("import math\n\n", "", 1)


def _definitions(scene: Scene) -> list[str]:
    """The loss `f(x, y)`, and the batches of a loss that has them."""
    function = scene.function
    if isinstance(function, ReddiProblem):
        return [pieces.REDDI]
    if isinstance(function, LineFit):
        way = "replaced" if function.replacement else "epochs"
        seed = number("seed", (scene.state.get("noise") or {}).get("seed", 0))
        size = {"examples": LineFit.EXAMPLES, "size": function.batch_size, "seed": seed}
        batches = [pieces.BATCHES[way].format(**size)] if _has_batches(scene) else []
        return [pieces.LINE_FIT.format(examples=LineFit.EXAMPLES), *batches]
    if isinstance(function, Expression):
        return [torch_code.of_expression(function.tree)]
    return [torch_code.of_surface(function)]


def _has_batches(scene: Scene) -> bool:
    return isinstance(scene.function, LineFit) and 0 < scene.function.batch_size < LineFit.EXAMPLES


def _optimizers(scene: Scene) -> tuple[list[str], list[str]]:
    """Pairs of a name and a maker, and what there is to say of those that differ."""
    pairs, notes = [], []
    for entry, name in zip(scene.entries, scene.names, strict=True):
        convention = entry.get("convention") or STANDARD
        title = name if convention == STANDARD else f"{name} ({convention})"
        is_known = convention == STANDARD or (name, convention) in pieces.TORCHS_OWN
        row = COUNTERPARTS[name].get("torch")
        if row is None or row.differs or not is_known:
            notes.append(f"{title} is not in torch.optim, so it is left out.")
            continue
        settings = {**defaults_of(name), **entry["settings"]}
        settings = {key: number(key, settings[key]) for key in defaults_of(name)}
        if name == "Nesterov" and not settings["momentum"]:  # which torch refuses
            row = COUNTERPARTS["GradientDescent"]["torch"]
            title = f"{title} without momentum"
        given = ", ".join(f"{key}={value!r}" for key, value in row.arguments(settings).items())
        pairs.append(f'("{title}", lambda params: torch.optim.{row.name}(params, {given}))')
        notes += _differences(scene, title)
    return pairs, list(dict.fromkeys(notes))


def _differences(scene: Scene, title: str) -> list[str]:
    notes = []
    if title in ("Momentum", "Nesterov") and scene.unit is not None:
        notes.append(f"{title}: torch keeps the rate outside the velocity: another path here.")
    if title == "Nesterov" and scene.decay[0] == "decoupled":
        notes.append(
            "Nesterov: torch's parameters are the look-ahead point, so that decays: another path."
        )
    return notes


def _loop(scene: Scene) -> str:
    """The loop over the optimizers, with a line for each switch that is on."""
    loss, strength = "f(x, y)", scene.decay[1]
    if isinstance(scene.function, ReddiProblem):
        loss = pieces.REDDI_LOSS
    if _has_batches(scene):
        loss = "f(x, y, next(batch))"
    if scene.decay[0] == "l2":
        loss = f"({loss} + {strength!r} / 2 * (x**2 + y**2))"
    is_decoupled, has_factor = scene.decay[0] == "decoupled", scene.unit is not None
    parts: list[tuple[Any, str]] = [
        (True, pieces.BEGIN),
        (has_factor, pieces.SCHEDULER),
        (_has_batches(scene), pieces.DRAW),
        (True, pieces.STEP.format(loss=loss)),
        (scene.clip, _clip(**(scene.state.get("clip") or {}))),
        (is_decoupled, "        before = params.detach().clone()\n"),
        (True, "        optimizer.step()\n"),
        (is_decoupled, pieces.DECAY.format(strength=strength)),
        (has_factor, "        scheduler.step()\n"),
        ("Nesterov" in _standard(scene) and not has_factor, pieces.LOOK_AHEAD),
        (True, pieces.END),
    ]
    return "".join(text for is_on, text in parts if is_on)


def _standard(scene: Scene) -> set[str]:
    """The names of the optimizers that stand in the form of this site."""
    return {e["name"] for e in scene.entries if (e.get("convention") or STANDARD) == STANDARD}


def _clip(kind: str = "none", limit: float = 1.0) -> str:
    number("limit", limit)
    if kind == "value":
        return f"        params.grad.clip_({-limit!r}, {limit!r})\n"
    # torch's clip_grad_norm_ adds 1e-6 to the norm.
    return f"        params.grad *= {limit!r} / max(params.grad.norm().item(), {limit!r})\n"
