"""Executed notebooks are kept between builds; they must go when the code that they import changes.

mkdocs-jupyter knows a notebook's own text, not the library that it runs.
"""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "mkdocs-jupyter"


def build() -> list[Path]:
    """Empty the notebooks' cache, so that the next build of the site runs them again."""
    shutil.rmtree(CACHE, ignore_errors=True)
    return []
