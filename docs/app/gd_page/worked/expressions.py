"""Rewrite an expression so that a record learns every number that is looked up in it."""

import ast
import builtins
from collections.abc import Mapping
from types import ModuleType
from typing import Any

import numpy as np

from gd_page.worked.notation import read, root_of

RECORD = "__record__"
LEFT_WHOLE = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.JoinedStr)


class Scope:
    """What the code of a function sees.

    Attributes:
        owner: What it calls its object, usually `self`.
        names: The values of the names that are not its own.
        modules: Those of the names that are modules.
        slots: How many places for a number were given out.
    """

    def __init__(self, owner: str, names: Mapping[str, Any]) -> None:
        self.owner, self.names, self.slots = owner, names, 0
        self.modules = frozenset(k for k, v in names.items() if isinstance(v, ModuleType))

    def read(self, node: ast.AST) -> str:
        """Write code as a formula."""
        return read(node, self.owner, self.modules)


class Expressions(ast.NodeTransformer):
    """Wraps what an expression looks up, so that its numbers are known when it is computed."""

    def __init__(self, scope: Scope) -> None:
        self.scope, self.names = scope, dict[int, str]()

    def top(self, node: ast.expr) -> ast.expr:
        """Rewrite a whole expression; a helper's arguments are shown if it is all there is."""
        if isinstance(node, ast.Call) and not self._is_plain(node.func):
            return self._arguments(node)
        return self.visit(node)

    def _look_up(self, node: ast.expr) -> ast.expr:
        self.names[self.scope.slots] = self.scope.read(node)
        self.scope.slots += 1
        return call_record("load", self.scope.slots - 1, node)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._look_up(node) if isinstance(node.ctx, ast.Load) else node

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        return node if root_of(node) in self.scope.modules else self._look_up(node)

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        return self._look_up(node)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        return self._arguments(node) if self._is_plain(node.func) else self._look_up(node)

    def visit(self, node: ast.AST) -> Any:
        return node if isinstance(node, LEFT_WHOLE) else super().visit(node)

    def _arguments(self, node: ast.Call) -> ast.expr:
        func = node.func
        if isinstance(func, ast.Attribute) and root_of(func) not in self.scope.modules:
            is_own = root_of(func) == self.scope.owner
            func.value = func.value if is_own else self.visit(func.value)
        node.args = [self.visit(argument) for argument in node.args]
        for keyword in node.keywords:
            keyword.value = self.visit(keyword.value)
        return node

    def _is_plain(self, func: ast.expr) -> bool:
        """Whether a call is shown as it stands: NumPy's, a built-in one, a number's method."""
        if isinstance(func, ast.Attribute):
            root = root_of(func)
            is_method = isinstance(func.value, ast.Name | ast.Attribute) and root
            return root in self.scope.modules or bool(is_method and root != self.scope.owner)
        if not isinstance(func, ast.Name):
            return False
        known = self.scope.names.get(func.id, getattr(builtins, func.id, None))
        return _is_known(known)


def _is_known(function: Any) -> bool:
    origin = str(getattr(function, "__module__", "")).partition(".")[0]
    return isinstance(function, np.ufunc) or origin in ("builtins", "math", "numpy")


class Slots(ast.NodeTransformer):
    """Puts a slot in the place of everything that was looked up."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Attribute) and root_of(node.func) == RECORD:
            return ast.Name(f"@{node.args[0].value}@")  # type: ignore
        return self.generic_visit(node)


def call_record(what: str, site: int, *values: ast.expr) -> ast.Call:
    """Return the code that tells the record of a site, or of a slot."""
    function = ast.Attribute(ast.Name(RECORD, ast.Load()), what, ast.Load())
    return ast.Call(function, [ast.Constant(site), *values], [])
