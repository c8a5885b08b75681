"""Break `gd_core` on purpose, one mistake at a time, and see which test notices.

    python -m scripts.mutation [file stems ...]

Writes `tests/mutation/mutants.json`, from which the page "Verified" takes its table. Works on a
copy: the tree stays as it is.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from scripts.mutation.mutants import MUTANTS, Mutant

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "tests" / "mutation" / "mutants.json"
FAILED = re.compile(r"^(?:FAILED|ERROR) (tests/\S+?)(?:\[.*)?(?: - .*)?$", re.MULTILINE)


def copy_tree(target: Path) -> None:
    """Copy what the tests of optimizers and schedules need."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "gd_core", target / "gd_core", ignore=ignored)
    for name in ("tests/gd_core", "tests/conformance", "scripts/conformance"):
        shutil.copytree(ROOT / name, target / name, ignore=ignored)
    shutil.copy(ROOT / "scripts" / "__init__.py", target / "scripts")
    shutil.copy(ROOT / "pyproject.toml", target)


def selections(mutant: Mutant, tree: Path) -> list[list[str]]:
    """Give the tests that ought to notice: the file's own, the recorded steps, the contract."""
    folder, stem = Path(mutant.file).parent.name, Path(mutant.file).stem
    tests = f"tests/gd_core/{folder}"
    if folder == "schedules":
        return [[tests], ["tests/conformance", "-k", "schedule"]]
    recorded = ["tests/conformance/test_recordings.py", "-k", f"[{stem}"]
    own = f"{tests}/test_{stem}.py"
    return [[own] if (tree / own).is_file() else [], recorded, [f"{tests}/test_contract.py"]]


def first_failure(tree: Path, selection: list[str]) -> str | None:
    """Run a selection of tests in the copy; return the first that fails."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *selection]
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True)
    found = FAILED.search(run.stdout)
    if run.returncode not in (0, 1) or (run.returncode == 1) != bool(found):
        raise RuntimeError(f"{' '.join(command)} ended oddly:\n{run.stdout[-2000:]}{run.stderr}")
    return found[1] if found else None


def broken(source: str, mutant: Mutant) -> str:
    """Make the mistake in the methods, not in the docstring that prints the formula above them."""
    head, method, body = source.partition("    def ")
    if body.count(mutant.old) != 1:
        raise ValueError(f"{mutant.file} must hold {mutant.old!r} once, below its docstring")
    return head + method + body.replace(mutant.old, mutant.new)


def caught_by(mutant: Mutant, tree: Path) -> str | None:
    """Make the mistake in the copy, name the test that notices, and undo the mistake."""
    path = tree / "gd_core" / mutant.file
    sound = path.read_text(encoding="utf-8")
    path.write_text(broken(sound, mutant), encoding="utf-8")
    try:
        runs = (first_failure(tree, selection) for selection in selections(mutant, tree))
        return next(filter(None, runs), None)
    finally:
        path.write_text(sound, encoding="utf-8")


def main(stems: list[str]) -> int:
    """Try the mistakes in the files named, or all; record them when all were noticed."""
    chosen = [mutant for mutant in MUTANTS if not stems or Path(mutant.file).stem in stems]
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        copy_tree(Path(folder))
        for mutant in chosen:
            test = caught_by(mutant, Path(folder))
            print(f"mutation: {mutant.file}: {mutant.mistake}: {test or 'NOT NOTICED'}", flush=True)
            rows.append({"file": mutant.file, "mistake": mutant.mistake, "caught_by": test})
    missed = sum(row["caught_by"] is None for row in rows)
    print(f"mutation: {len(rows) - missed} of {len(rows)} mistakes noticed")
    if not missed:
        write(rows)
    return 1 if missed else 0


def write(rows: list[dict[str, Any]]) -> None:
    """Record the mistakes just tried beside those of other files, in the order of the table."""
    known = json.loads(OUTPUT.read_text(encoding="utf-8"))["mutants"] if OUTPUT.is_file() else []
    found = {(row["file"], row["mistake"]): row for row in [*known, *rows]}
    keys = [(mutant.file, mutant.mistake) for mutant in MUTANTS]
    table = {"mutants": [found[key] for key in keys if key in found]}
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
