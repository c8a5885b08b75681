"""A step of any optimizer worked out in numbers, from the code of its `update`."""

import ast
import copy
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from types import FunctionType, MethodType
from typing import Any

import numpy as np

from gd_page.protocol import Line
from gd_page.worked.expressions import RECORD, Scope
from gd_page.worked.instrument import Instrumenter, Site, instrument
from gd_page.worked.record import LINES, Record
from gd_page.worked.source import NoCodeError, arguments_of, definition_of, function_of


@dataclass
class Worked:
    """A step's lines.

    Attributes:
        lines: Each with `rule`, `numbers`, `value` and `result`, as in `Record`.
        sentence: Why there are no more lines, or none; "" for a whole step.
        params: What the update returned; None where it did not come so far.
    """

    lines: list[Line]
    sentence: str = ""
    params: Any = None


def work_out(optimizer: Any, params: Any, gradients: Any, text: str | None = None) -> Worked:
    """Take one step with a copy of an optimizer, and tell every line that it computes.

    Args:
        optimizer: Of any class with `update(params, gradients)` or `update(params, gradient_fn)`.
        params: The parameters before the step, any shape.
        gradients: Their gradient, or a function that gives it, as the update wants it.
        text: The source of the class where it stands in no file, such as that of a cell.
    """
    try:
        sites, make = _instrumented(function_of(optimizer), arguments_of(optimizer)[0], text)
    except NoCodeError as error:
        return Worked([], str(error))
    record = Record(sites)
    update = make(record)
    before = [copy.deepcopy(optimizer)] if isinstance(optimizer.update, MethodType) else []
    try:
        with np.errstate(all="ignore"):
            found = update(*before, copy.deepcopy(params), copy.deepcopy(gradients))
    except Exception as error:
        return Worked(record.lines, f"The step stops here: {type(error).__name__}: {error}")
    cut = f"The step has more lines; the first {LINES} are shown." if record.is_cut else ""
    return Worked(record.lines, cut, found)


@lru_cache(maxsize=64)
def _instrumented(
    function: FunctionType, params: str, text: str | None
) -> tuple[list[Site], Callable[[Any], FunctionType]]:
    return instrument(definition_of(function, text), function, params)


def work_out_line(statement: str, values: dict[str, Any]) -> Line:
    """Run one assignment of NumPy's functions and numbers; keep its result in `values`.

    Args:
        statement: Such as `shrunk = learning_rate * strength * params`.
        values: The numbers by name.
    """
    home = Instrumenter(Scope("self", {"np": np}), "params")
    body = home.block(ast.parse(statement).body)
    record = Record(home.sites)
    code = compile(ast.fix_missing_locations(ast.Module(body, [])), "<worked line>", "exec")
    scope = {"np": np, RECORD: record, **values}
    with np.errstate(all="ignore"):
        exec(code, scope)
    values |= {key: scope[key] for key in scope if key in (home.sites[0].target, *values)}
    return record.lines[0]
