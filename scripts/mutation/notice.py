"""Make a mistake in a copy of the tree, and see which test notices it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.mutation.mutants import Mutant
from scripts.mutation.rows import ROOT, last_noticed, source_of

COPIED = ("gd_core", "tests/gd_core", "tests/conformance", "scripts/conformance")
FAILED = re.compile(r"^(?:FAILED|ERROR) (tests/\S+?)(?:\[.*)?(?: - .*)?$", re.MULTILINE)
PYTEST = (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider")
SEED = "--hypothesis-seed=0"  # so that it is not by chance which test notices first
STEPS = "tests/gd_core/test_refused_steps.py"
# For files of these folders (or names), where else to look after their own tests.
FURTHER = {
    "schedules": [["tests/conformance", "-k", "schedule"]],
    "loop": [[STEPS]],
    "checked": [["tests/gd_core/optimizers"], ["tests/gd_core/loop", STEPS]],
}


def copy_tree(target: Path) -> None:
    """Copy what the tests of gd_core need."""
    ignored = shutil.ignore_patterns("__pycache__", ".hypothesis")
    for name in COPIED:
        shutil.copytree(ROOT / name, target / name, ignore=ignored)
    shutil.copy(ROOT / "scripts" / "__init__.py", target / "scripts")
    shutil.copy(ROOT / "pyproject.toml", target)


def selections(mutant: Mutant) -> list[list[str]]:
    """Give the tests that ought to notice: what noticed last, the file's own, the room's."""
    last = last_noticed(mutant)
    first = [[last]] if last and source_of(last) else []
    room, _, stem = mutant.file.removesuffix(".py").rpartition("/")
    tests = f"tests/gd_core/{room or stem}"
    if room != "optimizers":
        return [*first, [tests], *FURTHER.get(room or stem, [])]
    own, recorded = f"{tests}/test_{stem}.py", f"tests/conformance/recordings/{stem}.json"
    if (ROOT / own).is_file():
        first.append([own])
    if (ROOT / recorded).is_file():
        first.append(["tests/conformance/test_recordings.py", "-k", f"[{stem}"])
    return [*first, [tests]]


def first_failure(tree: Path, selection: list[str]) -> str | None:
    """Run a selection of tests in the copy; return the first that fails.

    Raises:
        RuntimeError: The run has ended in another way than by tests that pass or fail.
    """
    command = [*PYTEST, SEED, *selection]
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True)
    found = FAILED.search(run.stdout)
    if run.returncode not in (0, 1) or (run.returncode == 1) != bool(found):
        raise RuntimeError(f"{' '.join(command)} ended oddly:\n{run.stdout[-2000:]}{run.stderr}")
    return found[1] if found else None


def caught_by(mutant: Mutant, tree: Path) -> str | None:
    """Make the mistake in the copy, name the test that notices, and undo the mistake."""
    path = tree / "gd_core" / mutant.file
    sound = path.read_text(encoding="utf-8")
    path.write_text(mutant.broken(sound), encoding="utf-8")
    try:
        runs = (first_failure(tree, selection) for selection in selections(mutant))
        return next(filter(None, runs), None)
    finally:
        path.write_text(sound, encoding="utf-8")
