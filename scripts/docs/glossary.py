"""A word of the glossary is explained where it first stands on a page: a Markdown extension.

`docs/glossary.md` is the one source, a definition list. Each definition ends with a link to the
section that explains the word at length; the sentences before it are the tooltip. A page shows the
tooltip of a word once, in running text alone: never in formulas, code, headings or links. It shows
none where it explains the word itself, or has linked it to its explanation before.
"""

import re
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

SOURCE = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
ENTRY = re.compile(r"^(\w[\w -]*)\n:   (.+?) \[More\]\((\w+\.md)#([\w-]+)\)$", re.MULTILINE)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "label", "summary", "th"})
SILENT = HEADINGS | {"a", "abbr", "code", "figcaption", "pre"}
SILENT_CLASSES = frozenset({"admonition-title", "arithmatex"})
EXPLAINS = re.compile(r"\b(?:foundations|gradients|glossary)\.md")
# "Gradient descent" is no gradient, and "quadratic convergence" no bowl.
OTHER_WORDS = r"(?! (?:descent|clipping|accumulation|convergence))"
INSIDE_DOCSTRINGS = "mkdocstrings_headings"


class Entry(NamedTuple):
    """What the glossary says of one word, and where the word is explained at length."""

    definition: str
    page: str
    anchor: str


def read_glossary() -> dict[str, Entry]:
    """Read the words of the glossary, in its order."""
    text = SOURCE.read_text(encoding="utf-8")
    return {word: Entry(*rest) for word, *rest in ENTRY.findall(text)}


class FirstPlaces(Treeprocessor):
    """Puts an `abbr` around the first occurrence of each word on a page."""

    def __init__(self, md: Markdown, words: dict[str, Entry]) -> None:
        super().__init__(md)
        self.words = words
        self.waiting: dict[str, str] = {}

    def run(self, root: Element) -> None:
        """Mark a page's words; a docstring is no page, and stays as it is."""
        if INSIDE_DOCSTRINGS in self.md.treeprocessors:
            return
        own = {element.get("id") for element in root.iter()}
        listed = {element.text for element in root.iter("dt")}
        self.waiting = {
            word: entry.definition
            for word, entry in self.words.items()
            if entry.anchor not in own and word not in listed
        }
        self._walk(root)

    def _walk(self, element: Element) -> None:
        if element.tag in SILENT or SILENT_CLASSES & set(element.get("class", "").split()):
            if element.tag == "a" and EXPLAINS.search(element.get("href", "")):
                self._split("".join(element.itertext()))  # the link explains the word
            return
        children = list(element)
        element.text, marked = self._split(element.text)
        element[:0] = marked
        for child in children:
            self._walk(child)
            child.tail, marked = self._split(child.tail)
            place = list(element).index(child) + 1
            element[place:place] = marked

    def _split(self, text: str | None) -> tuple[str | None, list[Element]]:
        """Cut a text at the words that still wait; each becomes an element with the rest after."""
        marked: list[Element] = []
        head, rest = text, text
        while rest and not isinstance(rest, AtomicString) and (found := self._find(rest)):
            match, word = found
            abbr = Element("abbr", {"title": self.waiting.pop(word), "tabindex": "0"})
            abbr.text, before = AtomicString(match[0]), rest[: match.start()]
            if marked:
                marked[-1].tail = before
            else:
                head = before
            rest = rest[match.end() :]
            abbr.tail = rest
            marked.append(abbr)
        return head, marked

    def _find(self, text: str) -> tuple[re.Match[str], str] | None:
        """Find the first word that still waits; of two at one place the longer."""
        found = [(m, word) for word in self.waiting if (m := _pattern(word).search(text))]
        return min(found, key=lambda f: (f[0].start(), -len(f[1])), default=None)


def _pattern(word: str) -> re.Pattern[str]:
    first = f"[{word[0].upper()}{word[0].lower()}]"
    return re.compile(rf"(?<![\w-]){first}{re.escape(word[1:])}s?(?![\w-]){OTHER_WORDS}")


class Glossary(Extension):
    """Registers what marks the words."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Run after ids are set by hand (8), and before the table of contents is made (5)."""
        md.treeprocessors.register(FirstPlaces(md, read_glossary()), "glossary", 6.5)


def makeExtension(**settings: object) -> Glossary:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it by the module's name."""
    return Glossary(**settings)
