"""A notebook's page: prose, code, what it printed and what it drew, as Markdown of the site."""

from html import unescape
from types import SimpleNamespace

import matplotlib.pyplot as plt
import nbformat
import pytest
from mkdocs_jupyter import convert
from mkdocs_jupyter.config import settings

from scripts.docs.hooks import notebooks
from scripts.figures.look.theme import WIDE_THEME

CODE = 'print("<b> & <5")\nprint(2)'
PAGE = """\
# A title

Is $x < y$? See [this file](small.py).

~~~~python
print("<b> & <5")
print(2)
~~~~

~~~~text
<b> & <5
2
~~~~

~~~~text
3 < 4
~~~~
"""


@pytest.fixture
def ours(monkeypatch):
    """The plugin with our templates."""
    monkeypatch.setattr(settings, "templates_dir", settings.templates_dir)
    notebooks.on_config(None)


@pytest.fixture
def notebook(tmp_path):
    """An executed notebook, whose signs a reader of HTML would mistake."""
    stream = {"output_type": "stream", "name": "stdout"}
    outputs = [
        nbformat.v4.new_output(**stream, text="<b> & <5\n"),
        nbformat.v4.new_output(**stream, text="2\n"),
        nbformat.v4.new_output("execute_result", {"text/plain": "3 < 4"}),
    ]
    prose = "# A title\n\nIs $x < y$? See [this file](small.py)."
    cells = [
        nbformat.v4.new_markdown_cell(prose),
        nbformat.v4.new_code_cell(CODE, outputs=outputs),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path = tmp_path / "small.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    return path


def tight(text):
    """A text with one empty line at most between its lines."""
    return "\n".join(line for line in text.splitlines() if line.strip())


def test_the_template_writes_markdown_of_all_that_there_is(ours, notebook):
    """In its order, what is printed as one, and every sign as it was."""
    html = convert.nb2html(str(notebook)).partition("<style>")[0]
    assert tight(unescape(html)) == tight(PAGE)


def test_a_drawing_gets_the_colors_of_the_page(tmp_path):
    """And the words of its own file's link stay, with an address that downloads it."""
    with WIDE_THEME.applied():
        figure, axes = plt.subplots()
        axes.plot([1, 2])
        figure.savefig(tmp_path / "a.svg")
        plt.close(figure)
    drawn = (tmp_path / "a.svg").read_text()
    text = notebooks.markdown_of(f"{drawn}\n\n[this file](small.py)", tmp_path / "small.py")
    assert "<?xml" not in text
    assert "var(--gd-series-1)" in text
    assert 'class="gd-figure gd-notebook" role="img"' in text
    assert '<a href="small.py" download>this file</a>' in text


def test_other_pages_are_left_as_they_are():
    page = SimpleNamespace(file=SimpleNamespace(abs_src_path="/docs/index.md"))
    assert notebooks.on_page_content("<p>&lt;</p>", page, None, None) == "<p>&lt;</p>"
