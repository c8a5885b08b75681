"""Pros and cons stand side by side: a Markdown extension.

A page writes them as two lists, each under its word in bold. Here both get one element around them,
so that the stylesheet can lay them out as two columns; the page stays plain Markdown.
"""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

WORDS = ("Pros", "Cons")


class Columns(Treeprocessor):
    """Puts two lists that follow each other under "Pros" and "Cons" into columns."""

    def run(self, root: Element) -> None:
        """Wrap the lists of a page."""
        for parent in list(root.iter()):
            children = list(parent)
            for at in range(len(children) - 3):
                part = children[at : at + 4]
                if [element.tag for element in part] == ["p", "ul", "p", "ul"] and (
                    (_word(part[0]), _word(part[2])) == WORDS
                ):
                    _wrap(parent, part)


def _word(paragraph: Element) -> str:
    """The word in bold that is all of a paragraph, or nothing."""
    is_alone = len(paragraph) == 1 and not (paragraph.text or "").strip()
    return (paragraph[0].text or "").strip() if is_alone and paragraph[0].tag == "strong" else ""


def _wrap(parent: Element, part: list[Element]) -> None:
    columns = Element("div", {"class": "gd-pros"})
    parent.insert(list(parent).index(part[0]), columns)
    for pair in (part[:2], part[2:]):
        column = Element("div")
        columns.append(column)
        for element in pair:
            parent.remove(element)
            column.append(element)


class Pros(Extension):
    """Registers what makes the columns."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Run once the words are bold, before they are written."""
        md.treeprocessors.register(Columns(md), "pros", 5)


def makeExtension(**settings: Any) -> Pros:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it by the module's name."""
    return Pros(**settings)
