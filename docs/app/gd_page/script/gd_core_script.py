"""A scene as a script on gd_core, whose runs are the explorer's own.

What the explorer adds to gd_core, such as another library's convention, stands in the script as
its source.
"""

from gd_page.expression import code as expression_code
from gd_page.expression.surface import Expression
from gd_page.lab.catalog import shape_of
from gd_page.lab.conventions import STANDARD
from gd_page.lab.decay import DecoupledDecay, WithL2
from gd_page.lab.landscapes import LineFit, ReddiProblem
from gd_page.lab.scenes import Scene
from gd_page.lab.settings import defaults_of
from gd_page.script import gd_core_pieces as pieces
from gd_page.script.values import call, number, schedule_call
from gd_page.sources import class_source


def write(scene: Scene) -> str:
    """Return the script's text."""
    definitions, surface, loss = _loss(scene)
    kind, strength = scene.decay
    classes, optimizers = _optimizers(scene)
    if kind == "l2":
        classes.append(class_source(WithL2))
        loss = f"WithL2({loss}, {strength!r})"
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
        return [class_source(ReddiProblem)], [], "ReddiProblem()"
    if isinstance(function, LineFit):
        return _line_fit(scene, function)
    name, given = type(function).__name__, scene.state.get("shape") or {}
    shape = {key: given[key] for key in shape_of(name) if key in given}
    return [], [f"surface = {call(f'surfaces.{name}', **shape)}"], "surface"


def _line_fit(scene: Scene, function: LineFit) -> tuple[list[str], list[str], str]:
    if not 0 < function.batch_size < LineFit.EXAMPLES:
        whole = f"surface = LeastSquares.synthetic({LineFit.EXAMPLES}, noise=1.0)"
        return [], [whole], "surface"
    seed = number("seed", (scene.state.get("noise") or {}).get("seed", 0))
    size, replacement = function.batch_size, function.replacement
    made = f"LineFit(batch_size={size}, replacement={replacement}, seed={seed})"
    return [class_source(LineFit)], [], made


def _typed(function: Expression) -> list[str]:
    called = expression_code.functions_in(function.tree)
    helpers = [text for key, text in expression_code.NUMPY_HELPERS.items() if key in called]
    formula = expression_code.as_numpy(function.tree)
    return [*helpers, f"def f(x, y):\n    return {formula}\n", pieces.TYPED]


def _optimizers(scene: Scene) -> tuple[list[str], list[str]]:
    """The classes to define, each once, and pairs of a name and an optimizer."""
    classes: dict[str, str] = {}
    pairs = []
    kind, strength = scene.decay
    for index, (entry, name) in enumerate(zip(scene.entries, scene.names, strict=True)):
        convention = entry.get("convention") or STANDARD
        made = type(scene.rule(index))
        is_ours = convention == STANDARD
        if not is_ours:
            classes[made.__name__] = class_source(made)
        known = defaults_of(name)
        given = {key: entry["settings"][key] for key in known if key in entry["settings"]}
        text = call(f"gd_core.{name}" if is_ours else made.__name__, **given)
        if kind == "decoupled":
            classes[DecoupledDecay.__name__] = class_source(DecoupledDecay)
            text = f"DecoupledDecay({text}, {strength!r})"
        pairs.append(f'("{name if is_ours else f"{name} ({convention})"}", {text})')
    return list(classes.values()), pairs


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
