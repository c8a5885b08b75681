"""Executed notebooks are kept between builds; they must go when the code that they import changes.

mkdocs-jupyter knows a notebook's own text, not the library that it runs.
"""

import shutil
from pathlib import Path

from scripts.build.stamps import digest_of, is_fresh, write_stamp

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "mkdocs-jupyter"
STAMP = ROOT / ".cache" / "notebooks.stamp"


def forget_stale_notebooks() -> None:
    """Empty the notebook cache unless it was made with this `gd_core` and these versions."""
    sources = [*sorted((ROOT / "gd_core").rglob("*.py")), ROOT / "requirements.txt"]
    current = digest_of(sources)
    if is_fresh(STAMP, current):
        return
    shutil.rmtree(CACHE, ignore_errors=True)
    STAMP.parent.mkdir(exist_ok=True)
    write_stamp(STAMP, current, [])
