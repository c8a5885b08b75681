"""Write zip archives that are the same to the byte at every build."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

DATE = (2020, 1, 1, 0, 0, 0)


def write_zip(path: Path, entries: Mapping[str, bytes], deflate: bool) -> None:
    """Write entries, sorted by name, with one fixed date and mode."""
    method = zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(entries):
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = method
            info.external_attr = 0o644 << 16
            archive.writestr(info, entries[name], compresslevel=9 if deflate else None)


def read_zip(path: Path) -> dict[str, bytes]:
    """Return all files of an archive by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name[-1] != "/"}
