"""Build `site/` with MkDocs, in strict mode."""

import os
import subprocess
import sys
from pathlib import Path

from scripts.build import app, drawn
from scripts.errors import BuildError

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"


def kernel_profile() -> Path:
    """Return a profile for the notebook's kernel, which else warns of its own local sockets."""
    folder = ROOT / ".cache" / "ipython"
    (folder / "profile_default").mkdir(parents=True, exist_ok=True)
    settings = folder / "profile_default" / "ipython_kernel_config.py"
    settings.write_text("c.IPKernelApp.log_level = 40  # errors\n")
    return folder


def environment() -> dict[str, str]:
    """The variables that MkDocs needs: bundled files, what the theme draws, the kernel's profile."""
    made = app.environment() | drawn.environment()
    return {**os.environ, **made, "IPYTHONDIR": str(kernel_profile())}


def build() -> list[Path]:
    """Run MkDocs; return all files of the site.

    Raises:
        BuildError: MkDocs has failed, and has said why.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(SITE)]
    if subprocess.run(command, cwd=ROOT, env=environment()).returncode:
        raise BuildError("MkDocs failed, see the lines above.")
    return [path for path in SITE.rglob("*") if path.is_file()]
