"""Notebooks in the dress of the site: hooks of MkDocs around the plugin mkdocs-jupyter.

The plugin runs a notebook and renders it by a template, which is ours and writes Markdown. So the
page is set as every other: the same code and type, formulas, words found, links that are checked.
"""

import re
from html import unescape
from pathlib import Path
from typing import Any

import jupytext
from mkdocs.structure.pages import Page
from mkdocs_jupyter.config import settings

from scripts.figures.look.svg import fit

TEMPLATES = Path(__file__).with_name("templates")
DRAWING = re.compile(r"(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE[^>]*>\s*)?<svg\b.*?</svg>", re.DOTALL)
FIGURE = (
    '<div class="gd-figure gd-notebook" role="img" aria-label="What the cell draws" tabindex="0" '
    "data-search-exclude>{}</div>"
)


def on_config(config: Any) -> None:
    """Let the plugin use our templates, for which it has no setting in mkdocs.yml."""
    settings.templates_dir = str(TEMPLATES)


def on_page_content(content: str, page: Page, config: Any, files: Any) -> str:
    """Set a notebook, which the template has written as Markdown."""
    source = Path(page.file.abs_src_path or "")
    if source.suffix != ".py":
        return content
    page.meta["tags"] = jupytext.read(source).metadata.get("tags", [])
    page.markdown = markdown_of(unescape(content), source)
    Page.render(page, config, files)
    return page.content or ""


def markdown_of(text: str, source: Path) -> str:
    """Fit the drawings into the page, and let the link to the notebook itself download it."""
    own = re.compile(rf"\[([^\]]*)\]\({re.escape(source.name)}\)")
    text = own.sub(rf'<a href="{source.name}" download>\1</a>', text)
    count = iter(range(1, 100))

    def drawn(found: re.Match[str]) -> str:
        prefix = f"{source.stem}-{next(count)}"
        return FIGURE.format(fit(found[0].encode(), prefix, "gd-figure-panel"))

    return DRAWING.sub(drawn, text)
