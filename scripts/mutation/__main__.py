"""Break `gd_core` on purpose, one mistake at a time, and see which test notices.

    python -m scripts.mutation [--all | file stems ...]

Without an argument the mistakes are tried whose recorded rows are stale. Writes
`tests/mutation/mutants.json`, from which the page "Verified" takes its table. Works on copies: the
tree stays as it is.
"""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from scripts.mutation.mutants import MUTANTS, Mutant
from scripts.mutation.notice import caught_by, copy_tree, first_failure
from scripts.mutation.rows import ROOT, Row, row_of, stale_mutants, write

TREES = 2  # mistakes are tried side by side, each in a copy of its own


def chosen(names: list[str]) -> list[Mutant]:
    """Return the mistakes in the files named; else those that the rows are stale of.

    Raises:
        SystemExit: A name is not that of a file with mistakes.
    """
    stems = {Path(mutant.file).stem for mutant in MUTANTS}
    if names == ["--all"]:
        return MUTANTS
    if unknown := set(names) - stems:
        sys.exit(f"mutation: no mistakes in {', '.join(sorted(unknown))}")
    return [m for m in MUTANTS if Path(m.file).stem in names] if names else stale_mutants()


def tried(mutants: list[Mutant], folder: Path) -> Iterator[Row]:
    """Try the mistakes in copies of the tree, and give a row for each, in their order."""
    trees: SimpleQueue[Path] = SimpleQueue()
    for number in range(TREES):
        copy_tree(folder / str(number))
        trees.put(folder / str(number))

    def row(mutant: Mutant) -> Row:
        tree = trees.get()
        try:
            return row_of(mutant, caught_by(mutant, tree))
        finally:
            trees.put(tree)

    with ThreadPoolExecutor(TREES) as pool:
        for found in pool.map(row, mutants):
            test = found["caught_by"] or "NOT NOTICED"
            print(f"mutation: {found['file']}: {found['mistake']}: {test}", flush=True)
            yield found


def check_sound(rows: Iterable[Row], tree: Path) -> None:
    """See that the tests which have noticed a mistake pass where there is none.

    Raises:
        SystemExit: One of them fails, so that it has not noticed anything.
    """
    tests = sorted({row["caught_by"] for row in rows if row["caught_by"]})
    failed = first_failure(tree, tests) if tests else None
    if failed:
        sys.exit(f"mutation: {failed} fails without a mistake; nothing was recorded")


def without_mistakes() -> list[str]:
    """Name the optimizers' files in which nobody has made a mistake yet."""
    files = sorted((ROOT / "gd_core" / "optimizers").glob("[a-z]*.py"))
    broken = {mutant.file for mutant in MUTANTS}
    return [path.name for path in files if f"optimizers/{path.name}" not in broken]


def main(names: list[str]) -> int:
    """Try the mistakes, and record which test has noticed each; fail if one was not noticed."""
    with tempfile.TemporaryDirectory() as folder:
        rows = list(tried(chosen(names), Path(folder)))
        check_sound(rows, Path(folder) / "0")
    write(rows)
    missed = sum(row["caught_by"] is None for row in rows)
    print(f"mutation: {len(rows) - missed} of {len(rows)} mistakes noticed")
    for name in without_mistakes():
        print(f"mutation: none in {name}; scripts/mutation/mistakes/ is the place for some")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
