"""Write `docs/verified.md`: what was measured, what was broken, what each claim rests on."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from scripts.docs.claims import Claim, all_claims
from scripts.docs.evidence import evidence
from scripts.errors import BuildError
from scripts.mutation.rows import key_of, read, stale_mutants

ROOT = Path(__file__).resolve().parents[3]
OUTPUT = ROOT / "docs" / "verified.md"
SOURCE = (
    "https://github.com/understanding-gradient-descent/understanding-gradient-descent/blob/main"
)

INTRODUCTION = """\
---
title: Verified
search:
  boost: 0.3
---

# Verified

This page is written by a script. Its first table is measured with the code and the NumPy of this
very build; nothing on it was typed by hand.
"""

HELD = """
## Held to the libraries

Each optimizer is held to recorded steps of a library that many people use, in double precision,
on these problems: a rotated quadratic in 50 dimensions with condition number 10,000, Rosenbrock's
function in 2 and in 10 dimensions, one whose gradients are as small as a billionth, and one whose
parameters are a matrix. *Open loop*: both get the same gradients, for 1,000 steps. *Closed loop*:
each finds its own way, for 60 steps. The number is the largest distance between the two, relative
to how far the library's parameters have moved. The tests allow 1e-9 and 1e-12.

| Optimizer | Reference | Recorded | Open loop | Closed loop |
|---|---|---|---|---|
"""

SCHEDULED = """
## Schedules

The largest difference from the rates of torch {torch}, as a part of the highest rate.

| Schedule | Steps compared | Difference |
|---|---|---|
"""

BROKEN = """
## Broken on purpose

A test that cannot fail proves nothing. A script makes one deliberate mistake at a time in the
library and runs the tests, which must notice. They noticed {caught} of {made}.

{filtered}

| File | Mistake | Noticed by |
|---|---|---|
"""

CLAIMED = """
## Claims and what they rest on

A dotted underline on a page marks a sentence that is established by a test of this project or
cited from a source.

{filtered}

| Claim | Page | Rests on |
|---|---|---|
"""

# A table that has a filter box in the page, and whose words the search does not list a second time.
FILTERED = (
    '<section class="gd-filter" data-filter="a method, a page, a test" '
    'data-search-exclude markdown="1">'
)
END = "\n</section>\n"


def held_rows(measured: list[dict[str, Any]]) -> Iterator[str]:
    """One row a comparison: the optimizer, its reference, and the two deviations."""
    for row in measured:
        note = f" ({row['note']})" if row["note"] else ""
        reference = f"{row['library']} {row['version']}, `{row['reference']}`{note}"
        numbers = " | ".join(shown(value) for value in row["deviations"].values())
        date = row["date"].replace("-", "\N{NON-BREAKING HYPHEN}")
        yield f"| `{row['optimizer']}` | {reference} | {date} | {numbers} |"


def schedule_rows(measured: list[dict[str, Any]]) -> Iterator[str]:
    """One row a recorded schedule."""
    for row in measured:
        yield f"| `{row['schedule']}` | {row['steps']} | {shown(row['deviation'])} |"


def shown(deviation: float) -> str:
    """One digit is enough to say how small a deviation is."""
    return f"{deviation:.0e}" if deviation else "none"


def mutants() -> list[dict[str, Any]]:
    """The deliberate mistakes, as `make mutation` recorded them with the code as it is.

    Raises:
        BuildError: A row is stale, or missing. In a draft, which `make serve` shows while code is
            being written, such rows are left out instead.
    """
    stale = {(mutant.file, mutant.mistake) for mutant in stale_mutants()}
    if stale and not os.environ.get("GD_DRAFT"):
        files = sorted({file for file, _ in stale})
        raise BuildError(
            f"{len(stale)} rows of mutants.json are older than the code or the test that they "
            f"speak of ({', '.join(files[:3])}{', ...' * (len(files) > 3)}); run `make mutation`."
        )
    return [row for row in read() if key_of(row) not in stale]


def broken(found: list[dict[str, Any]]) -> str:
    """The section on deliberate mistakes: how many were noticed, and by which test."""
    caught = [mutant for mutant in found if mutant["caught_by"]]
    rows = (
        f"| `{mutant['file']}` | {mutant['mistake']} | {linked(mutant['caught_by'])} |"
        for mutant in caught
    )
    head = BROKEN.format(caught=len(caught), made=len(found), filtered=FILTERED)
    return head + "\n".join(rows) + "\n" + END


def claim_rows(claims: Iterable[Claim]) -> Iterator[str]:
    """One row a claim, with the anchor that the mark on the page leads to."""
    for claim in claims:
        page = f"[{claim.page.removesuffix('.md')}]({claim.page})"
        sentence = claim.sentence.replace("|", "\\|")
        yield f'| <span id="{claim.name}"></span>{sentence} | {page} | {rests_on(claim)} |'


def rests_on(claim: Claim) -> str:
    """The test, linked to its file, or the source."""
    return f"test {linked(claim.test)}" if claim.test else str(claim.source)


def linked(test: str) -> str:
    """A test's name, which leads to its file."""
    path, _, function = test.partition("::")
    return f"[`{function}`]({SOURCE}/{path})"


def page() -> str:
    """The whole page, as Markdown."""
    measured = evidence()
    parts = [INTRODUCTION, HELD, "\n".join(held_rows(measured["optimizers"])), "\n"]
    parts += [SCHEDULED.format(torch=measured["torch"])]
    parts += ["\n".join(schedule_rows(measured["schedules"])), "\n"]
    parts += [broken(mutants())]
    parts += [CLAIMED.format(filtered=FILTERED), "\n".join(claim_rows(all_claims())), "\n", END]
    return "".join(parts)


def build() -> list[Path]:
    """Write the page."""
    OUTPUT.write_text(page(), encoding="utf-8")
    return [OUTPUT]
