"""Whether a library prints the numbers that a page states, in a comment behind each print."""

import builtins
import re
import sys
from collections.abc import Callable
from typing import Any

STATED = re.compile(r"^\s*print\(.*\)\s+# (.*)$")
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:,\d{3})*(?:\.\d*)?(?:e[-+]?\d+)?")
ABOUT = 2.0  # units in the last digit that a number may be off where the page says "about"


class PrintedOtherwiseError(AssertionError):
    """A fence has printed another number than the page states."""


def run_and_compare(source: str, run: Callable[[], Any]) -> None:
    """Run a fence, and hold each line that it prints to the comment behind it.

    Args:
        source: The fence's lines.
        run: What runs them, with their own line numbers.

    Raises:
        PrintedOtherwiseError: A number that is printed is not the one stated, in the digits
            stated, or a line with a statement printed nothing.
    """
    lines = source.splitlines()
    stated = {n: m[1] for n, line in enumerate(lines, 1) if (m := STATED.match(line))}
    printed: dict[int, str] = {}
    usual = builtins.print

    def record(*values: Any, **named: Any) -> None:
        printed[sys._getframe(1).f_lineno] = " ".join(str(value) for value in values)
        usual(*values, **named)

    builtins.print = record
    try:
        run()
    finally:
        builtins.print = usual
    for number, statement in stated.items():
        found = printed.get(number, "nothing")
        if not agrees(statement, found):
            raise PrintedOtherwiseError(
                f"line {number} prints {found}, and the page says {statement}"
            )


def agrees(statement: str, printed: str) -> bool:
    """Tell whether printed numbers are those of a statement, in the digits that it gives."""
    expected, found = NUMBER.findall(statement), NUMBER.findall(printed)
    if not expected:
        return statement == printed
    units = ABOUT if statement.startswith("about") else 0.5
    return len(expected) == len(found) and all(
        abs(float(one) - float(other)) <= units * 1.01 * 10.0 ** -_digits(one)
        for one, other in zip(expected, found, strict=True)
    )


def _digits(number: str) -> int:
    return len(number.partition(".")[2])
