"""What runs the notebooks: a profile of their kernel, and the cache of what they said and drew.

mkdocs-jupyter keeps executed notebooks between builds. It knows a notebook's own text, not the
library that it runs, nor the template that writes it, so they must go when these change.
"""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CACHE = ROOT / ".cache" / "mkdocs-jupyter"
PROFILE = ROOT / ".cache" / "ipython"
# The kernel would warn of its own local sockets. Figures are drawings with the look of all others.
SETTINGS = """\
c.IPKernelApp.log_level = 40  # errors
c.InlineBackend.figure_formats = {"svg"}
c.InlineBackend.print_figure_kwargs = {"bbox_inches": "tight", "facecolor": "none"}
"""
STARTUP = f"""\
import sys

sys.path.insert(0, {str(ROOT)!r})

import matplotlib

from scripts.figures.look.fonts import register
from scripts.figures.look.theme import WIDE_THEME

register()
matplotlib.rcParams.update(WIDE_THEME.settings())
"""


def kernel_profile(folder: Path = PROFILE) -> Path:
    """Write the profile that notebooks run with; return what `IPYTHONDIR` must name."""
    startup = folder / "profile_default" / "startup"
    startup.mkdir(parents=True, exist_ok=True)
    (startup.parent / "ipython_kernel_config.py").write_text(SETTINGS)
    (startup / "look.py").write_text(STARTUP)
    return folder


def build() -> list[Path]:
    """Empty the notebooks' cache, so that the next build of the site runs them again."""
    shutil.rmtree(CACHE, ignore_errors=True)
    return []
