"""Which files a page asks for before its stylesheet and scripts do: fonts, and the parts it holds.

The theme reads the list, see docs/app/theme/partials/preload.html. A page that is only read would
else wait three times in a row: for the page, for what it names, and for what that names.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.errors import BuildError

FOLDER = "generated/app"
# A text that a page's content holds, or * for every page, and what such a page asks for.
# A font is named on every page or on none: a page that is swapped in would name one that is there
# already, and a browser complains of a font that is asked for and not used.
FONTS = {"*": ("inter-latin-wght-normal",)}
PARTS = {
    "*": "docs/app/main.js",
    "<gd-cell": "docs/app/cells/cell.js",
    "<gd-explorer": "docs/app/explorer/explorer.js",
    "<gd-momentum-map": "docs/app/momentum/map.js",
}

Outputs = dict[str, dict[str, Any]]


def preloads(outputs: Outputs) -> str:
    """Give the list as the theme reads it: "text|as|address", with spaces between.

    Args:
        outputs: What esbuild says of the files that it made.

    Raises:
        BuildError: A font or a part is not among them.
    """
    fonts = [f"{text}|font|{font_named(outputs, n)}" for text, ns in FONTS.items() for n in ns]
    seen: set[str] = set()
    parts = []
    for text, source in PARTS.items():
        new = [name for name in needs(outputs, part_of(outputs, source)) if name not in seen]
        seen.update(new if text == "*" else ())
        parts += [f"{text}|module|{address(name)}" for name in new]
    return " ".join([*fonts, *parts])


def needs(outputs: Outputs, name: str, found: set[str] | None = None) -> Iterator[str]:
    """Yield a script and all that it imports at once, itself first."""
    found = set() if found is None else found
    if name in found:
        return
    found.add(name)
    yield name
    for used in outputs[name]["imports"]:
        if used["kind"] == "import-statement" and used["path"] in outputs:
            yield from needs(outputs, used["path"], found)


def part_of(outputs: Outputs, source: str) -> str:
    """Find what a script became that is imported when it is needed."""
    return one((n for n, o in outputs.items() if o.get("entryPoint") == source), source)


def font_named(outputs: Outputs, stem: str) -> str:
    """Find the address of a font by the stem of its file."""
    fonts = (n for n in outputs if n.endswith(".woff2") and Path(n).name.startswith(f"{stem}-"))
    return address(one(fonts, stem))


def one(names: Iterator[str], wanted: str) -> str:
    """Return the only name.

    Raises:
        BuildError: There is none, or more than one.
    """
    found = list(names)
    if len(found) != 1:
        raise BuildError(f"{wanted} became {len(found)} files; see {__name__}.")
    return found[0]


def address(name: str) -> str:
    """Where the site has a file that the bundle made."""
    return f"{FOLDER}/{Path(name).name}"
