"""Draw the picture of the README, which stands on white: `python -m scripts.build.pages.readme`.

It is the one figure that is kept in git, since who reads the repository has built nothing. A test
compares it with what this script draws. It is a file of its own, so it says its colors itself.
"""

from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from scripts.build.pictures.figures import drawn, save
from scripts.figures.look.svg import trimmed
from scripts.figures.look.theme import WIDE, WIDE_THEME
from scripts.figures.momentum.momentum import draw_valley

ROOT = Path(__file__).resolve().parents[3]
PICTURE = ROOT / ".github" / "valley.svg"
EDGE = 16  # pixels around the panels, and above them for the key
KEY = 28


def draw() -> bytes:
    """Return the picture as SVG: both panels side by side, and the key above them."""
    with WIDE_THEME.applied():
        panels = drawn(draw_valley, WIDE_THEME)
        saved = [save(figure) for figure in panels.figures]
    svgs = [trimmed(svg, f"valley-{number}", "") for number, svg in enumerate(saved)]
    height = int(svgs[0].get("height", 0)) + KEY + 2 * EDGE
    size = {"width": str(WIDE + 2 * EDGE), "height": str(height)}
    look = {"font-family": "Inter, system-ui, sans-serif", "font-size": "12", "fill": "none"}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **look})
    SubElement(root, "rect", {**size, "fill": WIDE_THEME.background})
    place = EDGE
    for line, name in panels.keys:
        place = add_key(root, place, line.get_color(), name)
    for svg, x in zip(svgs, (EDGE, EDGE + WIDE - int(svgs[1].get("width", 0))), strict=True):
        svg.attrib |= {"x": str(x), "y": str(EDGE + KEY)}
        root.append(svg)
    return ElementTree.tostring(root)


def add_key(root: Element, x: int, color: str, name: str) -> int:
    """Write a run's name behind a piece of its line; return where the next one begins."""
    line = {"d": f"M{x} {EDGE + 8}h26", "stroke": color, "stroke-width": "2"}
    SubElement(root, "path", line)
    text = SubElement(root, "text", {"x": str(x + 34), "y": str(EDGE + 12), "fill": color})
    text.text = name
    return x + 54 + 6 * len(name)


if __name__ == "__main__":
    PICTURE.write_bytes(draw())
