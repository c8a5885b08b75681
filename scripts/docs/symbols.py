r"""The site's fence for symbol tables: a page says what each name means, the code says the rest.

A `symbols` fence with the option `of="Adam"` has one line a name, `$\beta_1$ | beta1 | meaning`,
and may end in a value of its own (`| the start`). Ranges, defaults and first values are those of
the class. A setting that has no line, or a name that the class does not have, stops the build.
"""

import inspect
import math
import re
from functools import cache
from typing import Any, NamedTuple

from markdown import Markdown

import gd_core.optimizers
import gd_core.schedules
import gd_core.techniques
from gd_core.checked import state_of

ROOMS = (gd_core.optimizers, gd_core.schedules, gd_core.techniques)
HEAD = ("Symbol", "In the code", "Meaning", "Range", "Default")
GIVEN = ("params", "gradients", "optimizer")  # what a rule is applied to; a table may leave it out
SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
# How the docstrings of schedules and techniques say a range.
DOCUMENTED = re.compile(
    r"in ([\[(][\d.]+, [\d.]+[\])])|above (\d+(?:\.\d+)?)|at least (\d+)|from 0 to (\w+)"
)
EXTENSIONS = ["tables", "pymdownx.arithmatex", "pymdownx.betterem", "scripts.docs.formulas"]


class Line(NamedTuple):
    """One line of the fence."""

    symbol: str
    name: str
    meaning: str
    value: str


def validate_symbols(language: str, inputs: dict, options: dict, attrs: dict, md: Any) -> bool:
    """Accept a fence that has the option `of`, the name of a class or function, and no other."""
    if set(inputs) != {"of"}:
        return False
    options["of"] = inputs["of"]
    return True


def format_symbols(
    source: str, language: str, css_class: str, options: dict, md: Any, **attributes: Any
) -> str:
    """Return the table as HTML.

    Raises:
        ValueError: A setting has no line, or a name is not in the code.
    """
    name = options["of"]
    return (
        f'<div class="gd-symbols" data-of="{name}">{_markdown().convert(table(source, name))}</div>'
    )


def table(source: str, name: str) -> str:
    """Return the Markdown table of a class or function.

    Args:
        source: The lines of the fence.
        name: What gd_core calls the class or function.

    Raises:
        ValueError: A setting has no line, or a name is not in the code.
    """
    kind = _find(name)
    lines = [_line(text) for text in source.splitlines() if text.strip()]
    _refuse_gaps(name, lines, list(_parameters(kind)), inspect.getsource(kind))
    ranges = _ranges(kind)
    rows = [_row(line, kind, ranges) for line in lines]
    used = [i for i, _ in enumerate(HEAD) if any(row[i] for row in rows)]
    shown = [HEAD, ["---"] * len(HEAD), *rows]
    return "\n".join(f"| {' | '.join(row[i] for i in used)} |" for row in shown)


def number(value: float) -> str:
    """Write a default as the pages do: small powers of ten as such."""
    if isinstance(value, str) or value is None:
        return str(value)
    exponent = math.log10(value) if value > 0 else 0.0
    if exponent <= -5 and exponent == round(exponent):
        return f"10{str(round(exponent)).translate(SUPERSCRIPT)}"
    return f"{value:g}"


def _find(name: str) -> Any:
    for room in ROOMS:
        if hasattr(room, name):
            return getattr(room, name)
    raise ValueError(f"symbols must be of a class or function of gd_core, got {name!r}")


def _line(text: str) -> Line:
    parts = [part.strip() for part in text.split(" | ")]
    if not 3 <= len(parts) <= 4:
        raise ValueError(f"a line of symbols must be `symbol | name | meaning`, got {text!r}")
    return Line(*parts, *[""] * (4 - len(parts)))


def _parameters(kind: Any) -> dict[str, inspect.Parameter]:
    return dict(inspect.signature(kind).parameters)


def _ranges(kind: Any) -> dict[str, str]:
    """The ranges that `@checked` holds; where a class has its own checks, those it documents."""
    declared = getattr(getattr(kind, "__init__", None), "settings", None)
    if declared is not None:
        return {name: _range(setting) for name, setting in declared.items()}
    text = inspect.getdoc(kind) or ""
    found = {name: DOCUMENTED.search(_argument(text, name)) for name in _parameters(kind)}
    return {name: _interval(match) for name, match in found.items() if match}


def _argument(text: str, name: str) -> str:
    """What a docstring says of an argument, in one line."""
    match = re.search(rf"^ +{name}: (.*?)(?=^ +\w+: |^\w+:|\Z)", text, re.MULTILINE | re.DOTALL)
    return " ".join(match[1].split()) if match else ""


def _interval(match: re.Match[str]) -> str:
    interval, above, least, upper = match.groups()
    if upper:
        return f"[0, `{upper}`]"
    return interval or (f"({above}, ∞)" if above else f"[{least}, ∞)")


def _refuse_gaps(name: str, lines: list[Line], settings: list[str], code: str) -> None:
    named = [part for line in lines for part in line.name.split(", ")]
    missing = [name for name in settings if name not in (*named, *GIVEN)]
    if missing:
        raise ValueError(f"the symbols of {name} must name every setting, missing: {missing}")
    unknown = [part for part in named if part and part not in code]
    if unknown:
        raise ValueError(f"the symbols of {name} must stand in its code, got {unknown}")


def _row(line: Line, kind: Any, ranges: dict[str, str]) -> list[str]:
    code = ", ".join(f"`{part}`" for part in line.name.split(", ") if part)
    first = line.name.split(", ")[0]
    value = line.value or _default(first, kind)
    return [line.symbol, code, line.meaning, ranges.get(first, ""), value]


def _default(name: str, kind: Any) -> str:
    parameters = _parameters(kind)
    if name in parameters:
        default = parameters[name].default
        return "" if default is inspect.Parameter.empty else number(default)
    if not inspect.isclass(kind) or any(
        p.default is inspect.Parameter.empty for p in parameters.values()
    ):
        return ""
    value = state_of(kind()).get(name)
    return f"starts at {value:g}" if isinstance(value, int | float) else ""


def _range(setting: Any) -> str:
    if setting.is_whole:
        return f"whole, at least {setting.low:g}"
    high = "∞" if math.isinf(setting.high) else f"{setting.high:g}"
    return f"{'[' if setting.includes_low else '('}{setting.low:g}, {high})"


@cache
def _markdown() -> Markdown:
    return Markdown(
        extensions=EXTENSIONS, extension_configs={"pymdownx.arithmatex": {"generic": True}}
    )
