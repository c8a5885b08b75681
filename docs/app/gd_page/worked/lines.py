"""One line of a rule, worked out: `m <- beta1 * m` with its numbers put in, and its value."""

import ast
import operator
import re
from collections.abc import Callable
from typing import Any

import numpy as np

_NAME = re.compile(r"[A-Za-z_]\w*(?!\w|\()")
_OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.Gt: operator.gt,
    ast.LtE: operator.le,
}
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "abs": np.abs,
    "max": np.maximum,
    "min": np.minimum,
    "norm": np.linalg.norm,
    "sign": np.sign,
    "sqrt": np.sqrt,
    "sum": np.sum,
}


def work_out(line: str, values: dict[str, Any]) -> dict[str, Any] | None:
    """Compute a line in float64, and keep its result in `values` under its name.

    Args:
        line: `name <- expression`, with `^` for a power, `|x|` for the size, perhaps ` if ...`.
        values: by name: numbers, and arrays of shape (2,).

    Returns:
        The rule as it stands, the same with `numbers`, and its `value` (a float, or two), also as
        text, `result`; None where the line's condition does not hold.
    """
    name, _, right = line.partition(" <- ")
    expression, _, condition = right.partition(" if ")
    if condition and not compute(condition, values):
        return None
    value = np.asarray(compute(expression, values), dtype=float)
    numbers = _NAME.sub(lambda found: _put_in(found[0], values), right)
    values[name] = value
    return {"rule": line, "numbers": numbers, **described(value)}


def described(value: Any) -> dict[str, Any]:
    """Return a number, or a pair of them, as `value` and in words as `result`."""
    return {"value": np.asarray(value).tolist(), "result": shown(value, 6)}


def shown(value: Any, digits: int = 5) -> str:
    """Write a number, or a pair in parentheses, with so many significant digits."""
    if np.ndim(value):
        return f"({', '.join(shown(part, digits) for part in value)})"
    return re.sub(r"e([+-])0", r"e\1", f"{float(value) + 0.0:.{digits}g}").replace("e+", "e")


def compute(expression: str, values: dict[str, Any]) -> Any:
    """Compute an expression of a rule.

    Raises:
        ValueError: it holds a name or an operation that no rule has.
    """
    text = re.sub(r"\|(\w+)\|", r"abs(\1)", expression.replace("^", "**"))
    return _evaluate(ast.parse(text, mode="eval").body, values)


def _evaluate(node: ast.AST, values: dict[str, Any]) -> Any:
    match node:
        case ast.Constant(value):
            return value
        case ast.Name(name) if name in values:
            return values[name]
        case ast.UnaryOp(ast.USub(), operand):
            return -_evaluate(operand, values)
        case ast.BinOp(left, kind, right) | ast.Compare(left, [kind], [right]):
            return _OPERATORS[type(kind)](_evaluate(left, values), _evaluate(right, values))
        case ast.Call(ast.Name(name), arguments):
            return _FUNCTIONS[name](*(_evaluate(argument, values) for argument in arguments))
    raise ValueError(f"expression must be that of a rule, got {ast.unparse(node)!r}")


def _put_in(name: str, values: dict[str, Any]) -> str:
    """A name's number; a negative one in parentheses. Words such as `if` stay."""
    if name not in values:
        return name
    text = shown(values[name])
    return f"({text})" if text.startswith("-") else text
