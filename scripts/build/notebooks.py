"""Run each notebook of `docs/notebooks/`, and write what it says, does, prints and draws.

A notebook is a script in jupytext's percent format, `digits.py`. The page beside it, `digits.md`,
includes what is written here, so that it is like every other page: the same type and code, formulas
set, words found. A figure is drawn once; the stylesheet turns its lightness round on dark screens.
"""

import contextlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib
import matplotlib.pyplot as plt

from scripts.errors import BuildError

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "docs" / "notebooks"
OUTPUT = ROOT / "docs" / "generated" / "notebooks"
CELL = re.compile(r"^# %%( \[markdown\])?\n(.*?)(?=^# %%|\Z)", re.MULTILINE | re.DOTALL)
PICTURE = "![What the cell draws](../generated/notebooks/{}){{ .gd-drawn }}"
LOOK: dict[Any, Any] = {
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.bbox": "tight",
    "savefig.facecolor": "none",
    "svg.hashsalt": "understanding-gradient-descent",
}


class Run:
    """One run of a notebook: its names, and the figures drawn so far."""

    def __init__(self, notebook: Path) -> None:
        self.notebook = notebook
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.figures: list[Path] = []

    def markdown(self) -> str:
        """Run all cells, in order.

        Raises:
            BuildError: A cell has raised.
        """
        cells = CELL.findall(self.notebook.read_text(encoding="utf-8"))
        parts = [prose(text) if kind else self.example(text.strip()) for kind, text in cells]
        return "\n\n".join(parts) + "\n"

    def example(self, code: str) -> str:
        """Run one cell; return its code, and under it what it printed and drew."""
        printed = io.StringIO()
        before = len(self.figures)
        with contextlib.redirect_stdout(printed), shown_by(self.keep):
            try:
                exec(compile(code, self.notebook.name, "exec"), self.names)
            except Exception as error:
                kind = type(error).__name__
                raise BuildError(f"{self.notebook.name}: {kind}: {error}") from error
        parts = [f"```python\n{code}\n```"]
        if text := printed.getvalue().rstrip():
            parts.append(f"```text\n{text}\n```")
        parts += [PICTURE.format(path.name) for path in self.figures[before:]]
        return "\n\n".join(parts)

    def keep(self) -> None:
        """Draw the figure that the cell would show."""
        path = OUTPUT / f"{self.notebook.stem}-{len(self.figures) + 1}.svg"
        plt.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
        plt.close("all")
        self.figures.append(path)


@contextlib.contextmanager
def shown_by(show: Any) -> Iterator[None]:
    """Let `plt.show` do something else, without a window."""
    before, plt.show = plt.show, show
    try:
        with matplotlib.rc_context(LOOK):
            yield
    finally:
        plt.show = before


def prose(text: str) -> str:
    """Take the comment signs off a cell of Markdown; the heading of all stands in the page."""
    plain = re.sub(r"^# ?", "", text.strip(), flags=re.MULTILINE)
    return re.sub(r"\A# .*\n", "", plain).strip()


def build() -> list[Path]:
    """Run every notebook; return the files made."""
    plt.switch_backend("Agg")
    OUTPUT.mkdir(parents=True, exist_ok=True)
    made = []
    for notebook in sorted(NOTEBOOKS.glob("*.py")):
        run = Run(notebook)
        page = OUTPUT / f"{notebook.stem}.md"
        page.write_text(run.markdown(), encoding="utf-8")
        made += [page, *run.figures]
    return made
