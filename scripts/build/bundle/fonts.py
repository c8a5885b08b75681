"""Keep of the fonts in the bundle what pages use."""

import re
from pathlib import Path

# KaTeX's typefaces that no formula of the pages needs; a test looks for one that does.
UNUSED = "Caligraphic|Fraktur|SansSerif|Script|Typewriter"
UNUSED_FACE = re.compile(rf"@font-face ?\{{font-family:KaTeX_(?:{UNUSED})\b[^}}]*\}}")
EMPTY_SOURCE = re.compile(r',url\(\) ?format\("(?:woff|truetype)"\)')


def drop_fonts(stylesheet: Path) -> None:
    """Take the sources out that the bundle left empty, and the fonts that no page uses."""
    text = EMPTY_SOURCE.sub("", UNUSED_FACE.sub("", stylesheet.read_text()))
    stylesheet.write_text(text)
    for font in stylesheet.parent.glob("*.woff2"):
        if font.name not in text:
            font.unlink()
