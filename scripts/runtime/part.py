"""A part of `docs/generated/runtime/`: the base, the site's own code, or the memory snapshot.

Each is a folder with the hash of its content in its name, so that browsers may keep it for ever:
the base (Pyodide and the wheels) changes with Pyodide alone, the others with every edit of gd_core.
"""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from scripts.runtime.places import OUTPUT


def make_part(prefix: str, fill: Callable[[Path], None]) -> list[Path]:
    """Fill a new folder, which takes the place of the last one with this prefix."""
    working = OUTPUT / f".{prefix}.part"
    shutil.rmtree(working, ignore_errors=True)
    working.mkdir(parents=True)
    fill(working)
    remove_part(prefix)
    final = working.rename(OUTPUT / f"{prefix}-{digest_of(working)[:12]}")
    return files_in(final)


def remove_part(prefix: str) -> None:
    """Remove the folder of this prefix, if there is one."""
    for folder in OUTPUT.glob(f"{prefix}-*"):
        shutil.rmtree(folder)


def files_in(folder: Path) -> list[Path]:
    """All files of a folder, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def digest_of(folder: Path) -> str:
    """Hash the names and bytes of all files of a folder."""
    total = hashlib.sha256()
    for path in files_in(folder):
        name = path.relative_to(folder).as_posix().encode()
        total.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
