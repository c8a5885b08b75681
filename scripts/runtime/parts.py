"""The three folders of `docs/generated/runtime/`: base, the site's own code, memory snapshot.

Each has a name with the hash of its content, so that browsers may keep it for ever: the base
(Pyodide and the wheels) changes with Pyodide alone, the others with every edit of gd_core.
"""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from scripts.runtime.base import build_base as fill_base
from scripts.runtime.manifest import make_manifest, parts
from scripts.runtime.own import build_own_archive
from scripts.runtime.places import OUTPUT, VERSION
from scripts.runtime.snapshot import NoSnapshot
from scripts.runtime.snapshot import build_snapshot as fill_snapshot


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


def build_base() -> list[Path]:
    """Make the part that changes only with Pyodide."""
    return make_part(VERSION, fill_base)


def build_own() -> list[Path]:
    """Make the archive of the site's own Python."""
    return make_part("own", lambda target: build_own_archive(target / "own.zip"))


def build_snapshot() -> list[Path] | None:
    """Make the memory snapshot; without a Chromium say so, and go on without."""
    remove_part("snapshot")
    manifest = make_manifest(parts())
    try:
        return make_part("snapshot", lambda target: fill_snapshot(target, manifest))
    except NoSnapshot as reason:
        print(f"runtime: {reason}, so Python will start without a snapshot (slower).", flush=True)
        return None
