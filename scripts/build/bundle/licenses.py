"""Which works of others are shipped: the rows of About's table, and the licenses' texts.

What is shipped is read from the bundle and from the runtime's wheels, each with its own word on
its version and license. Only what each does here is written by hand.
"""

import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

from scripts.errors import BuildError

ROOT = Path(__file__).resolve().parents[3]
MODULES = ROOT / "node_modules"
PACKAGE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")
CODEMIRROR = r"@codemirror/.*|@lezer/.*|@marijn/find-cluster-break|style-mod|w3c-keyname"
# The packages that share a row, how the row names them, and what they do here.
BROWSER = (
    (r"pyodide", "[Pyodide](https://github.com/pyodide/pyodide)", "Python in the browser"),
    (r"katex", "[KaTeX](https://github.com/KaTeX/KaTeX) and its fonts", "formulas"),
    (CODEMIRROR, "[CodeMirror](https://github.com/codemirror) and Lezer", "the editor of a cell"),
    (r"d3-(.*)|internmap", "[d3](https://github.com/d3)", "drawing the explorer"),
    (r"lit-html", "[lit-html](https://github.com/lit/lit)", "the explorer's forms"),
    (
        r"@preact/signals-core",
        "[Signals](https://github.com/preactjs/signals)",
        "what an explorer's parts follow",
    ),
    (r"three", "[three.js](https://github.com/mrdoob/three.js)", "the 3-D view of the laboratory"),
    (r".*/inter", "[Inter](https://github.com/rsms/inter)", "the text's typeface"),
    (
        r".*/jetbrains-mono",
        "[JetBrains Mono](https://github.com/JetBrains/JetBrainsMono)",
        "the code's typeface",
    ),
)
PYTHON = {
    "numpy": "arrays",
    "matplotlib": "figures; its DejaVu fonts have a free license of their own",
    **dict.fromkeys(
        (
            *("contourpy", "cycler", "fonttools", "kiwisolver", "packaging", "pillow"),
            *("pyparsing", "python-dateutil", "six"),
        ),
        "needed by Matplotlib",
    ),
}


@dataclass(frozen=True)
class Work:
    """A work of others: its name, version and license."""

    name: str
    version: str
    license: str


class UnknownWorkError(BuildError):
    """Something is shipped that this file does not say a word about."""


def packages_in(inputs: Iterable[str]) -> list[str]:
    """Name the npm packages that some files belong to."""
    return sorted({found[1] for name in inputs if (found := PACKAGE.search(name))})


def npm_work(package: str) -> Work:
    """Describe an npm package as its package.json does."""
    content = json.loads((MODULES / package / "package.json").read_text(encoding="utf-8"))
    return Work(content["name"], content["version"], content["license"])


def wheel_work(wheel: Path) -> Work:
    """Describe a Python package as its wheel's metadata does."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        metadata = message_from_bytes(archive.read(name))
    named = [
        text.rpartition(" :: ")[2]
        for text in metadata.get_all("Classifier", [])
        if text.startswith("License :: OSI")
    ]
    terms = metadata["License-Expression"] or ", ".join(named) or metadata["License"]
    return Work(metadata["Name"], metadata["Version"], terms)


def browser_rows(works: Iterable[Work]) -> Iterator[str]:
    """The rows of npm packages, those that belong together in one.

    Raises:
        UnknownWorkError: A package belongs to no row.
    """
    remaining = {work.name: work for work in works}
    for pattern, title, purpose in BROWSER:
        members = [work for name, work in remaining.items() if re.fullmatch(pattern, name)]
        for work in members:
            del remaining[work.name]
        if members:
            yield row(title, members, purpose)
    if remaining:
        raise UnknownWorkError(f"{', '.join(remaining)}: say in {__name__} what it does here.")


def python_rows(works: Iterable[Work]) -> Iterator[str]:
    """The rows of Python packages, one each.

    Raises:
        UnknownWorkError: A package has no purpose.
    """
    for work in works:
        if work.name not in PYTHON:
            raise UnknownWorkError(f"{work.name}: say in {__name__} what it does here.")
        yield row(work.name, [work], PYTHON[work.name])


def row(title: str, members: list[Work], purpose: str) -> str:
    """One row of the table; works that share it are named where they are more than one."""
    parts = sorted(re.sub(r"^@\w+/|^d3-", "", work.name) for work in members)
    named = f"{title} ({', '.join(parts)})" if len(parts) > 1 else f"{title} {members[0].version}"
    terms = " and ".join(sorted({work.license for work in members}))
    return f"| {named} | {terms} | {purpose} |"


def text_of(package: str) -> str:
    """One npm package's name, version, license, and the license's text."""
    work = npm_work(package)
    texts = [path.read_text() for path in sorted((MODULES / package).glob("LICEN[CS]E*"))]
    title = f"{work.name} {work.version} ({work.license})"
    return "\n".join([title, "=" * len(title), *texts])


def write_licenses(folder: Path, inputs: Iterable[str], wheels: Iterable[Path]) -> None:
    """Write the licenses' texts, and the rows that the page About includes."""
    packages = packages_in(inputs)
    texts = "\n\n".join(text_of(package) for package in packages)
    (folder / "LICENSES.txt").write_text(texts)
    rows = [
        *browser_rows(npm_work(package) for package in [*packages, "pyodide"]),
        *python_rows(wheel_work(wheel) for wheel in wheels),
    ]
    (folder / "shipped.md").write_text("\n".join(rows) + "\n")
