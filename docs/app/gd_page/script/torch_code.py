"""Formulas of x and y, typed or a surface's own, written out for torch."""

import ast
import copy
from typing import Any

from gd_page.expression.tree import CONSTANTS, VARIABLES
from gd_page.script.values import number
from gd_page.sources import class_tree

PLAIN = {"abs": "abs", "minimum": "min", "maximum": "max", "arctan": "math.atan"}
MODULES = ("np", "math")


def of_expression(tree: ast.expr) -> str:
    """Write a checked expression as a function of the tensors x and y."""
    writer = _ForTorch(surface=None)
    text = ast.unparse(writer.visit(copy.deepcopy(tree)))
    return _function([f"return {text} + 0 * x" if writer.is_constant(tree) else f"return {text}"])


def of_surface(surface: Any) -> str:
    """Write the `height` of a surface as a function of the tensors x and y.

    Args:
        surface: An instance, whose own numbers are put in.

    Raises:
        ValueError: An attribute that the height uses is no finite number.
    """
    methods = (n for n in class_tree(type(surface)).body if isinstance(n, ast.FunctionDef))
    definition = next(method for method in methods if method.name == "height")
    writer = _ForTorch(surface)
    lines = [line for line in definition.body if not isinstance(line, ast.Expr)]  # no docstring
    return _function([ast.unparse(writer.statement(line)) for line in lines])


def _function(lines: list[str]) -> str:
    return "\ndef f(x, y):\n" + "".join(f"    {line}\n" for line in lines)


class _ForTorch(ast.NodeTransformer):
    """torch's functions take tensors only: numbers are left to Python's own math."""

    def __init__(self, surface: Any) -> None:
        self.surface, self.tensors = surface, set(VARIABLES)

    def is_constant(self, node: ast.AST) -> bool:
        """Tell whether no tensor stands in a part of the tree."""
        names = (n.id for n in ast.walk(node) if isinstance(n, ast.Name))
        return self.tensors.isdisjoint(names)

    def statement(self, node: ast.stmt) -> ast.stmt:
        """Rewrite an assignment or the return; what depends on a tensor is one from there on."""
        if isinstance(node, ast.Assign) and not self.is_constant(node.value):
            named = (n.id for t in node.targets for n in ast.walk(t) if isinstance(n, ast.Name))
            self.tensors |= set(named)
        return self.visit(node)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        is_typed = self.surface is None and node.id in CONSTANTS
        return ast.Name(f"math.{node.id}") if is_typed else node

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        assert isinstance(node.value, ast.Name)
        if node.value.id in MODULES:
            return ast.Name(f"math.{node.attr}")
        return _literal(node.attr, getattr(self.surface, node.attr))

    def visit_Call(self, node: ast.Call) -> ast.expr:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id  # type: ignore
        if self.is_constant(node):
            return _call(PLAIN.get(name, f"math.{name}"), map(self.visit, node.args))
        return _call(f"torch.{name}", map(self._tensor, node.args))

    def _tensor(self, node: ast.expr) -> ast.expr:
        if not self.is_constant(node):
            return self.visit(node)
        # A whole number would make a tensor of integers.
        return _call("torch.tensor", [_as_float(node, self.visit(node))])


def _as_float(node: ast.expr, written: ast.expr) -> ast.expr:
    if isinstance(node, ast.Constant):
        return ast.Constant(float(node.value))  # type: ignore
    return _call("float", [written])


def _literal(name: str, value: Any) -> ast.expr:
    if isinstance(value, tuple):
        return ast.Tuple([_literal(name, part) for part in value])
    return ast.Constant(number(name, value))


def _call(name: str, arguments: Any) -> ast.Call:
    return ast.Call(ast.Name(name), list(arguments), [])
