"""Pictures as text: an element of the page with all that makes its picture, to whole pixels.

So rounded, a picture is the same on every processor and with every font. A path of many numbers is
told by a few of its points, and a surface's level by its rings and where they lie.
"""

import difflib
import os
from pathlib import Path

from playwright.sync_api import Locator

FOLDER = Path(__file__).with_name("snapshots")
REWRITE = "GD_SNAPSHOTS"
COMMAND = f"{REWRITE}=1 .venv/bin/python -m pytest tests/browser/test_snapshots.py -n0"
SERIALIZE = """(root) => {
  const KEPT = ["d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height",
    "viewBox", "transform", "points", "visibility", "role", "aria-label"];
  const POINTS = 24;
  const round = (number) => Math.round(Number(number) + 1e-6) + 0; // no tie depends on a rounding
  const rounded = (text) => text.replace(/-?\\d+(\\.\\d+)?(e-?\\d+)?/g, round);
  const numbersOf = (path) => path.match(/-?\\d+(\\.\\d+)?(e-?\\d+)?/g) ?? [];
  const box = (ring) => [0, 1].map((axis) => {
    const values = numbersOf(ring).filter((_, at) => at % 2 === axis).map(Number);
    return `${round(Math.min(...values))} to ${round(Math.max(...values))}`;
  }).join(" by ");
  const told = (path) => {
    if (numbersOf(path).length <= 2 * POINTS) return rounded(path);
    if (path.includes("Z")) return path.match(/M[^M]+/g).map(box).join("; ");
    const pieces = path.match(/[ML][^ML]+/g);
    const every = Math.ceil(pieces.length / POINTS);
    const some = pieces.filter((_, at) => at % every === 0 || at === pieces.length - 1);
    return `${pieces.length} points, such as ${rounded(some.join(" "))}`;
  };
  const attribute = (element, name) => {
    const value = element.getAttribute(name);
    if (value === null) return "";
    if (name === "d") return ` d="${told(value)}"`;
    return ` ${name}="${/^[a-z]*$|label/.test(name + value) ? value : rounded(value)}"`;
  };
  const lines = (node, indent) => {
    const text = node.nodeType === Node.TEXT_NODE && node.data.trim();
    if (text) return [indent + text];
    if (node.nodeType !== Node.ELEMENT_NODE || node.localName === "defs") return [];
    const classes = [...node.classList].map((name) => `.${name}`).join("");
    const head = indent + node.localName + classes + KEPT.map((k) => attribute(node, k)).join("");
    return [head, ...[...node.childNodes].flatMap((child) => lines(child, `${indent}  `))];
  };
  return `${lines(root, "").join("\\n")}\\n`;
}"""


def check_snapshot(name: str, *elements: Locator) -> None:
    """Compare elements with the picture of a name, or take that anew where one asks for it."""
    found = "\n".join(element.evaluate(SERIALIZE) for element in elements)
    path = FOLDER / f"{name}.txt"
    if os.environ.get(REWRITE):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    compared = difflib.unified_diff(
        expected.splitlines(), found.splitlines(), "as it was", "as it is", n=1, lineterm=""
    )
    assert found == expected, (
        f"The picture {name} has changed. If it is meant to, take it anew with\n  {COMMAND}\n"
        + "\n".join([*compared][:60])
    )
