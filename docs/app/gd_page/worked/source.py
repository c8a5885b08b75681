"""Where the code of an optimizer's `update` stands: in its file, or in the text of a cell."""

import ast
import copy
import inspect
from types import CodeType, FunctionType, MethodType
from typing import Any

from gd_page.sources import module_text


class NoCodeError(LookupError):
    """The code of an update cannot be found; the message is a sentence for the reader."""


def function_of(optimizer: Any) -> FunctionType:
    """Return the plain function behind an optimizer's `update`, without its decorators.

    Raises:
        NoCodeError: The update is no function written in Python.
    """
    update = optimizer.update
    update = update.__func__ if isinstance(update, MethodType) else update
    function = inspect.unwrap(update)
    if not isinstance(function, FunctionType):
        name = f"{type(optimizer).__name__}.update"
        raise NoCodeError(_sentence(name, "is not a function written in Python"))
    return function


def arguments_of(optimizer: Any) -> tuple[str, str]:
    """Return what an optimizer's update calls its params, and its gradients."""
    params, gradients = list(inspect.signature(optimizer.update).parameters)[:2]
    return params, gradients


def definition_of(function: FunctionType, text: str | None = None) -> ast.FunctionDef:
    """Return the syntax tree of the function behind an optimizer's `update`.

    Args:
        function: As `function_of` gives it.
        text: The source of its class where it stands in no file, such as that of a cell.

    Raises:
        NoCodeError: The code cannot be found, or is another than the one that runs.
    """
    name = function.__qualname__.rpartition("<locals>.")[2]
    try:
        tree = ast.parse(module_text(function) if text is None else text)
    except (OSError, TypeError, SyntaxError):
        raise NoCodeError(_sentence(name, "cannot be found")) from None
    found = _in_class(tree, function) if text is not None else _at_line(tree, function)
    if found is None:
        raise NoCodeError(_sentence(name, "cannot be found"))
    _mangle(found, function)
    if not _is_same(found, function):
        raise NoCodeError(_sentence(name, "was changed after the class was made"))
    return found


def _sentence(name: str, what: str) -> str:
    return f"The code of {name} {what}, so that this step cannot be worked out."


def _at_line(tree: ast.Module, function: FunctionType) -> ast.FunctionDef | None:
    line = function.__code__.co_firstlineno
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name == function.__name__:
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            if first == line:
                return node
    return None


def _in_class(tree: ast.Module, function: FunctionType) -> ast.FunctionDef | None:
    """The method in a text; the last one of that name, as a later class replaces an earlier."""
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    owner = _owner_of(function)
    bodies = [node.body for node in classes if node.name == owner]
    found = [
        node
        for body in bodies
        for node in body
        if isinstance(node, ast.FunctionDef) and node.name == function.__name__
    ]
    return found[-1] if found else None


def _owner_of(function: FunctionType) -> str:
    return "".join(function.__qualname__.split(".")[-2:-1])


def _mangle(definition: ast.FunctionDef, function: FunctionType) -> None:
    """Give private names the prefix that they have within a class."""
    prefix = f"_{_owner_of(function).lstrip('_')}"
    for node in ast.walk(definition):
        if isinstance(node, ast.Attribute) and _is_private(node.attr):
            node.attr = prefix + node.attr


def _is_private(name: str) -> bool:
    return name.startswith("__") and not name.endswith("__")


def _is_same(definition: ast.FunctionDef, function: FunctionType) -> bool:
    """Whether a definition is that of a function: the same variables, constants and names."""
    alone = copy.deepcopy(definition)
    alone.decorator_list = []
    compiled = compile(ast.Module([alone], []), "<update>", "exec", dont_inherit=True)
    inner = [value for value in compiled.co_consts if isinstance(value, CodeType)]
    (code,) = (value for value in inner if value.co_name == function.__name__)
    return _marks(code) == _marks(function.__code__)


def _marks(code: CodeType) -> tuple[Any, ...]:
    constants = [repr(value) for value in code.co_consts if not isinstance(value, CodeType)]
    # A function that uses `super()` knows its class as a variable from outside, not as a name.
    return code.co_varnames, constants, {*code.co_names, *code.co_freevars} - {"__class__"}
