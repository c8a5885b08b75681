"""The code that is shown is the code that runs, or a sentence says that it is not at hand."""

import linecache

import numpy as np
import pytest
from gd_page.worked.source import NoCodeError, arguments_of, definition_of, function_of
from gd_page.worked.update import work_out

import gd_core

ONE = """
class Rule:
    def update(self, params, gradients):
        return params - {rate} * gradients
"""


def made_from(source, filename="cell of a test"):
    scope = {"__name__": "__main__"}
    exec(compile(source, filename, "exec"), scope)
    return scope["Rule"]()


def keep_lines(monkeypatch, filename, source):
    entry = (len(source), None, source.splitlines(keepends=True), filename)
    monkeypatch.setitem(linecache.cache, filename, entry)


def test_a_checked_class_is_read_through_its_checks():
    optimizer = gd_core.Adam()
    assert function_of(optimizer).__qualname__ == "Adam.update"
    assert definition_of(function_of(optimizer)).name == "update"
    assert arguments_of(optimizer) == ("params", "gradients")
    assert arguments_of(gd_core.Nesterov()) == ("params", "gradient_fn")


def test_a_cell_is_read_from_the_lines_that_python_keeps(monkeypatch):
    decorated = ONE.replace("    def", "    @(lambda function: function)\n    def")
    source = decorated.format(rate=0.5)
    keep_lines(monkeypatch, "cell of a test", source)
    worked = work_out(made_from(source), np.ones(2), np.ones(2))
    assert worked.lines[0]["numbers"] == "(1, 1) - 0.5 * (1, 1)"


@pytest.mark.parametrize("given", [True, False])
def test_a_cell_that_was_edited_and_not_run_is_not_shown(monkeypatch, given):
    optimizer, edited = made_from(ONE.format(rate=0.5)), ONE.format(rate=0.6)
    keep_lines(monkeypatch, "cell of a test", edited)
    worked = work_out(optimizer, np.ones(2), np.ones(2), edited if given else None)
    assert worked.lines == []
    assert worked.sentence == (
        "The code of Rule.update was changed after the class was made, "
        "so that this step cannot be worked out."
    )


def test_of_two_classes_of_a_name_the_last_counts():
    source = ONE.format(rate=0.5) + ONE.format(rate=0.6)
    assert "0.6" in work_out(made_from(source), np.ones(2), np.ones(2), source).lines[0]["rule"]


class Callable:
    """Something that is called, and is no function."""

    def __call__(self, params, gradients):
        return params


CANNOT = {
    "no file": (ONE.format(rate=1), None),
    "another text": (ONE.format(rate=1), "x = 1"),
    "a text that is no Python": (ONE.format(rate=1), "class Rule("),
    "a class without the method": (ONE.format(rate=1), "class Rule:\n    x = 1\n"),
}


@pytest.mark.parametrize(("source", "text"), CANNOT.values(), ids=CANNOT)
def test_code_that_cannot_be_found(source, text):
    with pytest.raises(NoCodeError, match=r"The code of Rule.update cannot be found, so that"):
        definition_of(function_of(made_from(source)), text)


def test_lines_that_belong_to_something_else(monkeypatch):
    other = "\n\n\n\n\ndef update():\n    return 1\n"
    keep_lines(monkeypatch, "cell of a test", other)
    with pytest.raises(NoCodeError, match="cannot be found"):
        definition_of(function_of(made_from(ONE.format(rate=1))))


@pytest.mark.parametrize("update", [np.add, Callable()])
def test_an_update_that_is_no_python(update):
    optimizer = made_from(ONE.format(rate=1))
    optimizer.update = update
    with pytest.raises(NoCodeError, match="is not a function written in Python"):
        function_of(optimizer)
