"""Hold every row of the map of counterparts to the library itself; `make conformance` calls this.

A rule that is ours must make our steps, and one that differs must not: else the map says so
wrongly.
"""

import sys

import numpy as np

from scripts.conformance.cases import CASES, Case, Runner
from scripts.conformance.counterparts import COUNTERPARTS
from scripts.conformance.libraries import stepper
from scripts.conformance.problems import PROBLEMS, deviation

BOUND = 1e-9
STEPS = 10
PROBLEM = PROBLEMS["matrix"]  # which every optimizer can be run on


def cases() -> list[Case]:
    """One case for each row of the map, with the settings of the recordings."""
    recorded = {case.optimizer: case for case in CASES.values()}
    return [
        Case(name, recorded[name].ours, library, note=recorded[name].note)
        for name, row in COUNTERPARTS.items()
        for library in row
    ]


def farthest(case: Case) -> float:
    """Return the largest deviation over a few steps with the same gradients."""
    ours, theirs = Runner(case, PROBLEM.start), stepper(case, PROBLEM.start)
    found = []
    for _, gradients in zip(range(STEPS), PROBLEM.open_loop(), strict=False):
        ours.step(gradients)
        theirs.step(gradients)
        found.append(deviation(ours.point, np.array(theirs.point), PROBLEM.start))
    return max(found)


def trouble(case: Case, off: float) -> str | None:
    """Say what is wrong with a row, None when it is as the library does."""
    if case.counterpart.differs and off <= BOUND:
        return f"makes our steps, though the map says: {case.counterpart.differs}"
    if not case.counterpart.differs and not off <= BOUND:
        return f"is off by {off:.1e}, though the map says that the rule is ours"
    return None


def main() -> int:
    """Check every row; report each and count those that are wrong."""
    wrong = 0
    for case in cases():
        off = farthest(case)
        found = trouble(case, off)
        wrong += found is not None
        label = f"{case.optimizer} as {case.library} {case.reference}"
        print(f"counterparts: {label}: {found or f'as the map says ({off:.0e})'}", flush=True)
    print(f"counterparts: {wrong} wrong rows", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
