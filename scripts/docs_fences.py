"""The code fences of a page, read by the very extensions that build the site, and how to run them.

A page's Python fences share one namespace and run from top to bottom, as a reader would press Run.
"""

import ast
import io
import linecache
import re
import warnings
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

import markdown

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
LIBRARIES = frozenset({"torch", "optax", "keras", "jax", "tensorflow"})
EXTENSIONS = (
    "admonition",
    "attr_list",
    "md_in_html",
    "pymdownx.details",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
)


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
            value = _execute(fence, self.namespace)
        text = stream.getvalue() + ("" if value is None else f"{value!r}\n")
        if fence.cell:
            self.shown[fence.cell] = text
        return text


def pages() -> list[Path]:
    """Every Markdown page of the site, and the README."""
    found = [path for path in DOCS.rglob("*.md") if "generated" not in path.parts]
    return [*sorted(found), *([ROOT / "README.md"] if (ROOT / "README.md").is_file() else [])]


def page_name(page: Path) -> str:
    """A page's path from the root of the repository."""
    return page.relative_to(ROOT).as_posix() if page.is_relative_to(ROOT) else page.name


def fences_of(page: Path) -> list[Fence]:
    """Read one page's fences in order, snippets resolved and indentation removed."""
    return fences_in(page.read_text(encoding="utf-8"), page_name(page))


def fences_in(text: str, name: str) -> list[Fence]:
    """Read the fences of a Markdown text; `name` is used to name them."""
    found: list[Fence] = []

    def keep(source, language, css_class, options, md, **attributes):
        label = options.get("cell") or f"fence {len(found) + 1}"
        found.append(Fence(f"{name}: {label}", language or "", dict(options), source))
        return "<pre></pre>"

    fence = {"name": "*", "class": "fence", "format": keep, "validator": _accept_all}
    settings = {
        "pymdownx.snippets": {
            "base_path": [str(ROOT)],
            "check_paths": True,
            "dedent_subsections": True,
        },
        "pymdownx.superfences": {"custom_fences": [fence]},
        "pymdownx.tabbed": {"alternate_style": True},
    }
    markdown.markdown(text, extensions=EXTENSIONS, extension_configs=settings)
    return found


def _accept_all(language, inputs, options, attributes, md) -> bool:
    options.update(inputs)
    return True


def python_fences(page: Path) -> list[Fence]:
    """The fences of a page that hold Python."""
    return [fence for fence in fences_of(page) if fence.language in {"python", "py"}]


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
