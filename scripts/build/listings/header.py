"""The three lines above a listing: what it is, where its page is, and how it was tested."""

import json
import os
import tomllib
from functools import cache

from scripts.build.listings.definitions import ROOT

RECORDINGS = ROOT / "tests" / "conformance" / "recordings"
ADDRESS = "http://127.0.0.1:8000/"  # as mkdocs.yml's site_url
LIBRARY_NAMES = {"torch": "PyTorch", "keras": "Keras"}
PAGE_OF = {"learning-rate-range-test": "hyperparameter-search"}
BY_HAND = "Tested against steps computed by hand and closed forms."


def header(room: str, stem: str, names: list[str]) -> str:
    """Return the comment above a listing.

    Args:
        room: The folder of gd_core and of the pages, such as "optimizers".
        stem: The file's name without its ending, such as "adam".
        names: The public classes and functions of the file.
    """
    page = stem.replace("_", "-")
    address = os.environ.get("GD_SITE_URL") or ADDRESS
    title = f"{', '.join(names)} of gd_core {version()}, MIT license"
    lines = [title, f"{address.rstrip('/')}/{room}/{PAGE_OF.get(page, page)}/", tested(names)]
    return "".join(f"# {line}\n" for line in lines)


@cache
def version() -> str:
    """The version of gd_core."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["project"]["version"]


def tested(names: list[str]) -> str:
    """Say against what these classes were tested: the libraries of the recorded vectors."""
    found = dict(library for name in names for library in recorded().get(name, []))
    if not found:
        return BY_HAND
    libraries = [f"{LIBRARY_NAMES.get(n, n)} {v}" for n, v in sorted(found.items())]
    return f"Tested step by step against {' and '.join(libraries)}."


@cache
def recorded() -> dict[str, list[tuple[str, str]]]:
    """The library and its version, for each class of which there are recorded vectors."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(RECORDINGS.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        if "optimizer" in record:
            library = record["library"]
            version = record["versions"][library].split("+")[0]
            found.setdefault(record["optimizer"], []).append((library, version))
        for schedule in record.get("schedules", []):
            found.setdefault(schedule["schedule"], []).append(("torch", record["torch"]))
    return found
