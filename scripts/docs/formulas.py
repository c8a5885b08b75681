"""Formulas are set when the site is built: a Markdown extension on top of Pymdown's arithmatex.

Arithmatex finds them and marks them, KaTeX in Node sets them, as HTML for the eye and MathML for
screen readers. A page needs no script for them, and nothing jumps.
"""

import atexit
import html
import json
import re
import subprocess
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from scripts.errors import BuildError

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_suffix(".mjs")
MARKED = re.compile(r"\s*\\([(\[])(.*)\\[)\]]\s*", re.DOTALL)


class FormulaError(BuildError):
    """A formula that KaTeX refuses; MkDocs says on which page."""


class Formula(NamedTuple):
    """A formula in TeX, and whether it stands on a line of its own."""

    tex: str
    display: bool


class Katex:
    """KaTeX in one process of Node, started for the first formula; a formula is set once."""

    def __init__(self) -> None:
        self.known: dict[Formula, str] = {}
        self.process: subprocess.Popen[str] | None = None

    def set(self, formulas: list[Formula]) -> list[str]:
        """Return the HTML of each formula.

        Raises:
            FormulaError: KaTeX cannot set one of them.
        """
        new = [formula for formula in dict.fromkeys(formulas) if formula not in self.known]
        if new:
            for formula, answer in zip(new, self._ask(new), strict=True):
                if "error" in answer:
                    raise FormulaError(f"the formula {formula.tex!r}: {answer['error']}")
                self.known[formula] = answer["html"]
        return [self.known[formula] for formula in formulas]

    def _ask(self, formulas: list[Formula]) -> list[dict[str, str]]:
        if self.process is None or self.process.poll() is not None:
            self.process = self._start()
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([f._asdict() for f in formulas]) + "\n")
        self.process.stdin.flush()
        if not (line := self.process.stdout.readline()):
            raise BuildError(
                "Node ended while it set formulas; is KaTeX installed? Run `make setup`."
            )
        return json.loads(line)

    def _start(self) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            ["node", str(SCRIPT)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        atexit.register(process.terminate)
        return process


KATEX = Katex()


class SetFormulas(Treeprocessor):
    """Puts set formulas in the place of marked ones."""

    def run(self, root: Element) -> None:
        """Set all formulas of a page at once."""
        marked = [
            (element, formula)
            for element in root.iter()
            if element.get("class") == "arithmatex" and (formula := formula_in(element))
        ]
        texts = KATEX.set([formula for _, formula in marked])
        for (element, _), text in zip(marked, texts, strict=True):
            element.text = AtomicString(self.md.htmlStash.store(text))


def formula_in(element: Element) -> Formula | None:
    """Read what arithmatex has marked, which escapes what stands on a line of its own."""
    found = MARKED.fullmatch(element.text or "")
    return Formula(html.unescape(found[2]).strip(), found[1] == "[") if found else None


class Formulas(Extension):
    """Registers what sets formulas."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Run after the table of contents is made (5), whose anchors come from the TeX."""
        md.treeprocessors.register(SetFormulas(md), "formulas", 4)


def makeExtension(**settings: object) -> Formulas:  # noqa: N802
    """Return the extension, as Python-Markdown asks for it by the module's name."""
    return Formulas(**settings)
