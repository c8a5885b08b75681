"""Hold files against the hashes that Pyodide's lock file gives."""

import hashlib
from pathlib import Path

from scripts.runtime.places import BuildError


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def verify(path: Path, expected: str) -> None:
    """Delete a file that is not what the lock says, and end the build.

    Raises:
        BuildError: The file's SHA-256 is not the expected one.
    """
    found = sha256(path)
    if found != expected:
        path.unlink()
        raise BuildError(
            f"{path.name} is not the file that Pyodide lists: its SHA-256 is {found[:12]}..., "
            f"not {expected[:12]}...; it was refused and deleted. Run the build again."
        )
