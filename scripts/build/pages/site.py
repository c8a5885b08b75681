"""Build `site/` with MkDocs, in strict mode."""

import os
import subprocess
import sys
from pathlib import Path

from scripts.build.bundle import app
from scripts.build.pages import notebooks
from scripts.build.pictures import drawn, first_page
from scripts.errors import BuildError

ROOT = Path(__file__).resolve().parents[3]
SITE = ROOT / "site"


def environment() -> dict[str, str]:
    """The variables that MkDocs needs: bundled files, drawings, the kernel's profile."""
    profile = {"IPYTHONDIR": str(notebooks.kernel_profile())}
    drawings = drawn.environment() | first_page.environment()
    return {**os.environ, **app.environment(), **drawings, **profile}


def build() -> list[Path]:
    """Run MkDocs; return all files of the site.

    Raises:
        BuildError: MkDocs has failed, and has said why.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(SITE)]
    if subprocess.run(command, cwd=ROOT, env=environment()).returncode:
        raise BuildError("MkDocs failed, see the lines above.")
    return [path for path in SITE.rglob("*") if path.is_file()]
