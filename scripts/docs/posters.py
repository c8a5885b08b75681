"""Put its poster into each explorer of a page: the first picture, for whoever has no script yet.

A page says `<gd-explorer preset="adam"></gd-explorer>` on a line by itself, or
`<gd-matrix-explorer preset="muon"></gd-matrix-explorer>`. The picture comes from
`scripts/build/pictures/posters.py`; an explorer whose picture has not been drawn stays empty.
"""

import re
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

POSTERS = Path(__file__).resolve().parents[2] / "docs" / "generated" / "posters"
FOLDERS = {"gd-explorer": POSTERS, "gd-matrix-explorer": POSTERS / "matrix"}
EXPLORER = re.compile(
    rf"^<(?P<tag>{'|'.join(FOLDERS)})(?P<more>[^>]*?)"
    r' preset="(?P<name>[\w-]+)"></(?P=tag)>$'
)
BEFORE_HTML = 25  # the priority of what reads HTML blocks is 20


class Posters(Preprocessor):
    """Replace the line of an explorer by the explorer with its poster, as a block of HTML."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the page's lines, each explorer a block that Markdown leaves alone."""
        return [self._filled(line) for line in lines]

    def _filled(self, line: str) -> str:
        found = EXPLORER.match(line)
        if not found:
            return line
        tag = found["tag"]
        path = FOLDERS[tag] / f"{found['name']}.html"
        poster = path.read_text(encoding="utf-8").strip() if path.is_file() else ""
        opening = f'<{tag}{found["more"]} preset="{found["name"]}">'
        return self.md.htmlStash.store(f"{opening}{poster}</{tag}>")


class PosterExtension(Extension):
    """The extension, for mkdocs.yml."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the preprocessor, and let the element stand outside of paragraphs."""
        md.block_level_elements.extend(FOLDERS)
        md.preprocessors.register(Posters(md), "gd-posters", BEFORE_HTML)


def makeExtension(**options: Any) -> PosterExtension:  # noqa: N802
    """Make the extension, as Markdown asks for it."""
    return PosterExtension(**options)
