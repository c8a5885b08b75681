"""`manifest.json`: tells the page where the runtime's files are, and their sizes and hashes."""

import gzip
import json
import shutil
import struct
from pathlib import Path
from typing import Any

from scripts.runtime.base import library_file, numpy_libraries
from scripts.runtime.places import OUTPUT, VERSION
from scripts.runtime.verify import sha256

SITE_PACKAGES = "/lib/python3.14/site-packages/"


def make_manifest(base: str, own: str, snapshot: str | None) -> dict[str, Any]:
    """Describe the folders of the base, of the site's own code, and of the snapshot if any."""
    folders = [OUTPUT / name for name in (base, own, snapshot) if name]
    paths = sorted(p for folder in folders for p in folder.rglob("*") if p.is_file())
    wheel = next((OUTPUT / base).glob("numpy-*.whl"))
    return {
        "pyodide": VERSION,
        "path": f"{base}/",
        "own": f"{own}/",
        "snapshot": f"{snapshot}/snapshot.pack" if snapshot else None,
        "snapshotHeader": header_length(OUTPUT / snapshot / "snapshot.pack") if snapshot else 0,
        "libraries": [
            {"file": f"{base}/lib/{library_file(name)}", "path": SITE_PACKAGES + name}
            for name in numpy_libraries(wheel)
        ],
        "files": [describe(path) for path in paths],
    }


def header_length(pack: Path) -> int:
    """The length of Pyodide's header in a snapshot, the second of four words: see pack.js."""
    with gzip.open(pack) as file:
        return struct.unpack("<4I", file.read(16))[1]


def describe(path: Path) -> dict[str, Any]:
    """Return one file's path inside the runtime's folder, its size, and its SHA-256."""
    name = path.relative_to(OUTPUT).as_posix()
    return {"name": name, "bytes": path.stat().st_size, "sha256": sha256(path)}


def write_manifest(manifest: dict[str, Any]) -> None:
    """Write the manifest, if it changed, and remove the folders of earlier builds."""
    current = {Path(file["name"]).parts[0] for file in manifest["files"]}
    text = json.dumps(manifest, indent=1) + "\n"
    path = OUTPUT / "manifest.json"
    if not path.is_file() or path.read_text() != text:
        path.write_text(text)
        files = manifest["files"]
        size = sum(file["bytes"] for file in files) / 1e6
        print(f"runtime: {len(files)} files, {size:.1f} MB in {path.parent.name}/", flush=True)
    for folder in OUTPUT.iterdir():
        if folder.is_dir() and folder.name not in current:
            shutil.rmtree(folder)
