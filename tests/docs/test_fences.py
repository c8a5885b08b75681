"""Every fence of every page runs, and prints what the page says it prints."""

import shutil
import subprocess

import matplotlib
import pytest
import yaml

from scripts.docs.fences import NAME
from scripts.docs.pages import fences_in, fences_of, page_name, pages, python_fences
from scripts.docs.session import Session

matplotlib.use("Agg")

PAGES = pytest.mark.parametrize("page", pages(), ids=page_name)


@pytest.fixture(autouse=True)
def close_figures():
    yield
    import matplotlib.pyplot as plt

    plt.close("all")


def run_page(fences):
    """Run the fences that need no library, and compare the outputs that the page prints."""
    session = Session()
    for fence in fences:
        if fence.language == "python":
            compile(fence.source, f"<{fence.name}>", "exec")
            if not fence.needs_library:
                session.run(fence)
        elif fence.output_of:
            assert fence.output_of in session.shown, f"{fence.name}: no such cell above it"
            assert lines(session.shown[fence.output_of]) == lines(fence.source), fence.name


def lines(text):
    """Compare outputs without the spaces at line ends, which no reader sees."""
    return [line.rstrip() for line in text.rstrip().splitlines()]


@PAGES
def test_the_fences_run_in_order_and_print_what_the_page_prints(page):
    run_page(fences_of(page))


@PAGES
def test_cells_have_their_own_ids_and_need_no_library(page):
    cells = [fence for fence in python_fences(page) if fence.cell]
    ids = [fence.cell for fence in cells]
    assert len(set(ids)) == len(ids), "two cells of a page have the same id"
    for fence in cells:
        assert NAME.fullmatch(fence.cell), fence.name
        assert set(fence.options) == {"cell"}, f"{fence.name}: would not become a cell"
        assert not fence.needs_library, f"{fence.name}: a page cannot import this"


@PAGES
def test_shell_and_yaml_fences_are_valid(page):
    for fence in fences_of(page):
        if fence.language in {"bash", "sh", "shell", "console"}:
            done = subprocess.run(
                [shutil.which("bash") or "bash", "-n"],
                input=fence.source,
                capture_output=True,
                text=True,
            )
            assert done.returncode == 0, f"{fence.name}: {done.stderr}"
        elif fence.language in {"yaml", "yml"}:
            yaml.safe_load(fence.source)


def test_fences_inside_tabs_and_lists_are_found():
    tab = '=== "NumPy"\n\n    ```python cell="a"\n    x = 1\n    ```\n\n'
    text = tab + '- item\n\n    ```text output="a"\n    1\n    ```\n'
    first, second = fences_in(text, "page.md")
    assert (first.cell, first.source) == ("a", "x = 1")
    assert second.output_of == "a"


def test_snippets_are_resolved():
    (fence,) = fences_in('```python\n--8<-- "scripts/__init__.py"\n```\n', "page.md")
    assert "--8<--" not in fence.source


@pytest.mark.parametrize(
    "text",
    [
        "```python\nraise ValueError\n```",
        "```python\nimport warnings\nwarnings.warn('careless')\n```",
        "```python\nimport torch\nif\n```",
        '```python cell="a"\n1 + 1\n```\n\n```text output="a"\n3\n```',
        '```text output="a"\n3\n```',
    ],
    ids=["raises", "warns", "syntax", "wrong output", "output of nothing"],
)
def test_a_broken_page_is_caught(text):
    with pytest.raises((ValueError, UserWarning, SyntaxError, AssertionError)):
        run_page(fences_in(text, "page.md"))


def test_the_last_expression_is_shown_after_what_was_printed():
    text = '```python cell="a"\nprint("first")\n1 + 1\n```\n\n```text output="a"\nfirst\n2\n```'
    run_page(fences_in(text, "page.md"))
