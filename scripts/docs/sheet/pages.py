r"""What a card repeats of its page: the rule in a line, and whether the method is used today.

The rule is the first formula of the section "The rule". Where it has several lines, the card shows
the last that moves the parameters: `\theta \leftarrow ...`.
"""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[3] / "docs"
RULE = re.compile(r"^## The rule\n.*?^\$\$\n(.*?)^\$\$$", re.MULTILINE | re.DOTALL)
TODAY = re.compile(
    r"^\*\*(?:Would one use it|Worth it) today\?\*\* (.*?)\n\n", re.MULTILINE | re.DOTALL
)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")
CITATION = re.compile(r" \([^()]*\d{4}[^()]*\)")
INNER = re.compile(r"\\begin\{(cases)\}.*?\\end\{\1\}", re.DOTALL)
MOVES = re.compile(r"^(?:\\theta|W|y)\s*\\leftarrow")
SHORT = 5  # characters up to which a remark, as "Yes.", says too little by itself
LONG = 90  # above which a semicolon or a colon ends it


def read(stem: str) -> str:
    """Return a method's page."""
    return (DOCS / "optimizers" / f"{stem}.md").read_text(encoding="utf-8")


def rule(page: str) -> list[str]:
    """Return the rule of a page as formulas, each for a line of its own."""
    found = RULE.search(page)
    lines = _lines(found[1]) if found else []
    if len(lines) < 2:
        return lines[0] if lines else []
    moving = [part for line in lines for part in line if MOVES.match(part)]
    return moving[-1:] or lines[-1]


def today(page: str) -> str:
    """Return the first sentence of a page's verdict, without its links and citations."""
    found = TODAY.search(page + "\n\n")
    text = CITATION.sub("", " ".join(LINK.sub(r"\1", found[1]).split())) if found else ""
    sentences = re.split(r"(?<=[.!?])\s", text)
    first = " ".join(sentences[:2]) if len(sentences[0]) < SHORT else sentences[0]
    parts = re.split("[;:]", first)
    if len(first) <= LONG or len(parts[0]) < SHORT:
        return first
    return f"{parts[0].rstrip('.')}."


def _lines(formula: str) -> list[list[str]]:
    r"""Split a formula at its line breaks, and each line at its `\qquad`."""
    inner: list[str] = []

    def hide(match: re.Match[str]) -> str:
        inner.append(match[0])
        return f"@{len(inner) - 1}@"

    plain = re.sub(r"\\(begin|end)\{aligned\}", "", INNER.sub(hide, formula))
    lines = []
    for line in re.split(r"\\\\", plain):
        parts = re.split(r"\\qquad|&(?=\s*\\hat)", line)
        shown = [re.sub(r"@(\d+)@", lambda m: inner[int(m[1])], part) for part in parts]
        lines.append([p for part in shown if (p := part.replace("&", "", 1).strip(" ,\n"))])
    return [line for line in lines if line]
