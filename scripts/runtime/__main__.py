"""Build `docs/generated/runtime/`: `python -m scripts.runtime`.

Three folders, each under a name with the hash of its content, so that browsers may keep them for
ever: the base (Pyodide and the wheels), the site's own code, and the memory snapshot; after an
edit of gd_core only the last two are made again. `manifest.json` lists every file.
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from scripts.build.stamps import digest_of, is_fresh, write_stamp
from scripts.runtime.base import build_base
from scripts.runtime.manifest import make_manifest, write_manifest
from scripts.runtime.own import build_own_archive, own_sources
from scripts.runtime.places import (
    HERE,
    OUTPUT,
    PAGE_PACKAGE,
    PYODIDE,
    VERSION,
    BuildError,
    pyodide_lock,
)
from scripts.runtime.snapshot import NoSnapshot, build_snapshot

BASE_SCRIPTS = ("base.py", "lock.py", "compile.py", "compile.mjs", "archive.py", "requirements.txt")
OWN_SCRIPTS = ("own.py", "compile.py", "compile.mjs", "archive.py", "requirements.txt")
SNAPSHOT_CODE = ("internals.js", "pack.js", "snapshot.js")


def base_digest() -> str:
    """Hash what the base is made from."""
    pyodide_lock()
    npm = [PYODIDE / "package.json", PYODIDE / "pyodide-lock.json", PYODIDE / "python_stdlib.zip"]
    return digest_of([*npm, *(HERE / name for name in BASE_SCRIPTS)])


def own_digest() -> str:
    """Hash what the site's own archive is made from."""
    return digest_of([*own_sources(), *(HERE / name for name in OWN_SCRIPTS)], extra=VERSION)


def build_part(name: str, prefix: str, digest: str, build: Callable[[Path], None]) -> str:
    """Build one part unless it is up to date; return its folder's name."""
    stamp = OUTPUT / f".{name}.stamp"
    if is_fresh(stamp, digest):
        return Path(stamp.read_text().splitlines()[1]).parts[0]
    working = OUTPUT / f".{name}.part"
    shutil.rmtree(working, ignore_errors=True)
    working.mkdir(parents=True)
    build(working)
    content = digest_of(sorted(p for p in working.rglob("*") if p.is_file()))[:12]
    final = OUTPUT / f"{prefix}-{content}"
    shutil.rmtree(final, ignore_errors=True)
    working.replace(final)
    write_stamp(stamp, digest, [path for path in final.rglob("*") if path.is_file()])
    return final.name


def snapshot_digest(base: str, own: str) -> str:
    """Hash what the snapshot is made from: both parts, and the code that makes and restores."""
    page = sorted((PAGE_PACKAGE.parent / "runtime").glob("*.js"))
    code = [path for path in page if path.name in SNAPSHOT_CODE]
    return digest_of([*code, HERE / "snapshot.py", HERE / "snapshot_worker.js"], extra=base + own)


def snapshot_part(base: str, own: str) -> str | None:
    """Make the snapshot unless it is up to date; without a Chromium say so and go on."""
    manifest = make_manifest(base, own, None)
    try:
        return build_part(
            "snapshot",
            "snapshot",
            snapshot_digest(base, own),
            lambda to: build_snapshot(to, manifest),
        )
    except NoSnapshot as reason:
        print(f"runtime: {reason}, so Python will start without a snapshot (slower).", flush=True)
        return None


def main() -> int:
    """Build what changed; on failure say in one line what is missing and what to do."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    try:
        base = build_part("base", VERSION, base_digest(), build_base)
        own = build_part("own", "own", own_digest(), lambda to: build_own_archive(to / "own.zip"))
        write_manifest(make_manifest(base, own, snapshot_part(base, own)))
    except BuildError as error:
        print(f"runtime: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
