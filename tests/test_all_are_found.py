"""No folder of tests is passed over because of its name, as pytest does with "build" by default."""

import fnmatch
from pathlib import Path

TESTS = Path(__file__).parent


def test_pytest_looks_into_every_folder_of_tests(pytestconfig):
    passed_over = pytestconfig.getini("norecursedirs")
    folders = {folder for file in TESTS.rglob("test_*.py") for folder in file.parents}
    inside = [folder.relative_to(TESTS) for folder in folders if folder.is_relative_to(TESTS)]
    names = {name for folder in inside for name in folder.parts}
    assert "build" in names
    assert not [n for n in names for pattern in passed_over if fnmatch.fnmatch(n, pattern)]
