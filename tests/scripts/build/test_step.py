"""A step runs again when anything that its result follows from has changed, and only then."""

import pytest

from scripts.build import imports, step
from scripts.build.step import Step, orphans, remove_orphans

BUILDER = """
from pathlib import Path

import helper

ROOT = Path(__file__).parent


def build(*names):
    target = ROOT / "docs" / "generated" / "made.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text((ROOT / "in.txt").read_text() + "".join(names))
    return [target]


def cannot():
    return None
"""


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A small repository with a builder, its helper, and an input."""
    for module, name in ((step, "ROOT"), (imports, "ROOT")):
        monkeypatch.setattr(module, name, tmp_path)
    monkeypatch.setattr(imports, "PYTHON_ROOTS", (tmp_path,))
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "a_builder.py").write_text(BUILDER)
    (tmp_path / "helper.py").write_text("import numpy\n")
    (tmp_path / "in.txt").write_text("one")
    yield tmp_path
    for name in ("a_builder", "helper"):
        step.sys.modules.pop(name, None)


@pytest.fixture
def made(root):
    """A step that has just run."""
    one = Step("one", "a_builder:build", inputs=("*.txt",), environment=("GD_TEST",))
    one.run()
    assert one.is_fresh()
    return one


def test_it_makes_what_it_says_and_is_fresh_then(made, root):
    (path,) = made.made()
    assert path == root / "docs" / "generated" / "made.txt"
    assert path.read_text() == "one"


def test_a_changed_input_makes_it_stale(made, root):
    (root / "in.txt").write_text("two")
    assert not made.is_fresh()


def test_a_new_name_for_the_same_bytes_makes_it_stale(made, root):
    (root / "more.txt").write_text("")
    assert not made.is_fresh()
    made.run()
    (root / "more.txt").rename(root / "other.txt")
    assert not made.is_fresh()


def test_a_file_that_moves_to_another_folder_makes_it_stale(made, root):
    (root / "x").mkdir()
    (root / "x" / "same.txt").write_text("1")
    deep = Step("deep", "a_builder:build", inputs=("*/same.txt",))
    deep.run()
    (root / "x").rename(root / "y")
    assert not deep.is_fresh()


@pytest.mark.parametrize("script", ["a_builder.py", "helper.py"])
def test_changed_code_makes_it_stale(made, root, script):
    path = root / script
    path.write_text(path.read_text() + "\n# another line\n")
    assert not made.is_fresh()


def test_a_changed_variable_makes_it_stale(made, monkeypatch):
    monkeypatch.setenv("GD_TEST", "set")
    assert not made.is_fresh()
    monkeypatch.setenv("GD_TEST", "")
    assert not made.is_fresh()


def test_another_version_of_an_imported_package_makes_it_stale(made, monkeypatch):
    monkeypatch.setattr(step, "version_of", lambda package: f"other {package}")
    assert not made.is_fresh()


def test_other_arguments_make_it_stale(made, root):
    other = Step("one", "a_builder:build", ("*.txt",), (), ("GD_TEST",), arguments=("!",))
    assert not other.is_fresh()
    other.run()
    assert other.made()[0].read_text() == "one!"


def test_a_missing_product_makes_it_stale(made):
    made.made()[0].unlink()
    assert not made.is_fresh()


def test_what_could_not_be_made_is_tried_again(root):
    step_ = Step("cannot", "a_builder:cannot")
    assert step_.run() == []
    assert not step_.is_fresh()


def test_a_failed_run_leaves_no_stamp(made, root):
    (root / "in.txt").unlink()
    with pytest.raises(FileNotFoundError):
        made.run()
    assert not made.is_fresh()


def test_bytecode_hidden_files_and_excluded_ones_do_not_count(made, root):
    some = Step("some", "a_builder:build", inputs=("data/**/*", "!data/out/*"))
    some.run()
    for name in ("data/.hidden", "data/__pycache__/x.pyc", "data/out/y"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("new")
    assert some.is_fresh()


def test_a_pattern_after_an_excluded_one_brings_files_back(root):
    some = Step("some", "a_builder:build", inputs=("data/**/*", "!data/out/*", "data/out/kept"))
    for name in ("data/in", "data/out/kept", "data/out/left"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    assert {path.name for path in some.files()} == {"in", "kept"}


def test_what_no_step_makes_is_removed(made, root):
    folder = root / "docs" / "generated"
    old = folder / "figures" / "gone-light.svg"
    old.parent.mkdir()
    old.write_text("<svg/>")
    assert orphans(folder, [made]) == [old]
    assert remove_orphans(folder, [made]) == [old]
    assert not old.parent.exists()
    assert made.is_fresh()
    assert orphans(folder, [made]) == []


def test_a_step_that_has_gone_takes_its_files_along(made, root):
    folder = root / "docs" / "generated"
    assert remove_orphans(folder, []) == [made.stamp, folder / "made.txt"]
    assert not list(folder.iterdir())
