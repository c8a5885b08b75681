"""Read what a reader types: a syntax tree of allowed parts only, or a sentence that says why not.

The text is never run. `ast.parse` builds a tree, and what walks the tree knows a few kinds of
nodes; every other kind is refused by name.
"""

import ast
import math
import re
import warnings
from itertools import accumulate

ONE_VALUE = (*("sin", "cos", "tan", "exp", "log", "sqrt", "sinh", "cosh", "tanh", "arctan", "abs"),)
TWO_VALUES = ("minimum", "maximum")
FUNCTIONS = {**dict.fromkeys(ONE_VALUE, 1), **dict.fromkeys(TWO_VALUES, 2)}
CONSTANTS = {"pi": math.pi, "e": math.e}
VARIABLES = ("x", "y")
OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)
SIGNS = (ast.USub, ast.UAdd)
SIGNLESS = re.compile(r"\d\s*[a-zA-Z(]|\)\s*[\w(]|\b[xy]\s+[\w(]")  # 2x, (x)(y), x y
LENGTH_LIMIT = 200
NODES_LIMIT = 120
DEPTH_LIMIT = 60
BRACKETS_LIMIT = 40
EXPONENT_LIMIT = 100.0
TOO_DEEP = "The expression is nested too deeply or too long: make it simpler."
KNOWN = f"use x, y, pi, e, numbers, + - * / **, and {', '.join(FUNCTIONS)}"
HINTS = {
    **{"ln": "log", "atan": "arctan", "min": "minimum", "max": "maximum", "fabs": "abs"},
    **{"X": "x", "Y": "y", "Pi": "pi", "PI": "pi", "log10": "log(x) / log(10)", "pow": "x**2"},
}


def read(text: str) -> ast.expr:
    """Return the tree of an expression of x and y.

    Raises:
        ValueError: The expression cannot be used; the message is a sentence for the reader.
    """
    if not isinstance(text, str) or not text.strip():
        raise ValueError("Type an expression of x and y, such as x**2 + 3*y**2.")
    text = text.strip()
    if len(text) > LENGTH_LIMIT:
        raise ValueError(
            f"The expression has {len(text)} characters; {LENGTH_LIMIT} is the most that fits."
        )
    # In the page the parser shares a browser's short stack: deep brackets must not reach it.
    if _depth_of_brackets(text) > BRACKETS_LIMIT:
        raise ValueError(TOO_DEEP)
    tree = _parse(text)
    _Check(text).check(tree, 1)
    return tree


def _depth_of_brackets(text: str) -> int:
    depths = accumulate((char in "([{") - (char in ")]}") for char in text)
    return max(depths)


def _parse(text: str) -> ast.expr:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text, mode="eval").body
    except SyntaxError as error:
        where = f" near character {error.offset}" if error.offset else ""
        hint = " A product needs its sign: write 2*x for 2x." if SIGNLESS.search(text) else ""
        raise ValueError(f"This is not a Python expression: {error.msg}{where}.{hint}") from None
    except (ValueError, MemoryError, RecursionError):
        raise ValueError("This cannot be read as a Python expression.") from None


class _Check:
    """Refuse every node that is not allowed, naming its place."""

    def __init__(self, text: str) -> None:
        self.text, self.nodes = text, 0

    def check(self, node: ast.AST, depth: int) -> None:
        self.nodes += 1
        if depth > DEPTH_LIMIT or self.nodes > NODES_LIMIT:
            raise ValueError(TOO_DEEP)
        for child in self._children(node):
            self.check(child, depth + 1)

    def _children(self, node: ast.AST) -> list[ast.expr]:
        match node:
            case ast.Constant(value=value):
                return self._number(node, value)
            case ast.Name(id=name):
                return self._name(name)
            case ast.UnaryOp(op=op, operand=operand) if isinstance(op, SIGNS):
                return [operand]
            case ast.BinOp(left=left, op=op, right=right) if isinstance(op, OPERATORS):
                return [left, right]
            case ast.BinOp(op=ast.BitXor()):
                place = self._place(node)
                raise ValueError(f"'^' in {place} is not a power in Python: write x**2 for x^2.")
            case ast.Call():
                return self._call(node)
        raise ValueError(f"{self._place(node)} cannot be used here: {KNOWN}.")

    def _number(self, node: ast.AST, value: object) -> list[ast.expr]:
        # True and False are integers to Python, and "..." is a constant too.
        if type(value) not in (int, float):
            raise ValueError(f"{self._place(node)} is not a number that can be used here.")
        # Python reads 1e999 as infinity; no integer of 200 digits is too large for a float.
        if not math.isfinite(float(value)):  # type: ignore
            raise ValueError(f"The number {self._place(node)} is too large.")
        return []

    def _name(self, name: str) -> list[ast.expr]:
        if name in FUNCTIONS:
            raise ValueError(f"'{name}' is a function: write {name}(x).")
        if name not in VARIABLES and name not in CONSTANTS:
            raise ValueError(_unknown(name))
        return []

    def _call(self, node: ast.Call) -> list[ast.expr]:
        if not isinstance(node.func, ast.Name):
            raise ValueError(f"{self._place(node.func)} is not a function. {_hint(node.func)}")
        name = node.func.id
        if name in VARIABLES or name in CONSTANTS:
            raise ValueError(f"'{name}' is not a function; for a product write {name}*(...).")
        if name not in FUNCTIONS:
            raise ValueError(_unknown(name))
        wanted = FUNCTIONS[name]
        is_plain = not node.keywords and not any(isinstance(a, ast.Starred) for a in node.args)
        if not is_plain or len(node.args) != wanted:
            values = "1 value" if wanted == 1 else f"{wanted} values"
            raise ValueError(f"'{name}' takes {values}: {self._place(node)} does not fit.")
        return node.args

    def _place(self, node: ast.AST) -> str:
        """The part of the text that a node stands for, in quotes, shortened."""
        source = ast.get_source_segment(self.text, node) or self.text
        return f"'{source}'" if len(source) <= 30 else f"'{source[:27]}...'"


def _hint(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return f"Functions stand alone: write {called.attr}(x)."
    return "A product needs its sign: write 2*(x + 1)."


def _unknown(name: str) -> str:
    shown = name if len(name) <= 30 else f"{name[:27]}..."
    hint = f" Write {HINTS[name]}." if name in HINTS else ""
    return f"'{shown}' is not known here: {KNOWN}.{hint}"
