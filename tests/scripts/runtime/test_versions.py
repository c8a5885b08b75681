"""Pyodide's version and its Python's: every place that holds one says what is installed."""

import json
import re

import pytest

from scripts.runtime.places import PYODIDE, PYTHON, ROOT, VERSION

RUNTIME = ROOT / "docs" / "app" / "runtime"
ANY = re.compile(rf"\b({re.escape(VERSION)}|(python)?{re.escape(PYTHON)})\b")
HOLD = {"scripts/runtime/places.py", "docs/app/runtime/boot.js", "docs/app/runtime/internals.js"}


def constant(name):
    """A constant of the browser's scripts."""
    script = "boot.js" if name == "PYTHON" else "internals.js"
    (value,) = re.findall(rf'const {name} = "([^"]+)";', (RUNTIME / script).read_text())
    return value


def installed(name):
    return json.loads((PYODIDE / name).read_text())


@pytest.mark.parametrize("place", ["places.py", "internals.js", "package.json"])
def test_the_version_of_pyodide_is_the_installed_one(place):
    said = {
        "places.py": VERSION,
        "internals.js": constant("PYODIDE_VERSION"),
        "package.json": json.loads((ROOT / "package.json").read_text())["dependencies"]["pyodide"],
    }
    assert said[place] == installed("package.json")["version"]


@pytest.mark.parametrize("said", [PYTHON, constant("PYTHON")], ids=["places.py", "boot.js"])
def test_the_version_of_python_is_that_of_pyodides_lock(said):
    assert installed("pyodide-lock.json")["info"]["python"].startswith(f"{said}.")


def test_no_other_script_of_the_runtime_holds_a_version():
    folders = (ROOT / "scripts" / "runtime", RUNTIME)
    files = [path for folder in folders for path in folder.rglob("*")]
    sources = [path for path in files if path.suffix in (".py", ".js", ".mjs")]
    found = {p.relative_to(ROOT).as_posix() for p in sources if ANY.search(p.read_text())}
    assert found == HOLD
