"""What a Python restored from a snapshot does first: prove itself, and become its own."""

import hashlib
import importlib
import random
import sys
from collections.abc import Callable
from importlib.abc import MetaPathFinder
from typing import Any

import numpy as np

import gd_core


def known_answer() -> str:
    """Compute with every library in memory; return a digest that must be the recorded one.

    Uses floats, strings, a linear system, a transform of numbers drawn with a seed, and Adam.
    """
    numbers = np.random.default_rng(7).normal(size=(8, 8))
    solved = np.linalg.solve(numbers + 8 * np.eye(8), np.arange(8.0))
    optimizer = gd_core.Adam(learning_rate=0.1)
    params = np.array([1.0, -2.0])
    for _ in range(20):
        params = optimizer.update(params, 2 * params)
    legacy = np.random.RandomState(3).random_sample(4)
    text = f"{solved.tolist()} {params.tolist()} {legacy.tolist()} {random.Random(5).random()}"
    return hashlib.sha256(text.encode()).hexdigest()


def reseed() -> None:
    """Give the global generators of `random` and `numpy.random` fresh entropy.

    `numpy.random.default_rng()` asks the browser for entropy at every call, as `secrets` does. The
    seed of string hashes stays the snapshot's: dicts in memory are laid out by it.
    """
    random.seed()
    np.random.seed()  # noqa: NPY002 - the legacy generator is what needs it


class _FilesNeeded(MetaPathFinder):
    """Stands before the finders that look at files, until an import has asked for each archive."""

    def __init__(self, bring: Callable[[str], Any]) -> None:
        self._bring = bring
        self._groups = {"standard", "numpy", "own"}

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> None:
        """Bring the archive that may hold the module; leave the finding to the finders behind."""
        root = fullname.partition(".")[0]
        group = {"numpy": "numpy", "gd_core": "own", "gd_page": "own"}.get(root, "standard")
        if group not in self._groups:
            return
        self._groups.remove(group)  # first, since unpacking imports too
        try:
            self._bring(group)
        except Exception as error:
            self._groups.add(group)
            reason = str(error).splitlines()[-1]
            raise ImportError(f"could not download the module {fullname!r}: {reason}") from None
        importlib.invalidate_caches()


def when_import_needs_files(bring: Callable[[str], Any]) -> None:
    """Call `bring(archive)` at the first import that needs "standard", "numpy", or "own"."""
    sys.meta_path.insert(2, _FilesNeeded(bring))  # behind the built-in and the frozen modules
