"""A module of gd_core as named definitions: what each is called, says and uses."""

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
LIBRARY = "gd_core"


@dataclass(frozen=True)
class Target:
    """What an imported name stands for: a definition in a module, or a module itself (name "")."""

    module: str
    name: str


class Module:
    """One module's source, and its top-level statements by kind."""

    def __init__(self, name: str, source: str) -> None:
        self.name = name
        self.source = source
        self.tree = ast.parse(source)

    @cached_property
    def docstring(self) -> str:
        """The module's docstring with its quotes; empty where there is none."""
        if ast.get_docstring(self.tree) is None:
            return ""
        return ast.get_source_segment(self.source, self.tree.body[0]) or ""

    @cached_property
    def foreign_imports(self) -> list[str]:
        """The imports of other packages, as they stand."""
        nodes = [node for node in self.tree.body if _is_import(node) and not _is_own(node)]
        return [ast.unparse(node) for node in nodes]

    @cached_property
    def own_imports(self) -> dict[str, Target]:
        """What each name that is imported from gd_core stands for."""
        found = {}
        for node in self.tree.body:
            if isinstance(node, ast.ImportFrom) and _is_own(node):
                for alias in node.names:
                    found[alias.asname or alias.name] = _resolve(str(node.module), alias.name)
        return found

    @cached_property
    def definitions(self) -> dict[str, ast.stmt]:
        """The top-level functions, classes and constants, by name, in their order."""
        found: dict[str, ast.stmt] = {}
        for node in self.tree.body:
            for name in _names_of(node):
                found[name] = node
        return found

    def text_of(self, node: ast.stmt) -> str:
        """A statement's source with its decorators and the comments right above it."""
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        lines = self.source.splitlines()
        while first > 1 and lines[first - 2].startswith("#"):
            first -= 1
        return "\n".join(lines[first - 1 : node.end_lineno])


@cache
def read(name: str) -> Module:
    """Return a module of gd_core as it stands, read once."""
    return Module(name, _path(name).read_text(encoding="utf-8"))


def uses(node: ast.AST) -> set[str]:
    """The plain names that a statement reads, and `a.b` where `a` is a plain name."""
    names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
    attributes = [n for n in ast.walk(node) if isinstance(n, ast.Attribute)]
    return names | {f"{n.value.id}.{n.attr}" for n in attributes if isinstance(n.value, ast.Name)}


def _path(name: str) -> Path:
    path = ROOT.joinpath(*name.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _is_module(name: str) -> bool:
    return _path(name).is_file()


def _resolve(module: str, name: str) -> Target:
    """Follow `from module import name` to where the name is defined."""
    if _is_module(f"{module}.{name}"):
        return Target(f"{module}.{name}", "")
    return read(module).own_imports.get(name) or Target(module, name)


def _is_import(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def _is_own(node: ast.stmt) -> bool:
    if isinstance(node, ast.ImportFrom):
        return str(node.module).split(".")[0] == LIBRARY
    return False


def _names_of(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return [node.target.id]
    return []
