"""A step of the build: what it is made from, and the stamp that tells whether it must run again.

The stamp holds one digest over everything that the result follows from: the paths and bytes of the
input files and of all code that runs, the versions of the packages which that code imports, and
the environment variables that it reads.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from scripts.build.imports import files_of, packages_of

ROOT = Path(__file__).resolve().parents[2]
STAMPS = Path("docs", "generated", ".stamps")
# Packages that are installed under another name.
DISTRIBUTIONS = {"sklearn": "scikit-learn", "yaml": "pyyaml"}


@dataclass(frozen=True)
class Step:
    """One thing that the build makes.

    Attributes:
        name: The step's name, by which it is asked for and its stamp is kept.
        build: The function that makes it, as `module:function`. It returns the files made, or None
            when it could not be made here and should be tried again the next time.
        inputs: Patterns of files, from the root; those after an exclamation mark are left out,
            until a later pattern brings them back.
        code: Scripts that run beside the function's own module, such as one that it starts.
        environment: Names of the variables that it reads.
        arguments: What the function is called with.
    """

    name: str
    build: str
    inputs: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    environment: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()

    @property
    def stamp(self) -> Path:
        """The file that says what was made, and from what."""
        return ROOT / STAMPS / f"{self.name}.json"

    def made(self) -> list[Path]:
        """Return the files that the last run made."""
        return [ROOT / name for name in self._stamped()["files"]]

    def is_fresh(self) -> bool:
        """Tell whether a run now would make what is there already."""
        is_whole = all(path.exists() for path in self.made())
        return is_whole and self._stamped()["digest"] == self.digest()

    def run(self) -> list[Path]:
        """Make it, and stamp it; return the files made."""
        digest = self.digest()
        self.stamp.unlink(missing_ok=True)
        made = self.function()(*self.arguments)
        if made is not None:
            names = sorted(path.relative_to(ROOT).as_posix() for path in made)
            self.stamp.parent.mkdir(parents=True, exist_ok=True)
            self.stamp.write_text(json.dumps({"digest": digest, "files": names}, indent=1))
        return list(made or ())

    def function(self) -> Callable[..., Iterable[Path] | None]:
        """Import the function that makes it."""
        module, _, name = self.build.partition(":")
        return getattr(import_module(module), name)

    def digest(self) -> str:
        """Hash everything that the result follows from."""
        code = files_of(self.scripts())
        files = sorted(code.union(self.files()))
        lines = [f"{path.relative_to(ROOT).as_posix()} {content_of(path)}" for path in files]
        lines += [f"{name} {version_of(name)}" for name in sorted(packages_of(code))]
        lines += [f"{name}={os.environ.get(name)}" for name in self.environment]
        lines += [self.build, *self.arguments]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def scripts(self) -> Iterator[Path]:
        """Yield the scripts whose imports count: the function's module, and those named."""
        yield ROOT / f"{self.build.partition(':')[0].replace('.', '/')}.py"
        yield from (ROOT / name for name in self.code)

    def files(self) -> set[Path]:
        """Return the input files, without bytecode and what hides behind a dot."""
        found: set[Path] = set()
        for pattern in self.inputs:
            paths = {path for path in ROOT.glob(pattern.removeprefix("!")) if path.is_file()}
            found = found - paths if pattern.startswith("!") else found | paths
        return {path for path in found if not self._is_hidden(path)}

    def _is_hidden(self, path: Path) -> bool:
        parts = path.relative_to(ROOT).parts
        return any(part.startswith(".") or part == "__pycache__" for part in parts)

    def _stamped(self) -> dict[str, Any]:
        if self.stamp.is_file():
            return json.loads(self.stamp.read_text(encoding="utf-8"))
        return {"digest": None, "files": []}


def content_of(path: Path) -> str:
    """Hash a file's bytes; a file that many steps read is hashed once."""
    found = path.stat()
    return _content(path, found.st_mtime_ns, found.st_size)


@cache
def _content(path: Path, written: int, size: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def version_of(package: str) -> str:
    """Return a package's version; for Python's own, Python's."""
    if package in sys.stdlib_module_names:
        return f"{sys.version_info.major}.{sys.version_info.minor}"
    return version(DISTRIBUTIONS.get(package, package))


def orphans(folder: Path, steps: Iterable[Step]) -> list[Path]:
    """Return the files below a folder that no step has made."""
    known = {path for step in steps for path in [*step.made(), step.stamp]}
    return sorted(path for path in folder.rglob("*") if path.is_file() and path not in known)


def remove_orphans(folder: Path, steps: Iterable[Step]) -> list[Path]:
    """Remove the files that no step has made, and folders left empty; return those files.

    What is no longer made, such as the figure of a script that has gone, would else be published.
    """
    found = orphans(folder, steps)
    for path in found:
        path.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return found
