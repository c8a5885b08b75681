"""What pages would load or work out for nothing, taken out of what the theme made: hooks of MkDocs.

The stylesheet of the reference stays out of pages without a part of it. And the theme marks a page
as `data-md-color-switching` while it sets the colors, also where it finds them set, and one rule
then stops the transitions of all elements: so each is styled anew when the mark comes and when it
goes. The site says the same where a reader switches the colors, see `docs/app/ui/theme.js`.
"""

import re
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

PALETTE = "assets/stylesheets/palette.*.min.css"
REFERENCE = re.compile(r'\s*<link rel="stylesheet" href="[^"]*assets/_mkdocstrings\.css">')
RULE = re.compile(r"\[data-md-color-switching\] \*[^{}]*\{transition-duration:[^{}]*\}")


def on_post_page(output: str, **_: Any) -> str:
    """Take the stylesheet of the reference out of a page that shows nothing of it."""
    return output if 'class="doc ' in output else REFERENCE.sub("", output)


def on_post_build(config: Any) -> None:
    """Take the rule out of the built stylesheet.

    Raises:
        PluginError: The theme has no such stylesheet, or no such rule in it.
    """
    found = list(Path(config["site_dir"]).glob(PALETTE))
    for path in found:
        text, count = RULE.subn("", path.read_text(encoding="utf-8"))
        if count != 1:
            raise PluginError(f"{path.name} has {count} rules that stop transitions, not 1.")
        path.write_text(text, encoding="utf-8")
    if not found:
        raise PluginError(f"The theme has no stylesheet {PALETTE}.")
