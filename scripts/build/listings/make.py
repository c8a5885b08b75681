"""Write `docs/generated/listings/` and `docs/generated/standalone/`: what a reader takes away.

A listing is the rule alone: what a page prints, its cell holds, and Copy copies. A stand-alone
file is the same algorithm with its docstrings and all its checks. Both need NumPy alone.
"""

import subprocess
import sys
import textwrap
from pathlib import Path

from scripts.build.listings.bare import bare
from scripts.build.listings.definitions import ROOT, read
from scripts.build.listings.header import header
from scripts.build.listings.standalone import standalone

ROOMS = ("optimizers", "variants", "schedules", "techniques")
OUTPUT = ROOT / "docs" / "generated"
WIDTHS = {"listings": 76, "standalone": 100}  # a page's cell shows 76 columns


def sources() -> list[tuple[str, str]]:
    """The room and stem of every file that a reader may take away."""
    found = [
        (room, path.stem)
        for room in ROOMS
        for path in sorted((ROOT / "gd_core" / room).glob("[a-z]*.py"))
    ]
    stems = [stem for _, stem in found]
    twice = {stem for stem in stems if stems.count(stem) > 1}
    if twice:
        raise ValueError(f"files of gd_core must have names of their own, got twice: {twice}")
    return found


def texts(room: str, stem: str) -> dict[str, str]:
    """Return a file's listing and its stand-alone form, by folder."""
    name = f"gd_core.{room}.{stem}"
    top = header(room, stem, public_names(room, name))
    return {
        "listings": f"{top}\n{standalone(name, bare)}",
        "standalone": f"{top}\n{standalone(name)}",
    }


def public_names(room: str, module: str) -> list[str]:
    """The classes and functions of a module that its package offers."""
    offered = read(f"gd_core.{room}").own_imports.items()
    return [name for name, target in offered if target.module == module]


def wrapped(line: str, width: int) -> list[str]:
    """A comment that is too long, in several lines; any other line as it is."""
    text = line.lstrip()
    if len(line) <= width or not text.startswith("# "):
        return [line]
    start = line[: len(line) - len(text)] + "# "
    return textwrap.wrap(text[2:], width, initial_indent=start, subsequent_indent=start)


def tidy(folder: Path, width: int) -> None:
    """Drop what the shortened files no longer use, and set their lines, with ruff."""
    for path in folder.glob("*.py"):
        head, comment, body = path.read_text(encoding="utf-8").partition("\n\n")
        lines = [part for line in body.splitlines() for part in wrapped(line, width)]
        path.write_text(head + comment + "\n".join(lines) + "\n", encoding="utf-8")
    ruff = [sys.executable, "-m", "ruff"]
    options = ["--isolated", "--quiet", "--line-length", str(width)]
    unused = ["--fix", "--unsafe-fixes", "--select", "F401,F841,I"]
    for command in (["check", *unused], ["format"]):
        subprocess.run([*ruff, *command, *options, str(folder)], check=True)


def build(output: Path = OUTPUT) -> list[Path]:
    """Write all files; return their paths. What has lost its source is removed."""
    written = []
    for room, stem in sources():
        for folder, text in texts(room, stem).items():
            path = output / folder / f"{stem}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            written.append(path)
    for folder, width in WIDTHS.items():
        for path in set((output / folder).iterdir()) - set(written):
            path.unlink()
        tidy(output / folder, width)
    return written
