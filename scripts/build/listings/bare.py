"""A module of gd_core without docstrings and checks: the rule, as one would write it by hand."""

import ast
from functools import cache

from scripts.build.listings.definitions import Module, read, uses

GUARDS = ("gd_core.checked", "gd_core.guard", "gd_core.checks", "gd_core.variants._checked_descent")


DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef)


@cache
def bare(name: str) -> Module:
    """Return a module of gd_core without docstrings, checks and the decorators that check.

    A check is a statement that calls a function of `gd_core.checks` and sets nothing but what it
    checks: `checks.number("limit", limit)`, or `step = checks.count("step", step)`.

    Args:
        name: The full name of a module, such as "gd_core.optimizers.adam".
    """
    found = read(name)
    guards = {name for name, t in found.own_imports.items() if t.module.startswith(GUARDS)}
    spans = [_span(node) for node in _dropped(found.tree, guards)]
    dropped = {line for first, last in spans for line in range(first, last + 1)}
    lines = found.source.splitlines()
    kept = [text for row, text in enumerate(lines, 1) if row not in dropped]
    return Module(name, "\n".join(kept) + "\n")


def _span(node: ast.stmt | ast.expr) -> tuple[int, int]:
    decorators = getattr(node, "decorator_list", [])
    return min([node.lineno, *(d.lineno for d in decorators)]), int(node.end_lineno or 0)


def _dropped(tree: ast.Module, guards: set[str]) -> list[ast.stmt | ast.expr]:
    """The nodes that the bare module leaves out."""
    found: list[ast.stmt | ast.expr] = []
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node):
            found.append(node.body[0])
        found += [d for d in getattr(node, "decorator_list", []) if uses(d) & guards]
        if isinstance(node, ast.stmt) and (_is_guard(node, guards) or _is_gate(node, guards)):
            found.append(node)
    return found


def _is_guard(node: ast.stmt, guards: set[str]) -> bool:
    """Whether a statement only checks: it calls a guard, and sets nothing but what it checks."""
    if isinstance(node, ast.For | ast.If):
        return all(_is_guard(part, guards) for part in [*node.body, *node.orelse])
    if not isinstance(node, ast.Expr | ast.Assign) or not isinstance(node.value, ast.Call):
        return False
    call = node.value
    if not {name.split(".")[0] for name in uses(call.func)} & guards:
        return False
    given = {ast.unparse(argument) for argument in call.args}
    return isinstance(node, ast.Expr) or all(_parts(t) <= given | {"_"} for t in node.targets)


def _parts(target: ast.expr) -> set[str]:
    """What an assignment sets: one name, or several."""
    parts = target.elts if isinstance(target, ast.Tuple) else [target]
    return {ast.unparse(part) for part in parts}


def _is_gate(node: ast.stmt, guards: set[str]) -> bool:
    """Whether a dataclass's `__post_init__` does nothing but check its fields."""
    if not isinstance(node, ast.FunctionDef) or node.name != "__post_init__":
        return False
    return not any(isinstance(part, ast.Assign) and not _is_local(part) for part in node.body)


def _is_local(node: ast.Assign) -> bool:
    return all(isinstance(target, ast.Name) for target in node.targets)
