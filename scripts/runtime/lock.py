"""Which of Pyodide's packages the site ships, and the lock file that tells the page so."""

from typing import Any

from scripts.runtime.places import pyodide_lock

WANTED = ("numpy", "matplotlib", "fonttools")
# Matplotlib never imports pytz, and fonttools (2 MB) only to write PDF or PostScript: that one is
# shipped, and loaded when a cell imports it.
LEFT_OUT = {"matplotlib": {"pytz", "fonttools"}}


def shipped_packages() -> dict[str, dict[str, Any]]:
    """The lock's entries of the wanted packages and of all that they depend on."""
    packages = pyodide_lock()["packages"]
    chosen: dict[str, dict[str, Any]] = {}
    waiting = list(WANTED)
    while waiting:
        name = waiting.pop(0)
        if name in chosen:
            continue
        depends = [d for d in packages[name]["depends"] if d not in LEFT_OUT.get(name, ())]
        chosen[name] = {**packages[name], "depends": depends}
        waiting += depends
    return chosen


def trimmed_lock(files: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """Return the lock of the shipped packages alone.

    Args:
        files: For each package, the name and the SHA-256 of the file that is served.
    """
    packages = {
        name: {**entry, "file_name": files[name][0], "sha256": files[name][1]}
        for name, entry in sorted(shipped_packages().items())
    }
    return {"info": pyodide_lock()["info"], "packages": packages}
