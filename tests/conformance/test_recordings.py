"""Every optimizer retraces the recorded steps of a library that many people use."""

import json

import numpy as np
import pytest

import gd_core.optimizers
from scripts.conformance import cases
from scripts.conformance.cases import CASES, Runner
from scripts.conformance.counterparts import COUNTERPARTS
from scripts.conformance.loops import closed_loop, open_loop
from scripts.conformance.problems import PROBLEMS, deviation
from scripts.conformance.recordings import RECORDINGS, SCHEDULES, recording

BOUNDS = {"open loop": 1e-9, "closed loop": 1e-12}
LOOPS = {"open loop": open_loop, "closed loop": closed_loop}


RUNS = [(name, title) for name, case in CASES.items() for title in case.problems]


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.parametrize(("name", "title"), RUNS)
def test_retraces_the_recorded_steps(name: str, title: str, loop: str) -> None:
    case, problem = CASES[name], PROBLEMS[title]
    found = LOOPS[loop](Runner(case, problem.start), case, problem)
    expected = recording(name)["runs"][title][loop]
    assert found.keys() == expected.keys()
    for step, point in expected.items():
        off = deviation(found[step], np.array(point), problem.start)
        assert off <= BOUNDS[loop], f"step {step}: {off:.1e}"


def test_every_optimizer_that_a_library_has_is_held_to_it() -> None:
    held = {case.optimizer for case in CASES.values()}
    assert held <= set(gd_core.optimizers.__all__)
    for name, row in COUNTERPARTS.items():
        assert name in held or all(theirs.differs for theirs in row.values()), name


@pytest.mark.checks  # which tell that a setting is whole
def test_a_new_row_makes_a_case_that_asks_for_its_recording(monkeypatch) -> None:
    with monkeypatch.context() as without:
        without.setattr(cases, "CASES_BY_HAND", {})
        made = cases.usual_cases()
    assert list(made) == [name for name in CASES if "halved" not in name]
    assert made["adamw"] == CASES["adamw"]
    assert made["adabelief"].library == "optax"
    assert made["soap"].ours["frequency"] == 11
    assert cases.usual_cases() == {}
    message = "tests/conformance/recordings/new.json is missing: run .* record new`"
    with pytest.raises(FileNotFoundError, match=message):
        recording("new")


@pytest.mark.parametrize("name", CASES)
def test_a_recording_names_its_versions_and_settings(name: str) -> None:
    recorded, case = recording(name), CASES[name]
    assert recorded["versions"].keys() >= {case.library, "numpy"}
    assert (recorded["library"], recorded["reference"]) == (case.library, case.reference)
    assert recorded["settings"] == json.loads(json.dumps(case.theirs))
    assert (recorded["optimizer"], recorded["note"]) == (case.optimizer, case.note)


def test_no_recording_is_without_a_case() -> None:
    recordings = {path.stem for path in RECORDINGS.glob("*.json") if path.stem != SCHEDULES}
    assert recordings == set(CASES)
