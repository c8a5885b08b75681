"""Every optimizer has its seven places; a message names the one that was forgotten.

The files are read, not imported, so that this works while one of them is missing.
"""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = "gd_core/optimizers/{stem}.py"
PACKAGE = "gd_core/optimizers/__init__.py"
PAGES = "docs/optimizers/{page}.md"
NAV = "mkdocs.yml"
COUNTERPARTS = "scripts/conformance/counterparts.py"
TESTS = "tests/gd_core/optimizers/test_{stem}.py"
TRAITS = "tests/gd_core/optimizers/table.py"
TEMPLATE = "Replace this"  # how sentences begin that `make new-optimizer` leaves to be written


def key_of(name):
    """What a class, its file and its page have in common: their letters."""
    return re.sub("[_-]", "", name).lower()


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def stems_in(pattern):
    """The stems of the files of a pattern, those of the package and of its index left out."""
    found = ROOT.glob(pattern.format(stem="[a-z]*", page="[a-z]*"))
    return {path.stem for path in found} - {"index"}


def table_in(path, name):
    """The strings in a table: the items of a list, or the keys of a dict."""
    for node in ast.parse(read(path)).body:
        targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            items = getattr(node.value, "elts", None) or getattr(node.value, "keys", [])
            return [item.value for item in items]
    raise AssertionError(f"{path} has no table {name}")


def imports_in(path):
    """The stem of each file that a module imports a class from, and the class."""
    nodes = [node for node in ast.parse(read(path)).body if isinstance(node, ast.ImportFrom)]
    return {node.module.rpartition(".")[2]: node.names[0].name for node in nodes}


IMPORTED = imports_in(PACKAGE)
NAMES = {
    PACKAGE: set(IMPORTED.values()) & set(table_in(PACKAGE, "__all__")),
    COUNTERPARTS: set(table_in(COUNTERPARTS, "COUNTERPARTS")),
    TRAITS: set(table_in(TRAITS, "TRAITS")),
}
STEMS = {
    SOURCES: stems_in(SOURCES),
    PAGES: stems_in(PAGES),
    NAV: set(re.findall(r": optimizers/([\w-]+)\.md$", read(NAV), re.M)) - {"index"},
}
# By their letters: the classes of all places that name a class, and the stems of all files.
ALL_NAMES = set().union(*NAMES.values(), IMPORTED.values(), table_in(PACKAGE, "__all__"))
NAME_OF = {key_of(name): name for name in ALL_NAMES}
STEM_OF = {key_of(s): s.replace("-", "_") for s in set().union(*STEMS.values(), IMPORTED)}
TESTED = {path.stem.removeprefix("test_") for path in ROOT.glob(TESTS.format(stem="*"))}
KNOWN = {
    place: {key_of(name) for name in found}
    for place, found in {**NAMES, **STEMS, TESTS: TESTED}.items()
}
KEYS = sorted(NAME_OF | STEM_OF)


def path_of(place, key):
    """The file of a place for one optimizer."""
    stem = STEM_OF.get(key, key)
    return place.format(stem=stem, page=stem.replace("_", "-"))


def name_of(key):
    return NAME_OF.get(key, STEM_OF.get(key))


def each(places):
    """The optimizers with each of these places, for a test of every pair."""
    pairs = [(key, place) for key in KEYS for place in places]
    ids = [f"{name_of(key)}-{path_of(place, key)}" for key, place in pairs]
    return pytest.mark.parametrize(("key", "place"), pairs, ids=ids)


@each(KNOWN)
def test_an_optimizer_has_this_place(key, place):
    has = f"{path_of(place, key)} has nothing of {name_of(key)}"
    assert key in KNOWN[place], f'{has}: see "Add an optimizer" in CONTRIBUTING.md'


@each([SOURCES, PAGES, TESTS])
def test_no_sentence_of_the_template_is_left(key, place):
    path = path_of(place, key)
    lines = read(path).splitlines() if (ROOT / path).is_file() else []
    left = [
        f"{path}:{row}: {text.strip()}" for row, text in enumerate(lines, 1) if TEMPLATE in text
    ]
    assert not left, "\n".join(["the template's sentences are still to be written:", *left])


def test_all_optimizers_are_found():
    assert {"adam", "gradientdescent", "schedulefreeadamw"} <= set(KEYS)
    assert len(KEYS) >= 21
    assert len(KNOWN) == 7
