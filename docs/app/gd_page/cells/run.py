"""Run the code of a page's cells: one namespace a page, clean tracebacks, figures as images."""

import ast
import builtins
import io
import linecache
import sys
import traceback
from collections.abc import Callable
from inspect import CO_COROUTINE
from types import CodeType, ModuleType
from typing import Any

from gd_page.protocol import CellResult

VALUE_LIMIT = 20_000
INPUT_MESSAGE = "input() cannot ask in this page; write the value into the code instead."

namespaces: dict[str, ModuleType] = {}
filenames: set[str] = set()


class Stream(io.TextIOBase):
    """A text stream whose writes go to the page as they happen, in order."""

    def __init__(self, name: str, emit: Callable[[str, str], None]) -> None:
        self._name, self._emit = name, emit

    def writable(self) -> bool:
        """Tell that one may write."""
        return True

    def write(self, text: str) -> int:
        """Send the text on at once."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if text:
            self._emit(self._name, text)
        return len(text)


def _refuse_input(prompt: object = "") -> str:
    raise RuntimeError(INPUT_MESSAGE)


def connect(emit: Callable[[str, str], None]) -> None:
    """Send what Python prints to `emit(stream, text)`, and let `input()` say why it cannot work."""
    sys.stdout, sys.stderr = Stream("stdout", emit), Stream("stderr", emit)
    builtins.input = _refuse_input


def imports_of(source: str) -> list[str]:
    """Return the names of the top-level packages imported anywhere in the source, sorted."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return sorted(names)


def reset(namespace: str) -> None:
    """Forget every name that the cells of a page have defined."""
    namespaces.pop(namespace, None)
    _close_figures()


async def run(source: str, filename: str, namespace: str) -> CellResult:
    """Run one cell; return its last expression's repr, its figures, and its error's text.

    Args:
        source: The code, which may use `await` at top level.
        filename: How tracebacks name the cell, such as "cell adam-first-step".
        namespace: Cells with the same key share their names.
    """
    module = namespaces.setdefault(namespace, ModuleType("__main__"))
    sys.modules["__main__"] = module
    filenames.add(filename)
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    value, error, missing = None, None, None
    images: list[str] = []
    try:
        result = await _execute(source, filename, module.__dict__)
        images = _take_figures(result)
        value = None if images and _is_figure(result) else _shorten(result)
    except SystemExit as exit_request:
        error = f"SystemExit: {exit_request.code}\n" if exit_request.code else None
    except BaseException as exception:
        error = explain(exception)
        missing = exception.name if type(exception) is NameError else None
    images = images or _take_figures()
    return {"value": value, "images": images, "error": error, "missing": missing}


async def _execute(source: str, filename: str, scope: dict[str, Any]) -> object:
    """Run all statements; return the value of the last one if it is an expression."""
    tree = ast.parse(source, filename)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or source.rstrip().endswith(";"):
        await _evaluate(_compile(tree, filename, "exec"), scope)
        return None
    tree.body.pop()
    await _evaluate(_compile(tree, filename, "exec"), scope)
    return await _evaluate(_compile(ast.Expression(last.value), filename, "eval"), scope)


def _compile(tree: ast.Module | ast.Expression, filename: str, mode: str) -> CodeType:
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    return compile(tree, filename, mode, flags=flags, dont_inherit=True)


async def _evaluate(code: CodeType, scope: dict[str, Any]) -> object:
    result = eval(code, scope)
    return await result if code.co_flags & CO_COROUTINE else result


def _shorten(value: object) -> str | None:
    text = None if value is None else repr(value)
    if text is None or len(text) <= VALUE_LIMIT:
        return text
    return f"{text[:VALUE_LIMIT]}... ({len(text):,} characters in all)"


def explain(exception: BaseException) -> str:
    """Return a traceback with the frames of cells alone: the machinery's say nothing."""
    report = traceback.TracebackException.from_exception(exception)
    _keep_cell_frames(report)
    return "".join(report.format())


def _keep_cell_frames(report: traceback.TracebackException) -> None:
    kept = [frame for frame in report.stack if frame.filename in filenames]
    report.stack = traceback.StackSummary.from_list(kept) if kept else None  # type: ignore
    related = (report.__cause__, report.__context__, *(report.exceptions or ()))
    for other in filter(None, related):
        _keep_cell_frames(other)


def _take_figures(last: object = None) -> list[str]:
    """Return the figures drawn so far; imports Matplotlib's side only once a cell has."""
    if "matplotlib" not in sys.modules:
        return []
    from gd_page.cells import plots

    return plots.take(last)


def _is_figure(value: object) -> bool:
    figure = sys.modules.get("matplotlib.figure")
    return figure is not None and isinstance(value, figure.Figure)


def _close_figures() -> None:
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
