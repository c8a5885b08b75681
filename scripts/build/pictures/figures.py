"""Draw every figure of the site as a fragment of HTML that is the same at every build.

A script `scripts/figures/<room>/<page>.py` holds `FIGURES`, a dict from the name of a figure to a
function that takes a `Theme` and returns `Panels`. `scripts.docs.figures` puts the fragment into
the page, so that one drawing follows the page's scheme.
"""

import gzip
import importlib
import io
from collections.abc import Callable
from html import escape
from pathlib import Path

from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from scripts.errors import BuildError
from scripts.figures.look.finish import finish
from scripts.figures.look.panels import Panels
from scripts.figures.look.svg import PROPERTIES, fit
from scripts.figures.look.theme import NARROW_THEME, WIDE_THEME, Theme

ROOT = Path(__file__).resolve().parents[3]
OUTPUT = ROOT / "docs" / "generated" / "figures"
SIZE_LIMIT = 24_000  # bytes of a figure, compressed

Draw = Callable[[Theme], Panels]


def figures_of(script: str) -> dict[str, Draw]:
    """Import one figure script, given as `room.page`, and return its `FIGURES`."""
    return importlib.import_module(f"scripts.figures.{script}").FIGURES


def drawn(draw: Draw, theme: Theme) -> Panels:
    """Draw one figure and finish it; to be called while the theme is applied."""
    panels = draw(theme)
    finish(panels)
    return panels


def save(figure: Figure) -> bytes:
    """Return a Matplotlib figure as SVG, without dates."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()


def render(draw: Draw, name: str) -> str:
    """Draw one figure as HTML: a key if it has one, and its panels, or one panel in two widths."""
    with WIDE_THEME.applied():
        panels = drawn(draw, WIDE_THEME)
        if len(panels.figures) == 1:
            svgs = [fit(save(panels.figures[0]), f"{name}-w", "gd-figure-wide")]
            narrow = drawn(draw, NARROW_THEME)
            svgs.append(fit(save(narrow.figures[0]), f"{name}-n", "gd-figure-narrow"))
        else:
            saved = enumerate(map(save, panels.figures), start=1)
            svgs = [fit(svg, f"{name}-{number}", "gd-figure-panel") for number, svg in saved]
    return f'{key(panels)}<span class="gd-figure-panels">{"".join(svgs)}</span>'


def key(panels: Panels) -> str:
    """The names of lines above the panels, each beside a piece of its line."""
    items = "".join(f"<span>{sample(line)}{escape(name)}</span>" for line, name in panels.keys)
    return f'<span class="gd-figure-key">{items}</span>' if items else ""


def sample(line) -> str:
    """A piece of a line, or one of its marks where it has no line."""
    color = to_hex(line.get_color())
    style = f"stroke:{PROPERTIES.get(color, color)}"
    if line.get_linestyle() == "None":
        style = style.replace("stroke", "fill")
        return f'<svg width="12" height="12"><circle cx="6" cy="6" r="3.5" style="{style}"/></svg>'
    dash = " ".join(f"{part:.3g}" for part in line._dash_pattern[1] or ())
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    path = f'<path d="M1 6h26" stroke-width="2"{dashes} style="{style}"/>'
    return f'<svg width="28" height="12">{path}</svg>'


def build(script: str) -> list[Path]:
    """Draw all figures of one script; return the files written."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    written = []
    for name, draw in figures_of(script).items():
        fragment = render(draw, name)
        size = len(gzip.compress(fragment.encode()))
        if size > SIZE_LIMIT:
            raise BuildError(f"figure {name}: {size:,} bytes compressed, more than {SIZE_LIMIT:,}.")
        path = OUTPUT / f"{name}.html"
        path.write_text(fragment, encoding="utf-8")
        written.append(path)
    return written
