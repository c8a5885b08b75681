"""What the rooms of `gd_core` may import: NumPy, the standard library, and rooms below them."""

import ast
import sys
from pathlib import Path

import pytest

import gd_core

ROOT = Path(gd_core.__file__).parent
# A room, or a file of the top level: what it may import besides its own files.
BELOW = {
    "__init__": {"minimize", "optimizers", "schedules", "techniques", "trajectory"},
    "checked": {"guard"},
    "checks": {"guard"},
    "experiments": {"checked", "checks", "loop"},
    "guard": set(),
    "loop": {"checked", "checks"},
    "minimize": {"loop"},
    "optimizers": {"checked"},
    "problems": {"checks"},
    "schedules": {"checks"},
    "surfaces": set(),
    "techniques": {"checks", "loop"},
    "theory": {"checks"},
    "trajectory": {"loop"},
    "variants": set(),
}
# Files that one would copy: they import NumPy, and what can stand in the same file.
COPIED = {
    "optimizers": {"gd_core.checked"},
    "schedules": {"gd_core.checks"},
    "surfaces": {"gd_core.surfaces.surface"},
    "techniques": {"gd_core.checks", "gd_core.techniques.clipping", "gd_core.loop"},
    "variants": {"gd_core.variants._checked_descent"},
}
FILES = sorted(ROOT.rglob("*.py"))


def imported(source):
    """The modules that a source imports: `from gd_core import checks` is gd_core.checks."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "gd_core":
            found |= {f"gd_core.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module)
    return found


def room_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_imports_rooms_below_its_own(path):
    room = room_of(path)
    for name in imported(path.read_text(encoding="utf-8")):
        top, _, rest = name.partition(".")
        if top == "gd_core":
            assert rest.partition(".")[0] in {room, *BELOW[room]}, name
        else:
            assert top == "numpy" or top in sys.stdlib_module_names, name


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if room_of(path) in COPIED and path.stem != "__init__"],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_a_file_that_one_copies_needs_little_else(path):
    ours = {name for name in imported(path.read_text(encoding="utf-8")) if "gd_core" in name}
    assert ours <= COPIED[room_of(path)]


def test_an_import_is_found_in_any_form():
    source = "import a.b\nfrom gd_core import checks, loop\nfrom gd_core.x.y import z\n"
    assert imported(source) == {"a.b", "gd_core.checks", "gd_core.loop", "gd_core.x.y"}
