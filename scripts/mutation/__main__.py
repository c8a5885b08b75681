"""Break `gd_core` on purpose, one mistake at a time, and see which test notices.

    python -m scripts.mutation [--all | file stems ...]

Without an argument the mistakes are tried whose recorded rows are stale. Writes
`tests/mutation/mutants.json`, from which the page "Verified" takes its table. Works on a copy: the
tree stays as it is.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.mutation.mutants import MUTANTS, Mutant
from scripts.mutation.rows import row_of, stale_mutants, write

ROOT = Path(__file__).resolve().parents[2]
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
        return [[tests]]
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
    changed, count = pattern_of(mutant.old).subn(lambda _: mutant.new, body)
    if count != 1:
        raise ValueError(f"{mutant.file} must hold {mutant.old!r} once, below its docstring")
    return head + method + changed


def pattern_of(text: str) -> re.Pattern[str]:
    """Find a text however the file breaks its lines, at spaces and inside brackets."""
    pattern = r"\s+".join(re.escape(word) for word in text.split(" "))
    pattern = pattern.replace(r"\(", r"\(\s*").replace(r"\[", r"\[\s*")
    return re.compile(pattern.replace(r"\)", r"\s*\)").replace(r"\]", r"\s*\]"))


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


def chosen(names: list[str]) -> list[Mutant]:
    """Return the mistakes in the files named; else those that the rows are stale of."""
    if names == ["--all"]:
        return MUTANTS
    return [m for m in MUTANTS if Path(m.file).stem in names] if names else stale_mutants()


def main(names: list[str]) -> int:
    """Try the mistakes, and record which test has noticed each; fail if one was not noticed."""
    tried = []
    with tempfile.TemporaryDirectory() as folder:
        copy_tree(Path(folder))
        for mutant in chosen(names):
            test = caught_by(mutant, Path(folder))
            print(f"mutation: {mutant.file}: {mutant.mistake}: {test or 'NOT NOTICED'}", flush=True)
            tried.append(row_of(mutant, test))
    write(tried)
    missed = sum(row["caught_by"] is None for row in tried)
    print(f"mutation: {len(tried) - missed} of {len(tried)} mistakes noticed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
