"""The table of deliberate mistakes fits the code, and every mistake was noticed."""

import shutil
from collections import Counter

import pytest

from scripts.mutation import __main__ as mutation
from scripts.mutation import notice, rows
from scripts.mutation.mutants import MUTANTS, Mutant

RECORDED = rows.read()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda m: f"{m.file}: {m.mistake}")
def test_the_mistake_still_fits_the_code(mutant):
    source = (rows.ROOT / "gd_core" / mutant.file).read_text(encoding="utf-8")
    changed = mutant.broken(source)
    assert changed != source
    compile(changed, mutant.file, "exec")


def test_every_mistake_was_tried_and_noticed():
    tried = [rows.key_of(row) for row in RECORDED]
    assert tried == [(mutant.file, mutant.mistake) for mutant in MUTANTS]
    assert len(set(tried)) == len(tried) >= 200
    assert not [row for row in RECORDED if row["caught_by"] is None]


def test_no_row_is_older_than_what_it_speaks_of():
    stale = sorted({mutant.file for mutant in rows.stale_mutants()})
    assert not stale, f"rows of mutants.json are stale ({', '.join(stale)}): run `make mutation`"


def test_a_file_with_mistakes_that_matter_most_has_two_at_least():
    made = Counter(mutant.file for mutant in MUTANTS)
    few = [file for file in made if file.startswith(("optimizers/", "guard/")) and made[file] < 2]
    assert not few, f"scripts/mutation/mistakes/ has one mistake only in {few}"


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A repository of one file with one mistake, which one test has noticed."""
    (tmp_path / "gd_core").mkdir()
    (tmp_path / "gd_core" / "x.py").write_text("class X:\n    def f(self):\n        return 1\n")
    (tmp_path / "test_x.py").write_text("def test_a():\n    assert 1\n\n\ndef test_b(): ...\n")
    mutant = Mutant("x.py", "return 1", "return 2", "two")
    for module in (rows, mutation):
        monkeypatch.setattr(module, "MUTANTS", [mutant])
    for module in (rows, mutation, notice):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(rows, "OUTPUT", tmp_path / "mutants.json")
    rows.write([rows.row_of(mutant, "test_x.py::test_a")])
    assert rows.stale_mutants() == []
    return tmp_path


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("gd_core/x.py", "class X", "class Y"),
        ("test_x.py", "assert 1", "assert True"),
        ("test_x.py", "test_a", "test_renamed"),
    ],
)
def test_a_row_is_stale_after_an_edit_of_the_file_or_of_its_test(tree, name, old, new):
    path = tree / name
    path.write_text(path.read_text().replace(old, new))
    assert len(rows.stale_mutants()) == len(mutation.chosen([])) == 1


def test_a_row_speaks_of_the_copy_in_which_the_mistake_was_made(tree, tmp_path_factory):
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(tree, copy, dirs_exist_ok=True)
    (tree / "gd_core" / "x.py").write_text("class X:\n    def f(self):\n        return 1 + 0\n")
    rows.write([rows.row_of(rows.MUTANTS[0], "test_x.py::test_a", copy)])
    assert rows.stale_mutants() == rows.MUTANTS


def test_a_row_outlives_an_edit_of_another_test(tree):
    path = tree / "test_x.py"
    path.write_text(path.read_text().replace("def test_b(): ...", "def test_c(): ..."))
    assert rows.stale_mutants() == mutation.chosen([]) == []


def test_another_mistake_at_the_same_place_is_a_new_one(tree, monkeypatch):
    other = Mutant("x.py", "return 1", "return 3", "two")
    monkeypatch.setattr(rows, "MUTANTS", [other])
    assert rows.stale_mutants() == [other]


def test_a_mistake_that_nothing_notices_is_recorded_as_such(tree, monkeypatch, capsys):
    monkeypatch.setattr(mutation, "copy_tree", lambda target: shutil.copytree(tree, target))
    monkeypatch.setattr(mutation, "caught_by", lambda mutant, tree, last: None)
    assert mutation.main(["x"]) == 1
    assert rows.read()[0]["caught_by"] is None
    assert "0 of 1 mistakes noticed" in capsys.readouterr().out
    assert rows.stale_mutants() == rows.MUTANTS  # a test written since may notice it


def test_what_noticed_last_is_asked_first(tree):
    mutant, last = rows.MUTANTS[0], rows.noticed_before()[("x.py", "two")]
    assert last == "test_x.py::test_a"
    assert notice.selections(mutant, last)[0] == [last]
    assert [last] not in notice.selections(mutant, None)
    assert ["test_gone.py::test_a"] not in notice.selections(mutant, "test_gone.py::test_a")


def test_an_optimizer_without_mistakes_is_named_and_is_no_error(tree, monkeypatch, capsys):
    monkeypatch.setattr(mutation, "copy_tree", lambda target: None)
    (tree / "gd_core" / "optimizers").mkdir()
    (tree / "gd_core" / "optimizers" / "sign_descent.py").touch()
    assert mutation.main([]) == 0
    assert "none in sign_descent.py" in capsys.readouterr().out


def test_a_name_without_mistakes_is_an_error():
    with pytest.raises(SystemExit, match="no mistakes in adamm"):
        mutation.chosen(["adam", "adamm"])


def test_a_mistake_that_is_not_there_is_an_error():
    with pytest.raises(ValueError, match="must hold 'nowhere' once"):
        Mutant("x.py", "nowhere", "", "").broken("class X:\n    def f(): ...")


def test_a_mistake_is_found_however_its_lines_are_broken():
    source = "class X:\n    def f(self):\n        return g(\n            a + b\n        ) * c\n"
    broken = Mutant("x.py", "g(a + b) * c", "c", "").broken(source)
    assert broken.endswith("        return c\n")


def test_a_formula_in_a_docstring_is_no_code():
    source = '"""a + b"""\n\ndef f(a, b):\n    """Return\n\n    a + b\n    """\n    return a + b\n'
    assert Mutant("x.py", "a + b", "a - b", "").broken(source) == source[:-6] + "a - b\n"


def test_one_mistake_is_noticed_and_the_sound_code_passes(tmp_path):
    notice.copy_tree(tmp_path)
    mutant = next(m for m in MUTANTS if m.file.endswith("gradient_descent.py"))
    test = notice.caught_by(mutant, tmp_path)
    assert test.startswith("tests/gd_core/optimizers/")
    assert notice.first_failure(tmp_path, [test]) is None


def test_what_fails_without_a_mistake_has_noticed_nothing(tmp_path, monkeypatch):
    mutant = next(m for m in MUTANTS if m.file.endswith("gradient_descent.py"))
    path = tmp_path / "gd_core" / mutant.file
    path.parent.mkdir(parents=True)
    path.write_text(sound := (rows.ROOT / "gd_core" / mutant.file).read_text())
    monkeypatch.setattr(notice, "first_failure", lambda tree, selection: "test_x.py::test_a")
    with pytest.raises(RuntimeError, match=r"test_x\.py::test_a fails without a mistake"):
        notice.caught_by(mutant, tmp_path)
    assert path.read_text() == sound
