"""An optimizer's file holds one class that reads like its formula, and is printed as it is."""

import ast
import importlib
import inspect
from pathlib import Path

import numpy as np
import pytest

import gd_core.optimizers
from gd_core.checked import settings_of
from tests.gd_core.optimizers.table import NAMES, make

pytestmark = pytest.mark.not_in_page  # where there may be no sources
FOLDER = Path(gd_core.optimizers.__file__).parent
FILES = sorted(path for path in FOLDER.glob("*.py") if path.name != "__init__.py")
WIDTH, LENGTH, ADAM, TOTAL = 76, 70, 25, 1900


def printed(path):
    """Give the lines of a file's class and helpers, without docstrings."""
    tree = ast.parse(path.read_text())
    parts = [node for node in tree.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))]
    hidden = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node):
            hidden |= set(range(node.body[0].lineno, node.body[1].lineno))
    lines = path.read_text().splitlines()
    numbers = range(parts[0].lineno, parts[-1].end_lineno + 1)
    return [lines[number - 1] for number in numbers if number not in hidden]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_class_fits_where_it_is_printed(path):
    lines = printed(path)
    assert max(map(len, lines)) <= WIDTH
    assert len(lines) <= (ADAM if path.stem == "adam" else LENGTH)


def test_all_of_them_are_short():
    assert sum(len(path.read_text().splitlines()) for path in FOLDER.glob("*.py")) <= TOTAL


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_holds_no_arithmetic_in_place_and_deletes_nothing(path):
    for node in ast.walk(ast.parse(path.read_text())):
        assert not isinstance(node, ast.Delete)
        if isinstance(node, ast.AugAssign):
            assert ast.unparse(node) == "self.t += 1"
        if isinstance(node, ast.keyword):
            assert node.arg != "out"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_imports_numpy_and_the_checks_alone(path):
    nodes = list(ast.walk(ast.parse(path.read_text())))
    imports = [ast.unparse(n) for n in nodes if isinstance(n, (ast.Import, ast.ImportFrom))]
    assert [line for line in imports if line != "import numpy as np"] == [
        line for line in imports if line.startswith("from gd_core.checked import ")
    ]
    assert len(imports) <= 2


@pytest.mark.checks
@pytest.mark.parametrize("name", NAMES)
def test_python_and_its_tools_see_the_plain_class(name):
    kind = type(make(name))
    file = Path(inspect.getsourcefile(kind))
    assert kind is getattr(importlib.import_module(kind.__module__), name)
    assert f"class {name}:" in inspect.getsource(kind)
    assert inspect.getsource(kind) in file.read_text()
    second = "gradient_fn" if name == "Nesterov" else "gradients"
    assert str(inspect.signature(kind.update)) == f"(self, params, {second})"
    assert list(inspect.signature(kind).parameters) == list(settings_of(kind))
    assert kind.update.__doc__.startswith("Return the ")


@pytest.mark.checks
@pytest.mark.parametrize("name", NAMES)
def test_it_shows_its_settings_and_its_steps(name):
    optimizer = make(name)
    settings = ", ".join(f"{key}={s.default!r}" for key, s in settings_of(optimizer).items())
    assert repr(optimizer) == f"{name}({settings})"
    one = np.ones((2, 2))
    optimizer.update(one, (lambda params: one) if name == "Nesterov" else one)
    counts = hasattr(optimizer, "t")
    assert repr(optimizer) == f"{name}({settings}{', t=1' if counts else ''})"
