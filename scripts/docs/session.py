"""One code fence, and a session that runs the fences of a page; the standard library is enough."""

import ast
import io
import linecache
import re
import warnings
from contextlib import redirect_stdout
from dataclasses import dataclass, field

LIBRARIES = frozenset({"torch", "optax", "keras", "jax", "tensorflow"})


@dataclass(frozen=True)
class Fence:
    """One fence: its place on the page, its language, its options such as `cell`, its text."""

    name: str
    language: str
    options: dict[str, str]
    source: str

    @property
    def cell(self) -> str | None:
        """The id of a cell, None for other fences."""
        return self.options.get("cell")

    @property
    def output_of(self) -> str | None:
        """The id of the cell whose output this fence prints, None for other fences."""
        return self.options.get("output")

    @property
    def needs_library(self) -> bool:
        """Whether the code imports a library that only `make conformance` installs."""
        return bool(imported_packages(self.source) & LIBRARIES)


@dataclass
class Session:
    """The namespace that a page's fences share, and what each cell has shown."""

    namespace: dict[str, object] = field(default_factory=lambda: {"__name__": "__main__"})
    shown: dict[str, str] = field(default_factory=dict)

    def run(self, fence: Fence) -> str:
        """Run one fence, warnings as errors; return what the page would show under it."""
        stream = io.StringIO()
        with warnings.catch_warnings(), redirect_stdout(stream):
            warnings.simplefilter("error")
            warnings.filterwarnings("ignore", message="Figure.* is non-interactive")
            # Keras 3.15 on torch 2.13: between the two libraries, and nothing a page could change
            warnings.filterwarnings("ignore", message="__array__ implementation doesn't accept")
            value = _execute(fence, self.namespace)
        text = stream.getvalue() + ("" if value is None else f"{value!r}\n")
        if fence.cell:
            self.shown[fence.cell] = text
        return text


def imported_packages(source: str) -> set[str]:
    """The top-level packages that a source text imports, found without parsing a broken one."""
    return set(re.findall(r"^\s*(?:import|from)\s+(\w+)", source, flags=re.MULTILINE))


def _execute(fence: Fence, namespace: dict[str, object]) -> object:
    """Execute all statements; return the value of the last one when it is an expression."""
    filename = f"<{fence.name}>"
    linecache.cache[filename] = (len(fence.source), None, fence.source.splitlines(True), filename)
    tree = ast.parse(fence.source, filename)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or fence.source.rstrip().endswith(";"):
        exec(compile(tree, filename, "exec"), namespace)
        return None
    exec(compile(ast.Module(tree.body[:-1], []), filename, "exec"), namespace)
    return eval(compile(ast.Expression(last.value), filename, "eval"), namespace)
