"""What an update may change in place, read off its code."""

import dis
import inspect
from collections.abc import Iterator
from types import CodeType, FunctionType
from typing import Any

# Methods of arrays, lists, dicts, sets and random generators, and functions of NumPy.
LISTS = ("append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort")
OTHERS = (
    "add",
    "appendleft",
    "discard",
    "extendleft",
    "popitem",
    "popleft",
    "setdefault",
    "update",
)
ARRAYS = ("byteswap", "fill", "itemset", "partition", "put", "resize", "setfield", "shuffle")
FUNCTIONS = ("copyto", "fill_diagonal", "nan_to_num", "place", "put_along_axis", "putmask")
METHODS = frozenset((*LISTS, *OTHERS, *ARRAYS, *FUNCTIONS))
KEYWORDS = frozenset(("out", "overwrite_a", "overwrite_b", "overwrite_input"))
ANYTHING = None


def changed_in_place(kind: type, update: Any) -> frozenset[str] | None:
    """Return the attributes that an update assigns with operators such as `+=`.

    Such an operator changes an array in place, and only replaces a number.

    Args:
        kind: The class, whose methods the update may call.
        update: The function.

    Returns:
        The names, or ANYTHING, where state may be changed in some other way.
    """
    names: set[str] = set()
    functions, seen = [inspect.unwrap(update)], set()
    while functions:
        function = functions.pop()
        if function in seen:
            continue
        seen.add(function)
        if not isinstance(function, FunctionType):
            return ANYTHING
        for code in _nested(function.__code__):
            found = _assigned(code)
            if found is ANYTHING:
                return ANYTHING
            names |= found
            functions += _called(code, function, kind)
    return frozenset(names)


def _nested(code: CodeType) -> Iterator[CodeType]:
    """Yield a function's code, and that of the functions and comprehensions inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _nested(constant)


def _assigned(code: CodeType) -> set[str] | None:
    """Return the attributes that one piece of code assigns with operators such as `+=`."""
    names, fresh, is_open, before = set(), set(), False, None
    if any(word in KEYWORDS for word in _words(code)):
        return ANYTHING
    for step in dis.get_instructions(code):
        name = step.opname
        is_own = before is not None and before.opname == "LOAD_FAST" and before.argval in fresh
        if _changes_parts(step) and not is_own:
            return ANYTHING
        if name == "STORE_FAST":  # a list that starts empty here is no part of the state
            is_fresh = before.opname == "BUILD_LIST" and before.argval == 0
            (fresh.add if is_fresh else fresh.discard)(step.argval)
        if is_open and name.startswith("STORE"):
            if name != "STORE_ATTR":  # another name for what may be state
                return ANYTHING
            names.add(step.argval)
            is_open = False
        is_open |= name.startswith("INPLACE") or (name == "BINARY_OP" and step.argrepr[-1] == "=")
        before = step
    return names


def _words(code: CodeType) -> Iterator[str]:
    """Yield the strings among a code's constants; names of keyword arguments stand in tuples."""
    for constant in code.co_consts:
        for word in constant if isinstance(constant, tuple) else (constant,):
            if isinstance(word, str):
                yield word


def _changes_parts(step: dis.Instruction) -> bool:
    """Tell whether an instruction sets an item, or asks for a method that changes its object."""
    name = step.opname
    if name.startswith("LOAD") and "CONST" not in name:
        return step.argval in METHODS
    return name in ("STORE_SUBSCR", "DELETE_SUBSCR", "STORE_SLICE")


def _called(code: CodeType, function: FunctionType, kind: type) -> list[FunctionType]:
    """Return what a piece of code may call: functions of its module, and methods of the class."""
    cells = zip(code.co_freevars, function.__closure__ or (), strict=False)
    closed = {name: cell.cell_contents for name, cell in cells}
    places = (
        function.__globals__,
        closed,
        {name: getattr(kind, name, None) for name in code.co_names},
    )
    names = (*code.co_names, *code.co_freevars)
    found = [place.get(name) for name in names for place in places]
    return [
        each
        for each in map(inspect.unwrap, filter(callable, found))
        if isinstance(each, FunctionType)
    ]
