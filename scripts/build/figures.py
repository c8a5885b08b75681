"""Draw every figure of the site, in light and dark, as SVG files that are the same at every build.

A script `scripts/figures/<room>/<page>.py` holds `FIGURES`, a dict from the name of a figure to a
function that takes a `Theme` and returns a Matplotlib figure.
"""

import importlib
import io
import re
from collections.abc import Callable
from pathlib import Path

from matplotlib.figure import Figure

from scripts.errors import BuildError
from scripts.figures.look.theme import DARK, LIGHT, Theme

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "docs" / "generated" / "figures"
SIZE_LIMIT = 250_000

Draw = Callable[[Theme], Figure]


def figures_of(script: str) -> dict[str, Draw]:
    """Import one figure script, given as `room.page`, and return its `FIGURES`."""
    return importlib.import_module(f"scripts.figures.{script}").FIGURES


def render(draw: Draw, theme: Theme) -> bytes:
    """Draw one figure in one theme and return its SVG, without dates, as bytes."""
    with theme.applied():
        figure = draw(theme)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return _shorten_numbers(buffer.getvalue())


def _shorten_numbers(svg: bytes) -> bytes:
    """Round path coordinates to hundredths of a point: half the bytes, and no visible change."""
    return re.sub(rb' d="[^"]*"', _round_coordinates, svg)


def _round_coordinates(path: re.Match[bytes]) -> bytes:
    return re.sub(rb"(\d+\.\d\d)\d+", rb"\1", path[0])


def build(script: str) -> list[Path]:
    """Draw all figures of one script in both themes; return the files written."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    written = []
    for name, draw in figures_of(script).items():
        for theme in (LIGHT, DARK):
            svg = render(draw, theme)
            if len(svg) > SIZE_LIMIT:
                raise BuildError(f"figure {name}: {len(svg):,} bytes, more than {SIZE_LIMIT:,}.")
            path = OUTPUT / f"{name}-{theme.name}.svg"
            path.write_bytes(svg)
            written.append(path)
    return written
