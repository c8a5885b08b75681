"""The page About names everything that is shipped, and the version that is cited."""

import re
import tomllib

import pytest
import yaml

import gd_core
from scripts.build.bundle import app
from scripts.docs.pages import DOCS, ROOT

ABOUT = (DOCS / "about.md").read_text(encoding="utf-8")
LICENSES = ABOUT.partition("## Licenses")[2].partition("## How to cite")[0]
INCLUDED = '--8<-- "docs/generated/app/shipped.md"'
ROW = re.compile(r"^\| (?:\[([^]]+)\]\(|([^|[]+) \|)", re.MULTILINE)
BY_HAND = (
    "CPython",
    "Emscripten",
    "Material for MkDocs",
    "lunr.js",
    "Material Design Icons",
    "Optical digits, from the UCI repository through scikit-learn",
)
BROWSER = ("Pyodide", "KaTeX", "CodeMirror", "d3", "three.js", "Inter", "JetBrains Mono")


def titles_in(table: str) -> list[str]:
    """What each row of a table is about: its first cell's link, or its text."""
    return [link or text for link, text in ROW.findall(table)]


@pytest.fixture(scope="module")
def shipped() -> str:
    """The rows that are made from what is shipped."""
    return (app.OUTPUT / "shipped.md").read_text(encoding="utf-8")


def test_the_table_is_made_of_what_is_shipped_and_of_what_no_list_knows():
    assert LICENSES.count(INCLUDED) == 1
    assert [title for title in titles_in(LICENSES) if title in BY_HAND] == list(BY_HAND)


def test_every_row_of_the_browser_libraries_is_there(shipped):
    assert [title for title in titles_in(shipped) if title in BROWSER] == list(BROWSER)


def test_every_python_package_is_named(shipped):
    for wheel in app.wheels():
        name, version = wheel.name.split("-")[:2]
        assert re.search(rf"^\| {name.replace('_', '[-_]')} {re.escape(version)} \|", shipped, re.M)


def test_every_license_is_served(shipped):
    served = (app.OUTPUT / "LICENSES.txt").read_text(encoding="utf-8")
    for package in ("katex", "three", "d3-scale", "@codemirror/view", "@fontsource-variable/inter"):
        assert f"\n{package} " in f"\n{served}"


def test_what_is_not_shipped_is_not_named(shipped):
    assert "comlink" not in (LICENSES + shipped).lower()


def test_one_version_is_named_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert project["version"] == gd_core.__version__ == citation["version"]
    assert f"Version {gd_core.__version__}" in ABOUT
