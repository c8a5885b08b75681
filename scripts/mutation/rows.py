"""The recorded rows of deliberate mistakes, each with a digest of what it speaks of.

A row says which test noticed a mistake. It is stale once the file with the mistake or that test has
changed, since nobody knows whether the test would still notice, and as long as none has noticed.
"""

import ast
import hashlib
import json
from pathlib import Path
from typing import Any

from scripts.mutation.mutants import MUTANTS, Mutant

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "tests" / "mutation" / "mutants.json"

Row = dict[str, Any]


def read() -> list[Row]:
    """Read the recorded rows."""
    return json.loads(OUTPUT.read_text(encoding="utf-8"))["mutants"] if OUTPUT.is_file() else []


def write(tried: list[Row]) -> None:
    """Record the mistakes just tried beside those of other files, in the order of the table."""
    found = {key_of(row): row for row in [*read(), *tried]}
    keys = [(mutant.file, mutant.mistake) for mutant in MUTANTS]
    table = {"mutants": [found[key] for key in keys if key in found]}
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def row_of(mutant: Mutant, test: str | None, tree: Path | None = None) -> Row:
    """Say which test has noticed a mistake in a copy of the tree, if any has."""
    mistake = {"file": mutant.file, "mistake": mutant.mistake, "caught_by": test}
    return {**mistake, "digest": digest_of(mutant, test, tree or ROOT)}


def noticed_before() -> dict[tuple[str, str], str | None]:
    """Return the test that noticed each mistake when it was last tried."""
    return {key_of(row): row["caught_by"] for row in read()}


def key_of(row: Row) -> tuple[str, str]:
    """What a row and its mutant have in common."""
    return row["file"], row["mistake"]


def digest_of(mutant: Mutant, test: str | None, tree: Path) -> str:
    """Hash the mistake, the whole file that it is made in, and the test that notices it."""
    source = (tree / "gd_core" / mutant.file).read_text(encoding="utf-8")
    parts = (mutant.old, mutant.new, source, source_of(test, tree) if test else "")
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def source_of(test: str, tree: Path) -> str:
    """Return the text of a test function, decorators included; nothing if there is none."""
    path, _, name = test.partition("::")
    if not (tree / path).is_file():
        return ""
    text = (tree / path).read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.name == name:
            first = min([node.lineno, *(line.lineno for line in node.decorator_list)])
            return "\n".join(text.splitlines()[first - 1 : node.end_lineno])
    return ""


def stale_mutants() -> list[Mutant]:
    """Return the mistakes that have no row, or one that is older than what it speaks of."""
    rows = {key_of(row): row for row in read()}
    return [mutant for mutant in MUTANTS if not is_fresh(mutant, rows)]


def is_fresh(mutant: Mutant, rows: dict[tuple[str, str], Row]) -> bool:
    """Tell whether a mistake was noticed, in the code as it is, by a test as it is."""
    row = rows.get((mutant.file, mutant.mistake), {})
    test = row.get("caught_by")
    return test is not None and row.get("digest") == digest_of(mutant, test, ROOT)
