"""Write `docs/verified.md`: what was measured, what was broken, what each claim rests on.

The deviations are computed here and now, by the same functions that the tests call.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from scripts.claims import Claim, all_claims
from scripts.docs_fences import pages
from scripts.stamps import digest_of, is_fresh, write_stamp
from tests.reference.cases import CASES, Runner
from tests.reference.loops import closed_loop, open_loop
from tests.reference.problems import PROBLEMS, deviation

ROOT = Path(__file__).resolve().parent.parent
RECORDINGS = ROOT / "tests" / "reference"
MUTANTS = RECORDINGS / "mutants.json"
OUTPUT = ROOT / "docs" / "verified.md"
STAMP = ROOT / "docs" / "generated" / ".verified.stamp"
LOOPS = {"open loop": open_loop, "closed loop": closed_loop}
SOURCE = (
    "https://github.com/understanding-gradient-descent/understanding-gradient-descent/blob/main"
)

INTRODUCTION = """\
---
title: Verified
---

# Verified

This page is written by a script at every build. Its first table is measured anew each time, with
the code of this very commit; nothing on it was typed by hand.
"""

HELD = """
## Held to the libraries

Each optimizer is held to recorded steps of a library that many people use, in double precision,
on four problems: a rotated quadratic in 50 dimensions with condition number 10,000, Rosenbrock's
function in 2 and in 10 dimensions, and a problem whose gradients are as small as a billionth.
*Open loop*: both get the same gradients, for 1,000 steps. *Closed loop*: each finds its own way,
for 60 steps. The number is the largest distance between the two, relative to how far the
library's parameters have moved. The tests allow 1e-9 and 1e-12.

| Optimizer | Reference | Open loop | Closed loop |
|---|---|---|---|
"""

BROKEN = """
## Broken on purpose

A test that cannot fail proves nothing. A script makes one deliberate mistake at a time in the
library and runs the tests; they must notice.

| File | Mistake | Noticed by |
|---|---|---|
"""

CLAIMED = """
## Claims and what they rest on

A dotted underline on a page marks a sentence that is established by a test of this project or
cited from a source.

| Claim | Page | Rests on |
|---|---|---|
"""


def recording(name: str) -> dict:
    """Read what was recorded of one optimizer's reference."""
    return json.loads((RECORDINGS / f"{name.lower()}.json").read_text(encoding="utf-8"))


def worst(name: str, recorded: dict, loop: str) -> float:
    """Return an optimizer's largest deviation over all problems and sampled steps."""
    found = []
    for title, problem in PROBLEMS.items():
        points = LOOPS[loop](Runner(name, problem.start), problem)
        expected = recorded["runs"][title][loop]
        found += [
            deviation(points[step], np.array(at), problem.start) for step, at in expected.items()
        ]
    return max(found)


def held_rows() -> Iterator[str]:
    """One row an optimizer: its reference with version, and its two deviations."""
    for name in CASES:
        recorded = recording(name)
        library = recorded["library"]
        version = recorded["versions"][library].partition("+")[0]
        reference = f"{library} {version}, `{recorded['reference']}`"
        numbers = " | ".join(shown(worst(name, recorded, loop)) for loop in LOOPS)
        yield f"| `{name}` | {reference} | {numbers} |"


def shown(deviation: float) -> str:
    """One digit is enough to say how small a deviation is."""
    return f"{deviation:.0e}" if deviation else "none"


def mutant_rows() -> Iterator[str]:
    """One row a deliberate mistake: where, what, and the test that failed."""
    for mutant in json.loads(MUTANTS.read_text(encoding="utf-8"))["mutants"]:
        yield f"| `{mutant['file']}` | {mutant['mistake']} | `{mutant['caught_by']}` |"


def claim_rows(claims: Iterable[Claim]) -> Iterator[str]:
    """One row a claim, with the anchor that the mark on the page leads to."""
    for claim in claims:
        page = f"[{claim.page.removesuffix('.md')}]({claim.page})"
        sentence = claim.sentence.replace("|", "\\|")
        yield f'| <span id="{claim.name}"></span>{sentence} | {page} | {evidence(claim)} |'


def evidence(claim: Claim) -> str:
    """The test, linked to its file, or the source."""
    if claim.test is None:
        return str(claim.source)
    path, _, function = claim.test.partition("::")
    return f"test [`{function}`]({SOURCE}/{path})"


def page() -> str:
    """The whole page, as Markdown."""
    parts = [INTRODUCTION, HELD, "\n".join(held_rows()), "\n"]
    if MUTANTS.is_file():
        parts += [BROKEN, "\n".join(mutant_rows()), "\n"]
    parts += [CLAIMED, "\n".join(claim_rows(all_claims())), "\n"]
    return "".join(parts)


def sources() -> list[Path]:
    """Everything that the page depends on."""
    folders = [ROOT / "gd_core", RECORDINGS]
    files = [p for folder in folders for p in sorted(folder.rglob("*.*")) if p.suffix != ".pyc"]
    return [*files, *pages(), Path(__file__)]


def main() -> None:
    """Write the page unless nothing that it is made from has changed."""
    current = digest_of(path for path in sources() if path.is_file())
    if is_fresh(STAMP, current):
        return
    OUTPUT.write_text(page(), encoding="utf-8")
    STAMP.parent.mkdir(parents=True, exist_ok=True)
    write_stamp(STAMP, current, [])
    print("verified: docs/verified.md written", flush=True)


if __name__ == "__main__":
    sys.exit(main())
