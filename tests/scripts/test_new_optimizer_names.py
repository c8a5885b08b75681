"""The names that `make new-optimizer` takes, the stems that follow, and those that it refuses."""

import pytest

import gd_core.optimizers
from scripts import new_optimizer


@pytest.mark.parametrize("name", gd_core.optimizers.__all__)
def test_a_file_has_the_stem_of_its_class(name):
    module = getattr(gd_core.optimizers, name).__module__
    assert module == f"gd_core.optimizers.{new_optimizer.stem_of(name)}"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "NAME must be a class's name, as in `make new-optimizer NAME=SignDescent`, got none"),
        ("sign_descent", "got 'sign_descent'"),
        ("Sign Descent", "got 'Sign Descent'"),
        ("../Sign", "got '../Sign'"),
        ("Adam", "Adam is taken"),
        ("Adamax", "Adamax is taken"),
        ("CosineAnnealing", "CosineAnnealing is taken"),
        ("Table", "Table is taken"),
        ("Lambda", "one of Python's own words, got 'Lambda'"),
        ("None", "one of Python's own words, got 'None'"),
        ("True", "one of Python's own words, got 'True'"),
        ("False", "one of Python's own words, got 'False'"),
    ],
)
def test_a_name_that_cannot_be_is_refused_in_one_line(name, why, capsys, monkeypatch):
    monkeypatch.setattr(new_optimizer, "write", lambda texts: pytest.fail("wrote a file"))
    assert new_optimizer.main([name]) == 1
    said = capsys.readouterr().err
    assert said.startswith("new-optimizer: ")
    assert said.endswith(f"{why}.\n")
    assert said.count("\n") == 1


def test_a_table_that_is_gone_leaves_every_file_as_it_was(monkeypatch, capsys):
    def fail(source, table, line):
        raise ValueError(f"there is no table {table} to write {line} into")

    monkeypatch.setattr(new_optimizer, "with_last_item", fail)
    monkeypatch.setattr(new_optimizer, "write", lambda texts: pytest.fail("wrote a file"))
    assert new_optimizer.main(["SignDescent"]) == 1
    assert capsys.readouterr().err.startswith("new-optimizer: there is no table __all__ to write")
