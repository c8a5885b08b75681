"""A page of the reference for each name that a package of gd_core offers: hooks of MkDocs.

Pages, their entries in the nav and the tables that lead to them follow from `__all__`, so that a
new name asks for nothing here. A page of `docs/reference/` has a comment in the place of its table.
"""

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

DOCS = Path(__file__).resolve().parents[3] / "docs"
PACKAGES = ("optimizers", "variants", "schedules", "techniques", "surfaces", "problems")
MARK = re.compile(r"^<!-- every name of (gd_core(?:\.\w+)?) -->$", re.MULTILINE)
SENTENCE = re.compile(r".+?\.(?=\s|$)", re.DOTALL)
PAGE = """\
---
title: {name}
search:
  boost: 0.3
---

[`gd_core.{package}`](../{package}.md){explained}
{{ .gd-above }}

::: gd_core.{package}.{name}
    options:
      heading_level: 1
"""
SECTION = (
    '<section class="gd-filter gd-names" data-filter="a name, or a word" '
    'data-search-exclude markdown="1">'
)
TABLE = """\
{section}

| Name | What it is |
|---|---|
{rows}

</section>"""


@dataclass(frozen=True)
class Entry:
    """A public name, and where its pages are.

    Attributes:
        package: The package that offers it, without `gd_core.`.
        name: The class or function.
        module: The stem of the file that defines it, with dashes.
        summary: The first sentence of its docstring.
    """

    package: str
    name: str
    module: str
    summary: str

    @property
    def uri(self) -> str:
        """Its page in the reference, named after its file where that holds this alone."""
        if self.module.replace("-", "") == self.name.lower():
            return f"reference/{self.package}/{self.module}.md"
        dashed = re.sub(r"(?<=[a-z])(?=[A-Z])|_", "-", self.name).lower()
        return f"reference/{self.package}/{dashed}.md"

    @property
    def page(self) -> str:
        """The text of that page, which begins with what explains the name."""
        chapter = f"{self.package}/{self.module}.md"
        is_there = (DOCS / chapter).is_file()
        explained = f" · explained and run in [its chapter](../../{chapter})" if is_there else ""
        return PAGE.format(package=self.package, name=self.name, explained=explained)

    def row(self, *, has_anchor: bool) -> str:
        """A line of a table; the anchor is the address that a name had on its package's page."""
        anchor = f"{{ #gd_core.{self.package}.{self.name} }}" if has_anchor else ""
        address = self.uri.removeprefix("reference/")
        return f"| [`{self.name}`]({address}){anchor} | {self.summary} |"


@cache
def entries(package: str) -> tuple[Entry, ...]:
    """The names of a package, in its order, which is that of the site."""
    module = import_module(f"gd_core.{package}")
    return tuple(entry_of(package, name, getattr(module, name)) for name in module.__all__)


def entry_of(package: str, name: str, value: Any) -> Entry:
    """Read what an object says of itself."""
    module = value.__module__.rpartition(".")[2].replace("_", "-")
    text = " ".join((inspect.getdoc(value) or "").partition("\n\n")[0].split())
    found = SENTENCE.match(text)
    summary = (found[0] if found else text).rstrip(".:").replace("|", r"\|") + "."
    return Entry(package, name, module, summary)


def extended(item: Any) -> Any:
    """An item of the nav, in which the page of a package has become a section."""
    if isinstance(item, list):
        return [extended(child) for child in item]
    if isinstance(item, dict):
        return {title: extended(child) for title, child in item.items()}
    package = str(item).removeprefix("reference/").removesuffix(".md")
    if package not in PACKAGES:
        return item
    return [{"Overview": item}, *({entry.name: entry.uri} for entry in entries(package))]


def on_config(config: Any) -> None:
    """List the pages in the nav."""
    config.nav = extended(config.nav)


def on_files(files: Files, config: Any) -> None:
    """Add the pages themselves."""
    for package in PACKAGES:
        for entry in entries(package):
            files.append(File.generated(config, entry.uri, content=entry.page))


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Put the tables in the place of the comments."""
    return MARK.sub(lambda mark: table(mark[1]), markdown)


def table(package: str) -> str:
    """The table of one package, or of all, whose names have their anchors elsewhere."""
    return TABLE.format(section=SECTION, rows="\n".join(rows(package.partition(".")[2])))


def rows(package: str) -> Iterator[str]:
    """Write the lines of a table."""
    for name in [package] if package else PACKAGES:
        for entry in entries(name):
            yield entry.row(has_anchor=bool(package))
