"""The table of deliberate mistakes fits the code, and every mistake was noticed."""

import json

import pytest

from scripts.mutation import __main__ as mutation
from scripts.mutation.mutants import MUTANTS, Mutant

RECORDED = json.loads(mutation.OUTPUT.read_text(encoding="utf-8"))["mutants"]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda m: f"{m.file}: {m.mistake}")
def test_the_mistake_still_fits_the_code(mutant):
    source = (mutation.ROOT / "gd_core" / mutant.file).read_text(encoding="utf-8")
    changed = mutation.broken(source, mutant)
    assert changed != source
    compile(changed, mutant.file, "exec")


def test_every_mistake_was_tried_and_noticed():
    tried = [(row["file"], row["mistake"]) for row in RECORDED]
    assert tried == [(mutant.file, mutant.mistake) for mutant in MUTANTS]
    assert len(set(tried)) == len(tried) >= 40
    assert all(row["caught_by"].startswith("tests/") for row in RECORDED)


def test_the_tests_that_noticed_exist():
    for row in RECORDED:
        path, _, name = row["caught_by"].partition("::")
        assert f"def {name}(" in (mutation.ROOT / path).read_text(encoding="utf-8")


def test_a_mistake_that_is_not_there_is_an_error():
    with pytest.raises(ValueError, match="must hold 'nowhere' once"):
        mutation.broken("class X:\n    def f(): ...", Mutant("x.py", "nowhere", "", ""))


def test_one_mistake_is_noticed_and_the_sound_code_passes(tmp_path):
    mutation.copy_tree(tmp_path)
    mutant = next(m for m in MUTANTS if m.file.endswith("gradient_descent.py"))
    assert mutation.caught_by(mutant, tmp_path).startswith("tests/gd_core/optimizers/")
    own = mutation.selections(mutant, tmp_path)[0]
    assert mutation.first_failure(tmp_path, own) is None
