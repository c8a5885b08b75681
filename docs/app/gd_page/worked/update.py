"""A step of any optimizer worked out in numbers, from the code of its `update`."""

import ast
import copy
from dataclasses import dataclass
from types import MethodType
from typing import Any

import numpy as np

from gd_page.protocol import Line
from gd_page.worked.expressions import RECORD, Scope
from gd_page.worked.instrument import Instrumenter, instrument
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
        definition = definition_of(optimizer, text)
    except NoCodeError as error:
        return Worked([], str(error))
    params_name, _ = arguments_of(optimizer)
    update, record = instrument(definition, function_of(optimizer), params_name, Record)
    before = [copy.deepcopy(optimizer)] if isinstance(optimizer.update, MethodType) else []
    try:
        with np.errstate(all="ignore"):
            found = update(*before, copy.deepcopy(params), copy.deepcopy(gradients))
    except Exception as error:
        return Worked(record.lines, f"The step stops here: {type(error).__name__}: {error}")
    cut = f"The step has more lines; the first {LINES} are shown." if record.is_cut else ""
    return Worked(record.lines, cut, found)


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
