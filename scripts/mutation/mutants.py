"""The deliberate mistakes, one for each row of the tables in the folder `mistakes`."""

import ast
import re
from dataclasses import dataclass

from scripts.mutation.mistakes import (
    experiments,
    guard,
    loop,
    optimizers,
    problems,
    schedules,
    surfaces,
    techniques,
    variants,
)

TABLES = (
    optimizers,
    guard,
    schedules,
    surfaces,
    loop,
    experiments,
    problems,
    techniques,
    variants,
)


@dataclass(frozen=True)
class Mutant:
    """One mistake: `old`, which the code of gd_core's `file` holds once, becomes `new`.

    Where `old` has a space or a bracket, the file may have a line break.
    """

    file: str
    old: str
    new: str
    mistake: str

    def broken(self, source: str) -> str:
        """Make the mistake in the code, not in a docstring that holds the same formula.

        Raises:
            ValueError: The code does not hold `old`, or holds it more than once.
        """
        text = docstrings_blanked(source)
        places = list(re.finditer(pattern_of(self.old), text))
        if len(places) != 1:
            raise ValueError(f"{self.file} must hold {self.old!r} once outside of its docstrings")
        return source[: places[0].start()] + self.new + source[places[0].end() :]


def pattern_of(code: str) -> str:
    """Match code however the file breaks its lines, at spaces and inside brackets."""
    pattern = r"\s+".join(re.escape(word) for word in code.split())
    pattern = re.sub(r"\\[(\[]", r"\g<0>\\s*", pattern)
    return re.sub(r"\\[)\]]", r"\\s*\g<0>", pattern)


def docstrings_blanked(source: str) -> str:
    """Put spaces in the place of each docstring, so that the rest stays where it is."""
    lines = source.splitlines(keepends=True)
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, kinds) and ast.get_docstring(node):
            first = node.body[0]
            for number in range(first.lineno - 1, first.end_lineno or first.lineno):
                lines[number] = re.sub(r"[^\n]", " ", lines[number])
    return "".join(lines)


MUTANTS = [
    Mutant(f"{file}.py", *row)
    for table in TABLES
    for file, rows in table.MISTAKES.items()
    for row in rows
]
