"""The site's two custom fences: Python that runs in the page, and the output it must print.

A `python` fence with the option `cell="name"` becomes a `<gd-cell>` around the highlighted code,
which is what a reader sees until they use it. A `text` fence with `output="name"` shows what that
cell prints; a test compares the two. Where it follows its cell at once, it moves into the cell, as
what a run is expected to print. All other fences are left to Pymdown's highlighter.
"""

import re
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
CELL_AND_OUTPUT = re.compile(
    r'(?P<cell><gd-cell data-name="(?P<name>[^"]+)">(?:(?!</gd-cell>).)*)</gd-cell></div>\s*'
    r'(?P<output><div class="gd-output" data-of="(?P=name)"[^>]*>)'
    r"(?:(?!</pre>).)*?<code[^>]*>(?P<text>.*?)</code></pre></div>\s*</div>",
    re.DOTALL,
)
# No `pre`, which the theme would take for code, with a button to copy it and a tab stop.
EXPECTED = (
    '{cell}<p class="gd-cell__verdict" data-search-exclude>Expected</p>'
    "{output}<samp data-search-exclude>{text}</samp></div></gd-cell></div>"
)
LINE_ANCHOR = re.compile(r"<a [^>]*></a>")
AFTER_RAW_HTML = 20  # Python-Markdown puts raw HTML back at 30


def validate_cell(language: str, inputs: dict, options: dict, attrs: dict, md: Any) -> bool:
    """Accept a fence that has the option `cell`, and no other option."""
    return _take_name("cell", inputs, options)


def validate_output(language: str, inputs: dict, options: dict, attrs: dict, md: Any) -> bool:
    """Accept a fence that has the option `output`, and no other option."""
    return _take_name("output", inputs, options)


def format_cell(
    source: str, language: str, css_class: str, options: dict, md: Any, **attributes: Any
) -> str:
    """Return a `<gd-cell>` that holds the highlighted code.

    The div around it is what Python-Markdown knows as a block; it would put the cell into a
    paragraph, which browsers end where the code begins.
    """
    code = _highlight(source, "python", md, attributes)
    cell = f'<gd-cell data-name="{options["cell"]}">{code}</gd-cell>'
    return f'<div class="gd-example no-copy">{cell}</div>'  # it has a Copy button of its own


def format_output(
    source: str, language: str, css_class: str, options: dict, md: Any, **attributes: Any
) -> str:
    """Return the printed output, marked as such."""
    name = options["output"]
    label = f"Output of the cell {name}"
    code = _highlight(source, "text", md, attributes)
    return f'<div class="gd-output" data-of="{name}" role="group" aria-label="{label}">{code}</div>'


class ExpectedOutputs(Postprocessor):
    """Moves each printed output that stands directly under its cell into that cell."""

    def run(self, text: str) -> str:
        """Return the page's HTML with such outputs moved."""
        return CELL_AND_OUTPUT.sub(_join, text)


class Outputs(Extension):
    """Lets Python-Markdown join cells with their outputs."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Register what works on the page's HTML."""
        md.postprocessors.register(ExpectedOutputs(md), "expected_outputs", AFTER_RAW_HTML)


def makeExtension(**_: Any) -> Outputs:  # noqa: N802 (the name is Python-Markdown's)
    """Make the extension that mkdocs.yml names."""
    return Outputs()


def _join(match: re.Match[str]) -> str:
    text = LINE_ANCHOR.sub("", match["text"])
    return EXPECTED.format(**{**match.groupdict(), "text": text})


def _take_name(option: str, inputs: dict, options: dict) -> bool:
    if set(inputs) != {option} or not NAME.fullmatch(inputs[option]):
        return False
    options[option] = inputs[option]
    return True


def _highlight(source: str, language: str, md: Any, attributes: dict) -> str:
    highlighter = md.preprocessors["fenced_code_block"]
    return highlighter.highlight(src=source, language=language, options={}, md=md, **attributes)
