"""A module of gd_core as one file that needs NumPy alone, with all that it uses of gd_core."""

import ast
import re
from collections.abc import Callable, Iterator

from scripts.build.listings.definitions import Module, Target, read, uses

Reader = Callable[[str], Module]

MODULE_PREFIX = {"gd_core.checks": "check"}  # checks.number becomes check_number


def standalone(module: str, read: Reader = read) -> str:
    """Return the source of a module with all that it needs of gd_core, in the order of use.

    Args:
        module: The full name of a module, such as "gd_core.optimizers.adam".
        read: Gives a module by its full name; perhaps one that was shortened.
    """
    own = read(module)
    needed = list(_needed(own, read))
    names = _output_names(own, needed)
    modules = list(dict.fromkeys([*(target.module for target in needed), module]))
    imports = [line for name in modules for line in read(name).foreign_imports]
    parts = [own.docstring, "\n".join(dict.fromkeys(imports))]
    parts += [_renamed(read(t.module), t.name, names) for t in needed]
    parts += [_renamed(own, name, names) for name in _once(own)]
    parts = [part for part in parts if part]
    return "\n\n\n".join(parts) + "\n"


def _once(module: Module) -> list[str]:
    """The module's definitions, each statement once, by the first name that it defines."""
    first: dict[ast.stmt, str] = {}
    for name, node in module.definitions.items():
        first.setdefault(node, name)
    return list(first.values())


def _needed(own: Module, read: Reader) -> Iterator[Target]:
    """The definitions of other modules that this one uses, each after those that it uses."""
    done: set[Target] = set()

    def visit(module: Module, name: str) -> Iterator[Target]:
        for target in _targets(module, module.definitions[name]).values():
            if target.module != own.name and target not in done:
                done.add(target)
                yield from visit(read(target.module), target.name)
                yield target

    for name in own.definitions:
        yield from visit(own, name)


def _targets(module: Module, node: ast.stmt) -> dict[str, Target]:
    """What the names in a statement stand for: those of gd_core, by how they are written."""
    found = {}
    for name in sorted(uses(node)):
        head, _, attribute = name.partition(".")
        target = module.own_imports.get(head)
        if target is None and not attribute and head in module.definitions:
            target = Target(module.name, head)
        elif target is not None and not target.name and attribute:
            target = read(target.module).own_imports.get(attribute)
        if target is not None and target.name and (not attribute or name != head):
            found[name] = target
    return {name: t for name, t in found.items() if module.definitions.get(t.name) is not node}


def _output_names(own: Module, needed: list[Target]) -> dict[Target, str]:
    """What each definition is called in the file: as at home, unless that is taken or too short."""
    names = {Target(own.name, name): name for name in own.definitions}
    for target in needed:
        package = target.module.rpartition(".")[0]
        prefix = MODULE_PREFIX.get(package, "")
        public = prefix and not target.name.startswith("_")
        name = f"{prefix}_{target.name}" if public else target.name
        if name in names.values():
            name = f"{target.module.rpartition('.')[2]}_{name.lstrip('_')}"
        names[target] = name
    return names


def _renamed(module: Module, name: str, names: dict[Target, str]) -> str:
    """A definition's text, with its own name and those that it uses as the file has them."""
    node = module.definitions[name]
    text = module.text_of(node)
    tree = ast.parse(text).body[0]
    local = _bound_in(tree)
    spans = []
    for used, target in _targets(module, node).items():
        spans += [(*s, names[target]) for s in _spans(tree, used) if used not in local]
    lines = text.split("\n")
    for row, start, end, new in sorted(spans, reverse=True):
        line = lines[row - 1].encode()
        lines[row - 1] = (line[:start] + new.encode() + line[end:]).decode()
    new = names[Target(module.name, name)]
    return re.sub(rf"^((?:def|class) )?{name}\b", rf"\g<1>{new}", "\n".join(lines), flags=re.M)


def _bound_in(tree: ast.stmt) -> set[str]:
    """The names that a function binds itself: its arguments and variables."""
    if not isinstance(tree, ast.FunctionDef):
        return set()
    stored = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and _is_store(n)}
    return stored | {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)}


def _is_store(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def _spans(tree: ast.AST, name: str) -> Iterator[tuple[int, int, int]]:
    """Where a name, or an attribute written `a.b`, is read: row, first and last column."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node) == name:
            yield node.lineno, node.col_offset, int(node.end_col_offset or 0)
