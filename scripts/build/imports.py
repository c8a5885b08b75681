"""Which files a script is made of: itself, and every file of ours that it imports.

What a build step depends on is read from the code, since a list kept by hand forgets.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON_ROOTS = (ROOT, ROOT / "docs" / "app")
DOCS = ROOT / "docs"  # what scripts in a page import from "/" lies here
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
JAVASCRIPT_IMPORT = re.compile(r"\b(?:from|import)\s*\(?\s*[\"']([./][^\"']*)[\"']")


def files_of(entries: Iterable[Path]) -> set[Path]:
    """Return the entries and all that they import of ours, however far down."""
    found: set[Path] = set()
    waiting = list(entries)
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += imported_files(path)
    return found


def packages_of(files: Iterable[Path]) -> set[str]:
    """Name the packages that are not ours and that some files import, such as numpy."""
    return {
        name.partition(".")[0]
        for path in files
        if path.suffix == ".py"
        for name in imported_names(path)
        if not any(module_files(name, root) for root in PYTHON_ROOTS)
    }


def imported_files(path: Path) -> set[Path]:
    """Return the files of ours that one file imports."""
    if path.suffix in {".js", ".mjs"}:
        return set(javascript_files(path))
    if path.suffix != ".py":
        return set()
    names = imported_names(path)
    return {file for name in names for root in PYTHON_ROOTS for file in module_files(name, root)}


def javascript_files(path: Path) -> Iterator[Path]:
    """Find what a module imports by a path, relative to itself or to the site."""
    for name in JAVASCRIPT_IMPORT.findall(COMMENT.sub("", path.read_text(encoding="utf-8"))):
        target = DOCS / name.lstrip("/") if name.startswith("/") else path.parent / name
        if target.is_file():
            yield target.resolve()


def imported_names(path: Path) -> frozenset[str]:
    """Return the dotted names that a Python file imports, also inside its functions."""
    return _names_in(path, path.stat().st_mtime_ns)


@cache
def _names_in(path: Path, written: int) -> frozenset[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


@cache
def module_files(name: str, root: Path) -> tuple[Path, ...]:
    """Return the files that are read when a dotted name is imported, under one root.

    The last part of the name may be something inside a module, which has no file of its own.
    """
    found, folder = [], root
    for part in name.split("."):
        module, package = folder / f"{part}.py", folder / part / "__init__.py"
        found += [path for path in (package, module) if path.is_file()]
        folder /= part
    return tuple(found)
