"""Stamps: a build step writes one when it is done, and skips its work while nothing changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest_of(paths: Iterable[Path], extra: str = "") -> str:
    """Return the SHA-256 of the names and bytes of some files, and of a text such as a version."""
    total = hashlib.sha256(extra.encode())
    for path in paths:
        content = hashlib.sha256(path.read_bytes()).digest()
        total.update(path.name.encode() + b"\0" + content)
    return total.hexdigest()


def is_fresh(stamp: Path, digest: str) -> bool:
    """Tell whether the stamp holds this digest and all files that it lists still exist."""
    if not stamp.is_file():
        return False
    first, *files = stamp.read_text().splitlines()
    return first == digest and all((stamp.parent / name).exists() for name in files)


def write_stamp(stamp: Path, digest: str, written: Iterable[Path]) -> None:
    """Record the digest, and the files made, by their paths from the stamp's folder."""
    names = sorted(str(path.relative_to(stamp.parent)) for path in written)
    stamp.write_text("\n".join([digest, *names]) + "\n")
