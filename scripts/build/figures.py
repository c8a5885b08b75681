"""Draw every figure of the site, in light and dark, as SVG files that are the same at every build.

A script `scripts/figures/<page>.py` holds `FIGURES`, a dict from a figure's name to a function
that takes a `Theme` and returns a Matplotlib figure. Only figures whose sources changed are drawn.
"""

import argparse
import importlib
import io
import os
import re
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import matplotlib
import numpy
from matplotlib.figure import Figure

from scripts.build.stamps import digest_of, is_fresh, write_stamp
from scripts.figures.theme import DARK, LIGHT, Theme

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "scripts" / "figures"
OUTPUT = ROOT / "docs" / "generated" / "figures"
SHARED = ("gd_core/**/*.py", "scripts/figures/theme.py", "scripts/build/figures.py")
SIZE_LIMIT = 250_000

Draw = Callable[[Theme], Figure]


def figure_scripts() -> list[Path]:
    """The figure scripts, without the theme and what they share (names with an underscore)."""
    return sorted(p for p in SOURCES.glob("[a-z]*.py") if p.stem != "theme")


def figures_of(script: Path) -> dict[str, Draw]:
    """Import one figure script and return its `FIGURES`."""
    return importlib.import_module(f"scripts.figures.{script.stem}").FIGURES


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


@cache
def shared_digest() -> str:
    """Hash what every figure depends on, once for all of them."""
    paths = [path for pattern in SHARED for path in sorted(ROOT.glob(pattern))]
    return digest_of(paths, extra=f"{matplotlib.__version__} {numpy.__version__}")


def digest(script: Path) -> str:
    """Hash all that a script's figures depend on."""
    helpers = re.findall(r"from scripts\.figures\.(\w+) import", script.read_text())
    return digest_of([script, *(SOURCES / f"{n}.py" for n in helpers)], extra=shared_digest())


def build(script: Path) -> list[Path]:
    """Draw all figures of one script in both themes; return the files written."""
    written = []
    for name, draw in figures_of(script).items():
        for theme in (LIGHT, DARK):
            svg = render(draw, theme)
            if len(svg) > SIZE_LIMIT:
                raise SystemExit(f"figure {name}: {len(svg):,} bytes, more than {SIZE_LIMIT:,}")
            path = OUTPUT / f"{name}-{theme.name}.svg"
            path.write_bytes(svg)
            written.append(path)
    return written


def stamp_of(script: Path) -> Path:
    """The stamp that says what a script's figures were drawn from."""
    return OUTPUT / f".{script.stem}.stamp"


def main() -> None:
    """Draw what changed; `--force` draws all, names of scripts draw only those."""
    parser = argparse.ArgumentParser(description="Draw the figures whose sources changed.")
    parser.add_argument("scripts", nargs="*", help="stems of figure scripts; all when empty")
    parser.add_argument("--force", action="store_true", help="draw even what is up to date")
    arguments = parser.parse_args()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    named = [s for s in figure_scripts() if s.stem in (arguments.scripts or [s.stem])]
    digests = {script: digest(script) for script in named}
    stale = [s for s in named if arguments.force or not is_fresh(stamp_of(s), digests[s])]
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(stale) or 1)) as pool:
        for script, written in zip(stale, pool.map(build, stale), strict=True):
            write_stamp(stamp_of(script), digests[script], written)
            print(f"figures: {script.stem}: {len(written)} files", flush=True)


if __name__ == "__main__":
    sys.exit(main())
