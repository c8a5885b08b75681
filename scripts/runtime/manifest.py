"""`manifest.json`: tells the page where the runtime's files are, and their sizes and hashes."""

import gzip
import json
import struct
from pathlib import Path
from typing import Any

from pooch import file_hash

from scripts.runtime.base import library_file, numpy_libraries
from scripts.runtime.places import OUTPUT, PYTHON, VERSION

SITE_PACKAGES = f"/lib/python{PYTHON}/site-packages/"


PREFIXES = {"base": VERSION, "own": "own", "snapshot": "snapshot"}


def parts() -> dict[str, str]:
    """Name the folder of each part that has been built."""
    found = {part: sorted(OUTPUT.glob(f"{prefix}-*")) for part, prefix in PREFIXES.items()}
    return {part: folders[0].name for part, folders in found.items() if folders}


def make_manifest(parts: dict[str, str]) -> dict[str, Any]:
    """Describe the folders of the base, of the site's own code, and of the snapshot if any."""
    base, own, snapshot = parts["base"], parts["own"], parts.get("snapshot")
    paths = sorted(p for name in parts.values() for p in (OUTPUT / name).rglob("*") if p.is_file())
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
    return {"name": name, "bytes": path.stat().st_size, "sha256": file_hash(str(path))}


def build() -> list[Path]:
    """Write the manifest of the parts that are there."""
    path = OUTPUT / "manifest.json"
    path.write_text(json.dumps(make_manifest(parts()), indent=1) + "\n")
    return [path]
