"""`make new-optimizer`, walked through in a copy of the tree as a contributor would."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import new_optimizer
from tests.scripts import test_optimizer_places as places

ROOT = new_optimizer.ROOT
NAME = "SignDescent"
STEMS = {"stem": "sign_descent", "page": "sign-descent"}
PLACES = [place.format(**STEMS) for place in places.KNOWN]
LEFT_OUT = (".git", ".venv", ".cache", "node_modules", "site", "generated", "__pycache__")
LINKED = (".venv", "node_modules")
OF_THE_NAME = f"{NAME} or {NAME.lower()} or sign_descent or sign-descent"
GENERATED = ROOT / "docs" / "generated"
# What a contributor runs: the tests with the new name, and those over all optimizers at once.
TESTS = (
    "tests/scripts/test_optimizer_places.py",
    "tests/gd_core/optimizers",
    "tests/gd_core/test_public_names.py",
    "tests/docs",
    "tests/conformance/test_counterparts.py",
    "tests/conformance/test_recordings.py",
    "tests/app/test_presets.py",
    "tests/app/gd_page/lab",
    "tests/app/gd_page/worked",
    "tests/scripts/docs/test_methods.py",
)
OVER_ALL = (
    "test_table",
    "top_level_names",
    "in_the_nav",
    "table_for_every",
    "no_two_claims",
    "every_optimizer_has_a_row",
    "that_a_library_has",
    "every_preset_an_explorer",
    "made_for_matrices",
    "optimizers_own_test",
    "has_its_line",
)


def copy_tree(target):
    """Copy what a contributor has, and of what the build makes the little that pages include."""
    ignored = shutil.ignore_patterns(*LEFT_OUT)
    shutil.copytree(ROOT, target, symlinks=True, ignore=ignored)
    for name in LINKED:
        (target / name).symlink_to((ROOT / name).resolve())
    matrices = (p.relative_to(GENERATED) for p in (GENERATED / "matrices").glob("*.json"))
    for name in ("app/shipped.md", "methods.md", "schedules.md", *matrices):
        (target / "docs/generated" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(GENERATED / name, target / "docs/generated" / name)


def python(tree, *arguments):
    """Run a module in the copy; return whether it went well, and what it said."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    environment = {key: environment[key] for key in environment if not key.startswith("PYTEST_")}
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True)
    return done.returncode == 0, done.stdout + done.stderr


def pytest_in(tree, *arguments):
    return python(tree, "pytest", "-q", "-n0", "-p", "no:cacheprovider", *arguments)


def check_places(tree):
    return pytest_in(tree, "tests/scripts/test_optimizer_places.py", "-k", OF_THE_NAME)


def contents(tree):
    """The bytes of every file of the copy that could be committed."""
    files = (path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    parts = [(path, path.relative_to(tree)) for path in files]
    return {
        name.as_posix(): path.read_bytes()
        for path, name in parts
        if not {*LEFT_OUT, ".hypothesis", ".ruff_cache"}.intersection(name.parts)
    }


def write_sentences(text):
    """Do what the template asks for: say something in place of each of its sentences."""
    said = "Each step has one length, whatever the gradient (Nobody, 1999)."
    return re.sub(r"Replace this [^\n]*?(?:\.(?=[\s\"])|$)", said, text, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A copy of the tree in which the files of a new optimizer were laid, and nothing else."""
    target = tmp_path_factory.mktemp("walk") / "tree"
    copy_tree(target)
    before = contents(target)
    went_well, said = python(target, "scripts.new_optimizer", NAME)
    assert went_well, said
    after = contents(target)
    assert sorted(name for name in after if after[name] != before.get(name)) == sorted(PLACES)
    assert all(f"new-optimizer: {place}\n" in said for place in PLACES)
    return target


@pytest.fixture(scope="module")
def written(tree):
    """The copy after the template's sentences were refused, and written."""
    went_well, said = check_places(tree)
    assert not went_well
    laid = [Path(path.format(**STEMS)) for path in new_optimizer.FILES]
    for path in laid:
        assert f"{path.as_posix()}:" in said, "no test asks for the template's sentences"
        text = (tree / path).read_text(encoding="utf-8")
        (tree / path).write_text(write_sentences(text), encoding="utf-8")
    went_well, said = python(tree, "scripts.build", "listings")
    assert went_well, said
    return tree


def test_what_is_laid_passes_all_that_an_optimizer_must(written):
    chosen = " or ".join([OF_THE_NAME, *OVER_ALL])
    went_well, said = pytest_in(written, "-k", chosen, *TESTS)
    assert went_well, said[-4000:]
    files = [path for path in PLACES if path.endswith(".py")]
    for command in (["check"], ["format", "--check"]):
        went_well, said = python(written, "ruff", *command, *files)
        assert went_well, said


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_is_forgotten_is_named(written, place):
    path, original = written / place, ROOT / place
    kept = path.read_bytes()
    path.unlink()
    if original.exists():
        shutil.copy(original, path)
    went_well, said = check_places(written)
    path.write_bytes(kept)
    assert not went_well
    assert f"{place} has nothing of {NAME}" in said


def test_no_optimizer_has_more_than_seven_places():
    made = [*new_optimizer.FILES, new_optimizer.PACKAGE, new_optimizer.NAV]
    made += [new_optimizer.COUNTERPARTS, new_optimizer.TRAITS]
    assert sorted(made) == sorted(places.KNOWN)
    assert len(made) <= 7
