"""The page About names everything that is shipped, and the version that is cited."""

import json
import tomllib

import pytest
import yaml

import gd_core
from scripts.docs.pages import DOCS, ROOT

ABOUT = (DOCS / "about.md").read_text(encoding="utf-8")
LICENSES = ABOUT.partition("## Licenses")[2].partition("## How to cite")[0].lower()
SCOPES = {"@codemirror": "codemirror", "@lezer": "lezer", "@fontsource-variable": ""}
PYTHON = ("numpy", "matplotlib", "contourpy", "cycler", "kiwisolver", "packaging", "pillow")


def shown_as(package):
    """How the page calls an npm package: `@codemirror/view` as CodeMirror, `d3-array` as array."""
    scope, _, name = package.rpartition("/")
    return SCOPES.get(scope) or name.replace("jetbrains-mono", "jetbrains mono")


@pytest.mark.parametrize(
    "package", json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
)
def test_every_browser_library_is_named(package):
    name = shown_as(package).removeprefix("d3-").partition("-")[0]
    assert name in LICENSES


@pytest.mark.parametrize("package", PYTHON)
def test_every_python_package_is_named(package):
    assert package in LICENSES


def test_one_version_is_named_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert project["version"] == gd_core.__version__ == citation["version"]
    assert f"Version {gd_core.__version__}" in ABOUT


def test_a_library_that_is_not_named_would_be_found():
    assert "leaflet" not in LICENSES
