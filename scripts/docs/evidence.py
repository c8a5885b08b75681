"""Measure how far `gd_core` is from the libraries: `docs/generated/evidence.json`.

The deviations are computed by the same functions that the tests call, with this very code.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np

from gd_core import schedules
from scripts.conformance.cases import CASES, Case, Runner
from scripts.conformance.loops import closed_loop, open_loop
from scripts.conformance.problems import PROBLEMS, deviation
from scripts.conformance.recordings import SCHEDULES, recording

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "docs" / "generated" / "evidence.json"
LOOPS = {"open loop": open_loop, "closed loop": closed_loop}


def optimizer_evidence(name: str, case: Case) -> dict[str, Any]:
    """What one optimizer is held to, and how far it is from it."""
    recorded = recording(name)
    return {
        "optimizer": case.optimizer,
        "library": case.library,
        "version": recorded["versions"][case.library].partition("+")[0],
        "reference": case.reference,
        "note": "; ".join(filter(None, [_halvings(case), case.note])),
        "date": recorded["date"],
        "deviations": {loop: worst(case, recorded, loop) for loop in LOOPS},
    }


def worst(case: Case, recorded: dict[str, Any], loop: str) -> float:
    """Return the largest deviation over all problems and sampled steps."""
    found = []
    for title in case.problems:
        problem = PROBLEMS[title]
        points = LOOPS[loop](Runner(case, problem.start), case, problem)
        for step, point in recorded["runs"][title][loop].items():
            found.append(deviation(points[step], np.array(point), problem.start))
    return max(found)


def _halvings(case: Case) -> str:
    steps = ", ".join(map(str, case.halvings))
    return f"the rate is halved after steps {steps}" if steps else ""


def schedule_evidence(recorded: dict[str, Any]) -> dict[str, Any]:
    """How far a schedule's rates are from torch's, as a part of the highest rate."""
    schedule = build_schedule(recorded["schedule"], recorded["arguments"])
    rates = np.array([schedule(step) for step in range(len(recorded["rates"]))])
    off = np.abs(rates - recorded["rates"]).max() / max(recorded["rates"])
    return {"schedule": recorded["schedule"], "steps": len(rates), "deviation": float(off)}


def build_schedule(name: str, arguments: dict[str, Any]):
    """Make a schedule of a recording; LinearWarmup's argument is another one."""
    inner = arguments.get("schedule")
    if inner:
        arguments = {**arguments, "schedule": build_schedule(*inner)}
    return getattr(schedules, name)(**arguments)


def measure() -> dict[str, Any]:
    """Measure everything that has a recording."""
    rates = recording(SCHEDULES)
    return {
        "optimizers": [optimizer_evidence(name, case) for name, case in CASES.items()],
        "schedules": [schedule_evidence(recorded) for recorded in rates["schedules"]],
        "torch": rates["torch"],
    }


def build() -> list[Path]:
    """Measure, and write what was found."""
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(json.dumps(measure(), indent=1), encoding="utf-8")
    return [OUTPUT]


def evidence() -> dict[str, Any]:
    """Read the measurements."""
    return json.loads(OUTPUT.read_text(encoding="utf-8"))
