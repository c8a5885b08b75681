"""Cells: one namespace a page, output in order, and errors that name the cell's lines alone."""

import asyncio
import builtins
import sys
import warnings

import pytest
from gd_page.cells import run as cells


@pytest.fixture(autouse=True)
def page(monkeypatch):
    """A page of its own, after which everything is as before."""
    main = sys.modules["__main__"]
    monkeypatch.setattr(cells, "namespaces", {})
    monkeypatch.setattr(cells, "filenames", set())
    monkeypatch.setitem(sys.modules, "__main__", main)
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    monkeypatch.setattr(sys, "stderr", sys.stderr)
    monkeypatch.setattr(builtins, "input", builtins.input)


def run(source, filename="cell a", namespace="page"):
    return asyncio.run(cells.run(source, filename, namespace))


VALUES = {
    "x = 2\nx + 1": "3",
    "x = 2": None,
    "x = 2\nx;": None,
    "None": None,
    "'text'": "'text'",
    "": None,
    "import asyncio\nawait asyncio.sleep(0, 5)": "5",
    "await __import__('asyncio').sleep(0)\n7": "7",
    "raise SystemExit": None,
}


@pytest.mark.parametrize(("source", "value"), VALUES.items())
def test_the_last_expression_is_the_value(source, value):
    assert run(source) == {"value": value, "images": [], "error": None, "missing": None}


def test_a_long_value_is_cut():
    value = run("'x' * 30_000")["value"]
    assert value.endswith("... (30,002 characters in all)")
    assert len(value) < 20_100


def test_cells_of_a_page_share_names_and_reset_forgets_them():
    run("x = 1")
    assert run("x")["value"] == "1"
    assert run("x", namespace="another page")["missing"] == "x"
    assert run("import __main__\n__main__.x")["value"] == "1"
    cells.reset("page")
    cells.reset("page")
    assert run("x")["missing"] == "x"


def test_output_goes_out_in_order():
    seen = []
    cells.connect(lambda stream, text: seen.append((stream, text)))
    run("import sys\nprint('a')\nprint('b', file=sys.stderr)\nsys.stdout.write('')")
    assert seen == [("stdout", "a"), ("stdout", "\n"), ("stderr", "b"), ("stderr", "\n")]
    assert sys.stdout.writable()
    with pytest.raises(TypeError, match="argument must be str, not int"):
        sys.stdout.write(3)


def test_input_says_why_it_cannot_ask():
    cells.connect(lambda *_: None)
    assert run("input('Rate? ')")["error"].endswith(f"RuntimeError: {cells.INPUT_MESSAGE}\n")


def test_an_exit_with_a_reason_is_told():
    assert run("raise SystemExit('enough')")["error"] == "SystemExit: enough\n"


ERRORS = {
    "syntax": ("x = (", 'File "cell a", line 1'),
    "in a function": (
        "def halve(x):\n    return x / 0\n\nhalve(1)",
        "line 2, in halve\n    return",
    ),
    "of another": (
        "try:\n    1 / 0\nexcept ArithmeticError as error:\n    raise ValueError('no') from error",
        "ZeroDivisionError: division by zero",
    ),
    "in a group": ("raise ExceptionGroup('two', [ValueError('one'), KeyError('k')])", "KeyError"),
    "in a library": ("import json\njson.loads('{')", 'File "cell a", line 2'),
}


@pytest.mark.parametrize(("source", "part"), ERRORS.values(), ids=ERRORS)
def test_a_traceback_names_the_lines_of_the_cell_alone(source, part):
    error = run(source)["error"]
    assert part in error
    assert "gd_page" not in error
    assert "json/" not in error


MISSING = {
    "theta": "theta",
    "np.ones(2)": "np",
    "def f():\n    return theta\nf()": "theta",
    "def f():\n    x += 1\nf()": None,
    "raise NameError('mine')": None,
    "1 / 0": None,
    "try:\n    theta\nexcept NameError:\n    raise ValueError('no')": None,
}


@pytest.mark.parametrize(("source", "name"), MISSING.items())
def test_the_name_that_a_cell_misses_is_told(source, name):
    result = run(source)
    assert result["missing"] == name
    assert result["error"]


IMPORTS = {
    "import numpy as np, os.path\nfrom matplotlib import pyplot": ["matplotlib", "numpy", "os"],
    "def f():\n    import scipy\n    from . import x\n    from .y import z": ["scipy"],
    "x = (": [],
    "x = 1": [],
    "\0": [],
}


@pytest.mark.parametrize(("source", "names"), IMPORTS.items())
def test_imports_are_found_without_running(source, names):
    assert cells.imports_of(source) == names


def test_figures_become_images_and_a_reset_closes_them():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import matplotlib as mpl

        mpl.use("agg")
        draw = "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots()\n"
        shown = run(f"{draw}figure")
        assert shown["value"] is None
        assert [image[:26] for image in shown["images"]] == ["data:image/svg+xml;base64,"]
        failed = run(f"{draw}1 / 0")
        assert len(failed["images"]) == 1
        assert "ZeroDivisionError" in failed["error"]
        assert run(f"{draw}3")["value"] == "3"
        import matplotlib.pyplot as plt

        plt.figure()
        cells.reset("page")
        assert plt.get_fignums() == []


def test_a_page_without_matplotlib_never_imports_it(monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "matplotlib"]:
        monkeypatch.delitem(sys.modules, name)
    assert run("1")["images"] == []
    cells.reset("page")
    assert "matplotlib" not in sys.modules
