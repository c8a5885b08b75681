"""A figure stands in its page, not beside it: a Markdown extension.

A page says `![what is seen](generated/figures/adam.svg)`. Where the image would be comes what
`scripts.build.pictures.figures` has drawn under that name, so that its words are set in the page's
typeface and its colors follow the page's scheme. The description is said once, whatever is shown.
"""

import re
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

FIGURES = Path(__file__).resolve().parents[2] / "docs" / "generated" / "figures"
WIDE = "3"  # panels, which take more than the width of the text
ADDRESS = re.compile(r"(?:\.\./)*generated/figures/([\w-]+)\.svg")


class Drawings(Treeprocessor):
    """Puts the drawing in the place of each image of a figure."""

    def run(self, root: Element) -> None:
        """Turn the images into drawings; what is drawn goes round Markdown and round search."""
        for parent in list(root.iter()):
            for image in parent.findall("img"):
                if found := ADDRESS.fullmatch(image.get("src", "")):
                    self.replace(image, found[1])
                    if image.get("data-panels", "0") >= WIDE:
                        parent.set("class", "gd-wide")

    def replace(self, image: Element, name: str) -> None:
        """Make an image's element the one that holds the drawing."""
        drawing = (FIGURES / f"{name}.html").read_text(encoding="utf-8")
        tail, description = image.tail, image.get("alt", "")
        image.clear()
        image.tag, image.tail = "span", tail
        image.attrib = {"class": "gd-figure", "role": "img", "aria-label": description}
        image.set("data-panels", str(drawing.count('class="gd-figure-panel"')))
        image.set("data-search-exclude", "")
        image.text = AtomicString(self.md.htmlStash.store(drawing))


class Figures(Extension):
    """Registers what puts drawings into pages."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Run after images are known (20), and before MkDocs looks for their files (0)."""
        md.treeprocessors.register(Drawings(md), "figures", 7)


def makeExtension(**settings: object) -> Figures:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it by the module's name."""
    return Figures(**settings)
