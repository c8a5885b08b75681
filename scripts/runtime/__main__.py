"""Build `docs/generated/runtime/`: `python -m scripts.runtime`.

Two folders, each under a name with the hash of its content, so that browsers may keep them for
ever: the base (Pyodide and the wheels) and the site's own code, which alone is rebuilt after
an edit of gd_core. `manifest.json` names both and lists every file.
"""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from scripts.runtime.base import build_base
from scripts.runtime.own import build_own_archive, own_sources
from scripts.runtime.places import HERE, OUTPUT, PYODIDE, VERSION, BuildError, pyodide_lock
from scripts.runtime.verify import sha256
from scripts.stamps import digest_of, is_fresh, write_stamp

BASE_SCRIPTS = ("base.py", "lock.py", "compile.py", "compile.mjs", "archive.py", "requirements.txt")
OWN_SCRIPTS = ("own.py", "compile.py", "compile.mjs", "archive.py", "requirements.txt")


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
    content = digest_of(sorted(working.rglob("*.*")))[:12]
    final = OUTPUT / f"{prefix}-{content}"
    shutil.rmtree(final, ignore_errors=True)
    working.replace(final)
    write_stamp(stamp, digest, [path for path in final.rglob("*") if path.is_file()])
    return final.name


def write_manifest(base: str, own: str) -> None:
    """List every file with its size and SHA-256, and remove folders of earlier builds."""
    for folder in OUTPUT.iterdir():
        if folder.is_dir() and folder.name not in {base, own}:
            shutil.rmtree(folder)
    files = sorted(p for part in (base, own) for p in (OUTPUT / part).rglob("*") if p.is_file())
    listed = [
        {"name": p.relative_to(OUTPUT).as_posix(), "bytes": p.stat().st_size, "sha256": sha256(p)}
        for p in files
    ]
    manifest = {"pyodide": VERSION, "path": f"{base}/", "own": f"{own}/", "files": listed}
    text = json.dumps(manifest, indent=1) + "\n"
    path = OUTPUT / "manifest.json"
    if not path.is_file() or path.read_text() != text:
        path.write_text(text)
        size = sum(file["bytes"] for file in listed) / 1e6
        print(f"runtime: {len(listed)} files, {size:.1f} MB in {path.parent.name}/", flush=True)


def main() -> int:
    """Build what changed; on failure say in one line what is missing and what to do."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    try:
        base = build_part("base", VERSION, base_digest(), build_base)
        own = build_part("own", "own", own_digest(), lambda to: build_own_archive(to / "own.zip"))
        write_manifest(base, own)
    except BuildError as error:
        print(f"runtime: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
