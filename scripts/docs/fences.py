"""The site's two custom fences: Python that runs in the page, and the output it must print.

A `python` fence with the option `cell="name"` becomes a `<gd-cell>` around the highlighted code,
which is what a reader sees until they use it. A `text` fence with `output="name"` shows what that
cell prints; a test compares the two. All other fences are left to Pymdown's highlighter.
"""

import re
from typing import Any

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


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
    return f'<div class="gd-example"><gd-cell data-name="{options["cell"]}">{code}</gd-cell></div>'


def format_output(
    source: str, language: str, css_class: str, options: dict, md: Any, **attributes: Any
) -> str:
    """Return the printed output, marked as such."""
    label = f"Output of the cell {options['output']}"
    code = _highlight(source, "text", md, attributes)
    return f'<div class="gd-output" role="group" aria-label="{label}">{code}</div>'


def _take_name(option: str, inputs: dict, options: dict) -> bool:
    if set(inputs) != {option} or not NAME.fullmatch(inputs[option]):
        return False
    options[option] = inputs[option]
    return True


def _highlight(source: str, language: str, md: Any, attributes: dict) -> str:
    highlighter = md.preprocessors["fenced_code_block"]
    return highlighter.highlight(src=source, language=language, options={}, md=md, **attributes)
