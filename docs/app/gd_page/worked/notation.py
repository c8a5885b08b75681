"""How code and numbers are written in a worked step: `self.m**2` as `m^2`, a pair as `(3, -4)`."""

import ast
import copy
import re
from typing import Any

import numpy as np

from gd_page.protocol import Outcome

DIGITS = 6  # of a result; numbers within a line have one fewer
ENTRIES = 4  # that are shown of a long array
SLOT = re.compile("@([0-9]+)@")  # Python writes the operator @ with spaces
MODULES = frozenset({"np", "numpy", "math"})


class _Reader(ast.NodeTransformer):
    """Leaves out what a formula does not say: `self.`, and the module that a function is from."""

    def __init__(self, owner: str, modules: frozenset[str]) -> None:
        self.owner, self.modules = owner, modules

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        root = root_of(node)
        if root in self.modules:
            return ast.Name(node.attr)
        node.value = self.visit(node.value)
        is_own = isinstance(node.value, ast.Name) and node.value.id == self.owner
        return ast.Name(node.attr) if is_own else node


def root_of(node: ast.AST) -> str:
    """Return the name that a chain of attributes begins with; "" where it begins otherwise."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def read(node: ast.AST, owner: str = "self", modules: frozenset[str] = MODULES) -> str:
    """Write code as a formula: without `self.` and `np.`, and with `^` for a power."""
    text = ast.unparse(_Reader(owner, modules).visit(copy.deepcopy(node)))
    return _short_exponents(text.replace(" ** ", "^")) if "'" not in text else text


def fill(template: str, values: dict[int, Any], names: dict[int, str]) -> str:
    """Put numbers into a template's slots; a slot without a number gets its name."""

    def put(found: re.Match[str]) -> str:
        slot = int(found[1])
        if slot not in values or not _is_data(values[slot]):
            return names[slot]
        text = shown(values[slot])
        return f"({text})" if text.startswith("-") else text

    return SLOT.sub(put, template)


def described(value: Any) -> Outcome:
    """Return a result as plain numbers, `value`, and in words, `result`."""
    return {"value": _plain(value), "result": shown(value, DIGITS)}


def shown(value: Any, digits: int = DIGITS - 1) -> str:
    """Write a number, an array or a list in short, with so many significant digits."""
    if isinstance(value, np.ndarray) and value.ndim:
        return _shown_array(value, digits)
    if isinstance(value, list | tuple):
        return _joined([shown(part, digits) for part in value[:ENTRIES]], len(value))
    if isinstance(value, bool | np.bool_):
        return str(bool(value)).lower()
    if isinstance(value, int | np.integer):
        return str(int(value))
    if isinstance(value, float | np.floating | np.ndarray):
        text = f"{float(value) + 0.0:.{digits}g}"  # adding 0 turns -0 into 0
        return _short_exponents(text)
    return _shortened(repr(value))


def _shown_array(array: np.ndarray, digits: int) -> str:
    if array.ndim == 1:
        parts = [shown(part, digits) for part in array[:ENTRIES]]
        return _joined(parts, len(array))
    if array.size <= 2 * ENTRIES:
        return _joined([_shown_array(part, digits) for part in array], len(array))
    sides = " x ".join(map(str, array.shape))
    return f"[{sides}: {_shown_array(array.ravel(), digits)}]"


def _joined(parts: list[str], count: int) -> str:
    more = f", ... {count} in all" if count > len(parts) else ""
    return f"({', '.join(parts)}{more})"


def _short_exponents(text: str) -> str:
    """`1e-8` for `1e-08`, and `1e8` for `1e+08`."""
    return re.sub(r"(?<=\d)e(-?)\+?0?(?=\d)", r"e\1", text)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def _is_data(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return all(map(_is_data, value))
    return value is None or isinstance(value, bool | int | float | str | np.generic | np.ndarray)


def _plain(value: Any) -> Any:
    """Numbers as they are, small arrays as lists; nothing else, and no long array, is sent on."""
    if isinstance(value, np.ndarray):
        return value.tolist() if value.size <= 16 * ENTRIES else None
    if isinstance(value, np.generic):
        return value.item()
    return value if isinstance(value, bool | int | float) else None
