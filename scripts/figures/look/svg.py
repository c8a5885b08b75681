"""Matplotlib's SVG, made fit for a page: short, without ids of its own, in the page's colors.

Text stays text in the page's typeface. Colors of the table become the page's CSS properties, so
that one drawing serves light, dark and print.
"""

import re
from itertools import product
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from matplotlib.colors import to_hex

from scripts.build.bundle.colors import TWINS
from scripts.figures.look.simplify import shorten_path
from scripts.figures.look.theme import SHADES, TABLE, WIDE_THEME

NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
REFERENCE = re.compile(r"#([\w-]+)")
COLOR = re.compile(r"#[0-9a-f]{6}\b")
STYLES = re.compile(r"([\w-]+): ?([^;]+)")
# What the page's stylesheet says of every figure.
USUAL = {
    "stroke-linejoin": {"round", "miter"},
    "stroke-linecap": {"butt", "square", "round"},
    "stroke-dashoffset": {"0"},
    "font-size": {"12px"},
    "font-weight": {"400"},
    "font-style": {"normal"},
}
DROPPED = {"font-family", "font", "stroke-miterlimit"}


def properties() -> dict[str, str]:
    """From the colors of light to what says them in CSS."""
    found = {pair["light"]: f"var(--gd-{hue})" for hue, pair in TABLE["hues"].items()}
    for hue, twin in product(TABLE["hues"], TWINS):
        color = WIDE_THEME.run(FIRST_OF[hue], twin)["color"]
        share = f"{TWINS[twin][0]:.0%}"
        found[color] = f"color-mix(in srgb,var(--gd-{hue}),var(--gd-away) {share})"
    for group in ("series", "figure"):
        found |= {pair["light"]: f"var(--gd-{group}-{key})" for key, pair in TABLE[group].items()}
    for shade in range(SHADES):
        share = f"{shade / (SHADES - 1):.0%}"
        mix = f"color-mix(in srgb,var(--gd-relief-low),var(--gd-relief-high) {share})"
        found[to_hex(WIDE_THEME.relief(shade))] = mix
    return found


FIRST_OF = {line["hue"]: name for name, line in reversed(TABLE["optimizers"].items())}
PROPERTIES = properties()


def fit(svg: bytes, prefix: str, css_class: str) -> str:
    """Return a drawing as an element for a page; its ids begin with the prefix."""
    root = trimmed(svg, prefix, css_class)
    for element in [*root.iter("use"), *root.iter("image")]:
        # The theme writes to whatever has `href`, which such an element refuses.
        element.set("xlink:href", element.attrib.pop("href"))
    drawing = ElementTree.tostring(root, encoding="unicode")
    return COLOR.sub(lambda color: PROPERTIES.get(color[0], color[0]), drawing)


def trimmed(svg: bytes, prefix: str, css_class: str) -> Element:
    """Shorten a drawing, in the colors that it has."""
    root = without_namespaces(ElementTree.fromstring(svg))
    clean(root)
    name_again(root, prefix)
    width, height = root.get("viewBox", "").split()[2:]
    root.attrib = {"class": css_class, "viewBox": f"0 0 {width} {height}", "width": width}
    root.set("height", height)
    return root


def without_namespaces(root: Element) -> Element:
    """Take the namespaces from all names: inside HTML they go without saying."""
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        element.attrib = {name.rpartition("}")[2]: at for name, at in element.attrib.items()}
    return root


def clean(element: Element) -> None:
    """Shorten an element and all inside it."""
    for child in list(element):
        clean(child)
        is_empty = child.tag in {"g", "defs"} and not len(child)
        if child.tag in {"metadata", "style"} or is_empty:
            element.remove(child)
    for child in list(element):
        if child.tag == "g" and not set(child.attrib) - {"id"}:  # a group that groups nothing
            place = list(element).index(child)
            element.remove(child)
            element[place:place] = list(child)
    shorten(element)
    lift_style(element)
    element.tail = None
    if element.tag != "text":
        element.text = None


def shorten(element: Element) -> None:
    """Round an element's numbers, and say what differs from the stylesheet alone."""
    for name, value in element.attrib.items():
        if name == "d":
            element.set(name, shorten_path(value))
        elif name not in {"href", "id", "class"}:
            element.set(name, NUMBER.sub(lambda m: f"{float(m[0]):.1f}".removesuffix(".0"), value))
    if "style" in element.attrib:
        said = dict(STYLES.findall(element.attrib.pop("style")))
        kept = {k: v for k, v in said.items() if k not in DROPPED and v not in USUAL.get(k, ())}
        if kept:
            style = ";".join(f"{name}:{value}" for name, value in kept.items())
            element.set("style", style)
    turn = element.get("transform", "")
    if re.match(r"rotate\(-?0[ ,]", turn):
        del element.attrib["transform"]


def lift_style(element: Element) -> None:
    """Say once what all children say."""
    styles = {child.get("style") for child in element}
    if (
        element.tag == "g"
        and len(element) > 1
        and len(styles) == 1
        and "style" not in element.attrib
    ):
        style = styles.pop()
        if style:
            element.set("style", style)
            for child in element:
                del child.attrib["style"]


def name_again(root: Element, prefix: str) -> None:
    """Keep the ids that something refers to, and give them short names of their own."""
    values = [value for element in root.iter() for value in element.attrib.values()]
    known = {element.get("id") for element in root.iter()}
    used = [name for value in values for name in REFERENCE.findall(value) if name in known]
    short = {name: f"{prefix}-{number}" for number, name in enumerate(dict.fromkeys(used))}
    for element in root.iter():
        if element.get("id") not in short:
            element.attrib.pop("id", None)
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, short[value])
            elif not value.startswith("data:"):
                refer = REFERENCE.sub(lambda m: f"#{short.get(m[1], m[1])}", value)
                element.set(name, refer)
