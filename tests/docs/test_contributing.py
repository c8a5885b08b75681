"""CONTRIBUTING.md speaks of this tree: its paths, its commands, its rooms and its seven places."""

import re

import pytest

from scripts.docs.pages import ROOT, fences_of, pages
from tests.scripts.test_optimizer_places import KNOWN

PAGE = ROOT / "CONTRIBUTING.md"
TEXT = PAGE.read_text(encoding="utf-8")
PROSE = re.sub(r"^```.*?^```$", "", TEXT, flags=re.MULTILINE | re.DOTALL)
MADE = ("docs/generated/",)  # by the build
EXAMPLE = {"<stem>": "adam", "<page>": "adamw", "<room>": "adaptive"}
ADDRESS = re.compile(r"[\w.<>/*-]+")
SUFFIX = re.compile(r".\.(py|md|yml|json|toml|mjs)$")


def paths():
    """The files and folders named in the prose and in the commands."""
    spans = re.findall(r"`([^`\n]+)`", PROSE)
    words = [word for fence in fences_of(PAGE) for word in fence.source.split() if "</" not in word]
    named = [w for w in [*spans, *words] if ADDRESS.fullmatch(w) and ("/" in w or SUFFIX.search(w))]
    return sorted({w for w in named if not w.startswith((".venv/", *MADE)) and w != "verified.md"})


def example(path):
    for placeholder, stem in EXAMPLE.items():
        path = path.replace(placeholder, stem)
    return path


def rooms():
    """The folders of the map, each under the one that it is indented below."""
    (block,) = [fence for fence in fences_of(PAGE) if fence.language == "text"]
    above = {}
    for line in block.source.splitlines():
        depth = len(line) - len(line.lstrip())
        names = re.match(r"(?:\S+(?: |$)(?! ))*\S*", line.strip())[0].split()
        parent = "".join(above[d] for d in sorted(above) if d < depth)
        above = {d: name for d, name in above.items() if d < depth} | {depth: names[0]}
        yield from (parent + name for name in names if name.endswith(("/", ".py")))


@pytest.mark.parametrize("path", paths())
def test_each_path_that_it_names_exists(path):
    # A map's room stands under the line above it, see below.
    known = {room.rstrip("/").rpartition("/")[2] for room in rooms()}
    assert list(ROOT.glob(example(path))) or path.strip("/") in known, path


@pytest.mark.parametrize(
    "command", sorted(set(re.findall(r"(?:^|`)make ([a-z-]+)", TEXT, re.MULTILINE)))
)
def test_each_command_that_it_names_exists(command):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert command in ("help", *re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


@pytest.mark.parametrize("module", sorted(set(re.findall(r"-m (scripts[\w.]*)", TEXT))))
def test_each_script_that_it_runs_exists(module):
    path = ROOT.joinpath(*module.split("."))
    assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file()


@pytest.mark.parametrize("room", list(rooms()))
def test_each_room_of_the_map_exists(room):
    assert (ROOT / room).is_dir() == room.endswith("/")
    assert (ROOT / room).exists()


@pytest.mark.parametrize("folder", ["gd_core", "docs/app", "scripts", "tests"])
def test_the_map_leaves_no_room_out(folder):
    found = {
        f"{folder}/{path.name}/"
        for path in (ROOT / folder).iterdir()
        if path.is_dir() and not path.name.startswith(("__", ".")) and any(path.rglob("*.*"))
    }
    assert found <= set(rooms())


def test_it_lists_the_seven_places():
    rows = re.findall(r"^\| (\d) \| `([^`]+)` \|", TEXT, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, len(rows) + 1))
    listed = {path.replace("<stem>", "{stem}").replace("<page>", "{page}") for _, path in rows}
    assert listed == set(KNOWN)


def test_its_fences_are_among_those_that_are_tested():
    assert PAGE in pages()
