"""What the recordings were made with is what `make conformance` installs."""

import re
import subprocess
import sys

import pytest

from scripts.conformance import __main__ as conformance
from scripts.conformance.cases import CASES
from scripts.conformance.check import BOUNDS
from scripts.conformance.recordings import recording
from tests.conformance import test_recordings

PINS = dict(
    re.findall(r"^([\w-]+)==([\w.]+)", conformance.REQUIREMENTS.read_text("utf-8"), re.MULTILINE)
)


@pytest.mark.parametrize("name", CASES)
def test_recordings_and_requirements_have_the_same_versions(name):
    for library, full in recording(name)["versions"].items():
        assert PINS[library.replace("_", "-")] == full.partition("+")[0]


def test_the_live_run_is_as_strict_as_the_tests():
    assert BOUNDS == test_recordings.BOUNDS


def test_requirements_name_no_index():
    assert "://" not in conformance.REQUIREMENTS.read_text("utf-8")
    assert not re.search(r"^-", conformance.REQUIREMENTS.read_text("utf-8"), re.MULTILINE)


def test_other_requirements_have_another_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    before = conformance.folder()
    monkeypatch.setattr(conformance, "REQUIREMENTS", tmp_path / "other.txt")
    conformance.REQUIREMENTS.write_text("numpy==2.0.0\n")
    assert before.parent == tmp_path / "gd-site" / "conformance" == conformance.folder().parent
    assert before != conformance.folder()


def test_an_unknown_task_is_named():
    command = [sys.executable, "-m", "scripts.conformance", "everything"]
    run = subprocess.run(command, cwd=conformance.ROOT, capture_output=True, text=True)
    assert run.returncode == 2
    assert "'everything' is none of check, record, benchmark" in run.stderr
