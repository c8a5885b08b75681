"""What the search leaves out of a page: a Markdown extension.

The index is of words. Code, pictures' texts, what explorers show before they live and each
parameter of the reference would fill it, and the list of results with them. The theme's parser
skips an element with this attribute until the next end of an element of the *same name*; so only
elements that never hold their like are marked.
"""

import re

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

ATTRIBUTE = "data-search-exclude"
WORDLESS = ("pre", "label", "svg", "gd-explorer", "gd-matrix-explorer", "gd-momentum-map")
PARAMETER = r'li(?= class="doc-section-item)'  # of a class, whose page has it among its symbols
START = re.compile(rf"<({'|'.join(WORDLESS)}|{PARAMETER})(?=[\s>])(?![^>]* {ATTRIBUTE})")


class LeaveOut(Postprocessor):
    """Marks what holds no words, in the page as it will be."""

    def run(self, text: str) -> str:
        """Mark the elements of a page, or of a docstring in it."""
        return START.sub(rf'<\1 {ATTRIBUTE}=""', text)


class Search(Extension):
    """Registers what marks the elements."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Run after raw HTML is back in its place (30)."""
        md.postprocessors.register(LeaveOut(md), "search", 5)


def makeExtension(**settings: object) -> Search:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it by the module's name."""
    return Search(**settings)
