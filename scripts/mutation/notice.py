"""Make a mistake in a copy of the tree, and see which test notices it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.mutation.mutants import Mutant
from scripts.mutation.rows import ROOT, source_of

COPIED = ("gd_core", "tests/gd_core", "tests/conformance", "scripts/conformance")
FAILED = re.compile(r"^(?:FAILED|ERROR) (tests/\S+?)(?:\[.*)?(?: - .*)?$", re.MULTILINE)
PYTEST = (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider")
SEED = "--hypothesis-seed=0"  # so that it is not by chance which test notices first
PASSED: set[str] = set()  # tests that were seen to pass where there is no mistake
# Where the tests of some files are, in the order in which they are asked.
TESTS = {
    "checked": ["checked", "optimizers", "loop"],
    "guard": ["checked", "optimizers", "loop"],
    "loop": ["loop", "test_refused_steps.py"],
}


def copy_tree(target: Path) -> None:
    """Copy what the tests of gd_core need."""
    ignored = shutil.ignore_patterns("__pycache__", ".hypothesis")
    for name in COPIED:
        shutil.copytree(ROOT / name, target / name, ignore=ignored)
    shutil.copy(ROOT / "scripts" / "__init__.py", target / "scripts")
    shutil.copy(ROOT / "pyproject.toml", target)


def selections(mutant: Mutant, last: str | None) -> list[list[str]]:
    """Give the tests that ought to notice: what noticed last, the file's own, its room's."""
    found = [[last]] if last and source_of(last, ROOT) else []
    room, _, stem = mutant.file.removesuffix(".py").rpartition("/")
    own, recorded = f"{room}/test_{stem}.py", f"tests/conformance/recordings/{stem}.json"
    if (ROOT / "tests/gd_core" / own).is_file():
        found.append([f"tests/gd_core/{own}"])
    if (ROOT / recorded).is_file():
        found.append(["tests/conformance/test_recordings.py", "-k", f"[{stem}"])
    return [*found, *([f"tests/gd_core/{name}"] for name in TESTS.get(room or stem, [room]))]


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


def caught_by(mutant: Mutant, tree: Path, last: str | None = None) -> str | None:
    """Make the mistake in the copy, name the test that notices, and undo the mistake.

    Args:
        mutant: The mistake.
        tree: The copy, which is sound.
        last: The test that noticed it when it was last tried, which is asked first.

    Raises:
        RuntimeError: That test fails without the mistake too, so that it has noticed nothing.
    """
    path = tree / "gd_core" / mutant.file
    sound = path.read_text(encoding="utf-8")
    path.write_text(mutant.broken(sound), encoding="utf-8")
    try:
        runs = (first_failure(tree, selection) for selection in selections(mutant, last))
        test = next(filter(None, runs), None)
    finally:
        path.write_text(sound, encoding="utf-8")
    if test and not passes(test, tree):
        raise RuntimeError(f"{test} fails without a mistake")
    return test


def passes(test: str, tree: Path) -> bool:
    """Tell whether a test passes in the copy as it is; it is run once."""
    if test not in PASSED and first_failure(tree, [test]) is None:
        PASSED.add(test)
    return test in PASSED
