"""What a library prints is held to the number that the page states behind the print."""

import pytest

from scripts.conformance.printed import PrintedOtherwiseError, agrees, run_and_compare


@pytest.mark.parametrize(
    ("statement", "printed", "is_equal"),
    [
        ("0.9053", "[0.90531]", True),
        ("0.9053", "[0.9055]", False),
        ("0.7716, 0.7716", "tensor([0.7716, 0.7716], dtype=torch.float32)", True),
        ("0.7716, 0.7716", "tensor([0.7716])", False),
        ("-3.6, 0", "Array([-3.6, -0. ], dtype=float32)", True),
        ("about [[0.83]]", "[[0.8125]]", True),
        ("[[0.83]]", "[[0.8125]]", False),
        ("1.000 0.500 0.000004, theirs too", "1.000 0.500 0.000004", True),
        ("True", "True", True),
        ("True", "False", False),
    ],
)
def test_numbers_agree_in_the_digits_that_are_stated(statement, printed, is_equal):
    assert agrees(statement, printed) == is_equal


def run(source):
    run_and_compare(source, lambda: exec(compile(source, "<fence>", "exec"), {}))


def test_each_print_is_held_to_the_comment_behind_it(capsys):
    run("x = 1.25\nprint(x)  # 1.25\nprint('free')")
    assert capsys.readouterr().out == "1.25\nfree\n"
    with pytest.raises(PrintedOtherwiseError, match=r"line 2 prints 1\.25, and the page says 1.26"):
        run("x = 1.25\nprint(x)  # 1.26")
    with pytest.raises(PrintedOtherwiseError, match="line 2 prints nothing"):
        run("if False:\n    print(1)  # 1")
