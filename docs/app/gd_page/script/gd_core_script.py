"""A scene as a script on gd_core, whose runs are the explorer's own."""

from typing import Any

from gd_page.expression import code as expression_code
from gd_page.expression.surface import Expression
from gd_page.lab.catalog import settings_of, shape_of
from gd_page.lab.conventions import STANDARD
from gd_page.lab.landscapes import EXAMPLES, LineFit, ReddiProblem
from gd_page.lab.scenes import Scene
from gd_page.script import gd_core_pieces as pieces
from gd_page.script.values import call, number, schedule_call


def write(scene: Scene) -> str:
    """Return the script's text."""
    definitions, surface, loss = _loss(scene)
    classes, optimizers = _optimizers(scene)
    if scene.decay[0] == "l2":
        classes.append(pieces.WITH_L2.format(strength=scene.decay[1]))
        loss = f"WithL2({loss})"
    x, y = scene.start.tolist()
    lines = [*surface, f"start = np.array([{x!r}, {y!r}])", f"steps = {scene.steps}"]
    if scene.unit is not None:
        lines += ["# Times each optimizer's own rate:", f"factor = {schedule_call(scene.unit)}"]
    lines += ["optimizers = [", *(f"    {text}," for text in optimizers), "]"]
    body = "\n".join(lines) + "\n" + _loop(scene, loss)
    blocks = [_imports(definitions, surface), *definitions, *classes]
    return (
        "\n\n".join(block.lstrip("\n") for block in blocks)
        + ("\n\n" if blocks[1:] else "\n")
        + body
    )


def _imports(definitions: list[str], surface: list[str]) -> str:
    used = "".join([*definitions, *surface])
    surfaces = "from gd_core import surfaces\n" if "surfaces." in used else ""
    problems = "from gd_core.problems import LeastSquares\n" if "LeastSquares" in used else ""
    return pieces.HEADER + surfaces + problems


def _loss(scene: Scene) -> tuple[list[str], list[str], str]:
    """The definitions that a loss needs, a line that makes it once, and what stands for it."""
    function = scene.function
    if isinstance(function, Expression):
        return _typed(function), [], "Typed()"
    if isinstance(function, ReddiProblem):
        return [pieces.REDDI], [], "ReddiProblem()"
    if isinstance(function, LineFit):
        if not 0 < function.batch_size < EXAMPLES:
            return [], [f"surface = LeastSquares.synthetic({EXAMPLES}, noise=1.0)"], "surface"
        way = "replaced" if function.replacement else "epochs"
        seed = number("seed", (scene.state.get("noise") or {}).get("seed", 0))
        size = {"examples": EXAMPLES, "size": function.batch_size, "seed": seed}
        return [pieces.LINE_FIT[way].format(**size)], [], "LineFit()"
    name, given = type(function).__name__, scene.state.get("shape") or {}
    shape = {key: given[key] for key in shape_of(name) if key in given}
    return [], [f"surface = {call(f'surfaces.{name}', **shape)}"], "surface"


def _typed(function: Expression) -> list[str]:
    called = expression_code.functions_in(function.tree)
    helpers = [text for key, text in expression_code.NUMPY_HELPERS.items() if key in called]
    formula = expression_code.as_numpy(function.tree)
    return [*helpers, f"def f(x, y):\n    return {formula}\n", pieces.TYPED]


def _optimizers(scene: Scene) -> tuple[list[str], list[str]]:
    """The classes to define, each once, and the calls that make the optimizers."""
    classes: dict[str, str] = {}
    calls = []
    for entry, name in zip(scene.entries, scene.names, strict=True):
        kind = _kind(name, entry.get("convention") or STANDARD, scene.decay, classes)
        known = settings_of(name)
        given = {key: entry["settings"][key] for key in known if key in entry["settings"]}
        calls.append(call(kind, **given))
    return list(classes.values()), calls


def _kind(name: str, convention: str, decay: tuple[str, float], classes: dict[str, str]) -> str:
    """What to call an optimizer's class; what is not gd_core's is added to the classes."""
    kind = f"gd_core.{name}"
    if convention != STANDARD:
        base, kind = kind, f"{name}{convention.capitalize()}"
        classes[kind] = pieces.CONVENTIONS[name, convention].format(name=kind, base=base)
    if decay[0] == "decoupled":
        takes = "gradient_fn" if kind == "gd_core.Nesterov" else "gradients"
        base, kind = kind, f"{kind.removeprefix('gd_core.')}Decayed"
        parts: dict[str, Any] = {"name": kind, "base": base, "takes": takes}
        classes[kind] = pieces.DECAYED.format(**parts, strength=decay[1])
    return kind


def _loop(scene: Scene, loss: str) -> str:
    arguments = [loss, "start", "optimizer", "steps"]
    if scene.unit is not None:
        arguments.append("lambda step: rate * factor(step)")
    clip = scene.state.get("clip") or {}
    limit = number("limit", clip.get("limit", 1.0))
    if clip.get("kind") in ("value", "norm"):
        arguments.append(f"clip=lambda g: gd_core.clip_by_{clip['kind']}(g, {limit!r})")
    written = ", ".join(arguments)
    if len(arguments) > 4:
        written = "\n" + "".join(f"        {argument},\n" for argument in arguments) + "    "
    rate = "    rate = optimizer.learning_rate\n" if scene.unit is not None else ""
    return pieces.LOOP.format(arguments=written, rate=rate)
