"""Break `gd_core` on purpose, one mistake at a time, and see which test notices.

    python -m scripts.mutation [--all | file stems ...]

Without an argument the mistakes are tried whose recorded rows are stale. Writes
`tests/mutation/mutants.json`, from which the page "Verified" takes its table. Works on copies: the
tree stays as it is.
"""

import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from scripts.mutation.mutants import MUTANTS, Mutant
from scripts.mutation.notice import caught_by, copy_tree
from scripts.mutation.rows import ROOT, Row, noticed_before, row_of, stale_mutants, write

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

    before = noticed_before()

    def row(mutant: Mutant) -> Row:
        tree = trees.get()
        try:
            last = before.get((mutant.file, mutant.mistake))
            return row_of(mutant, caught_by(mutant, tree, last), tree)
        finally:
            trees.put(tree)

    pool = ThreadPoolExecutor(TREES)
    try:
        yield from pool.map(row, mutants)
    finally:
        pool.shutdown(cancel_futures=True)


def without_mistakes() -> list[str]:
    """Name the optimizers' files in which nobody has made a mistake yet."""
    files = sorted((ROOT / "gd_core" / "optimizers").glob("[a-z]*.py"))
    broken = {mutant.file for mutant in MUTANTS}
    return [path.name for path in files if f"optimizers/{path.name}" not in broken]


def main(names: list[str]) -> int:
    """Try the mistakes, and record which test has noticed each; fail if one was not noticed."""
    made, missed = chosen(names), 0
    with tempfile.TemporaryDirectory() as folder:
        for row in tried(made, Path(folder)):
            write([row])  # at once, so that a run that is broken off has not been for nothing
            missed += row["caught_by"] is None
            test = row["caught_by"] or "NOT NOTICED"
            print(f"mutation: {row['file']}: {row['mistake']}: {test}", flush=True)
    print(f"mutation: {len(made) - missed} of {len(made)} mistakes noticed")
    for name in without_mistakes():
        print(f"mutation: none in {name}; scripts/mutation/mistakes/ is the place for some")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
