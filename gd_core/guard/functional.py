"""Whether an update changes anything in place, read off its source."""

import ast
import inspect
from collections.abc import Iterator
from types import CodeType
from typing import Any

import numpy as np

HARMLESS = (
    *(ast.Assign, ast.Expr, ast.If, ast.Return),
    *(ast.Name, ast.Attribute, ast.Constant, ast.Tuple, ast.Load, ast.Store),
    *(ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp),
    *(ast.operator, ast.unaryop, ast.boolop, ast.cmpop),
)
NUMBERS_OUT = ("float", "max", "min")  # Python's own functions that change nothing
NORM = "np.linalg.norm"


def counters_of(update: Any) -> frozenset[str] | None:
    """Return the attributes that an update counts up with `+=`, if it does nothing else in place.

    The promise of `self.t += 1` holds as long as `self.t` is a number, which is for the caller
    to see. None where it cannot be told: there is no source, or it does or calls something whose
    effects are not known.
    """
    function = _source_of(update)
    if function is None or _renames(update, "np", *NUMBERS_OUT):
        return None
    owner, counters = update.__code__.co_varnames[0], set()
    for node in (node for line in function.body for node in ast.walk(line)):
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Attribute):
            counters.add(node.target.attr)
        elif isinstance(node, ast.Call):
            if not _changes_nothing(node):
                return None
        elif not isinstance(node, HARMLESS) or _stores_elsewhere(node, owner):
            return None
    return frozenset(counters)


def _source_of(update: Any) -> ast.FunctionDef | None:
    """Return the tree of a function, if its source is at hand and is what it was compiled from."""
    try:
        tree = ast.parse("".join(inspect.findsource(update)[0]))
        known = update.__code__
    except (OSError, TypeError, SyntaxError, AttributeError):
        return None
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and function.lineno == known.co_firstlineno:
            codes = _codes(compile(tree, "", "exec"))
            return function if any(_is_same(code, known) for code in codes) else None
    return None


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Give the code of everything that is defined in a piece of code."""
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield part
            yield from _codes(part)


def _is_same(code: CodeType, other: CodeType) -> bool:
    return all(
        getattr(code, name) == getattr(other, name)
        for name in ("co_firstlineno", "co_name", "co_code", "co_names", "co_varnames")
    )


def _renames(update: Any, *names: str) -> bool:
    """Tell whether a function means something else by names that are read here."""
    known = update.__globals__
    own = set(update.__code__.co_varnames) | (known.keys() - {"np"})
    return known.get("np", np) is not np or any(name in own for name in names)


def _changes_nothing(call: ast.Call) -> bool:
    """Tell whether a call only reads its arguments, with no place for a result to go to.

    Arguments with a name, such as `out`, are no harmless nodes, so that they are refused anyway.
    """
    name = ast.unparse(call.func)
    if name in NUMBERS_OUT or name == NORM:
        return len(call.args) <= (1 if name == NORM else 2)
    function = getattr(np, name.removeprefix("np."), None) if name.startswith("np.") else None
    return isinstance(function, np.ufunc) and len(call.args) <= function.nin


def _stores_elsewhere(node: ast.AST, owner: str) -> bool:
    """Tell whether an attribute of something else than the optimizer is set."""
    if not isinstance(getattr(node, "ctx", None), ast.Store):
        return False
    if isinstance(node, ast.Attribute):
        return not (isinstance(node.value, ast.Name) and node.value.id == owner)
    return isinstance(node, ast.Name) and node.id == owner
