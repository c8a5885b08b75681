"""Build `site/` with MkDocs, unless nothing that it is made from has changed."""

import os
import subprocess
import sys
import time
from pathlib import Path

from scripts.build import app
from scripts.build.notebooks import forget_stale_notebooks
from scripts.build.stamps import digest_of, is_fresh, write_stamp

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
STAMP = ROOT / ".cache" / "site.stamp"
SOURCES = (
    "mkdocs.yml",
    "requirements.txt",
    "scripts/docs/fences.py",
    "docs/**/*",
    "gd_core/**/*.py",
)


def digest() -> str:
    """Hash every file that the site is made from."""
    files = [
        path
        for pattern in SOURCES
        for path in sorted(ROOT.glob(pattern))
        if path.is_file() and "__pycache__" not in path.parts
    ]
    return digest_of(files, extra="\n".join(str(path.relative_to(ROOT)) for path in files))


def kernel_profile() -> Path:
    """Return a profile for the notebook's kernel, which else warns of its own local sockets."""
    folder = ROOT / ".cache" / "ipython"
    (folder / "profile_default").mkdir(parents=True, exist_ok=True)
    settings = folder / "profile_default" / "ipython_kernel_config.py"
    settings.write_text("c.IPKernelApp.log_level = 40  # errors\n")
    return folder


def build() -> int:
    """Run MkDocs, in strict mode, into `site/`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(SITE)]
    environment = {**os.environ, **app.environment(), "IPYTHONDIR": str(kernel_profile())}
    return subprocess.run(command, cwd=ROOT, env=environment).returncode


def main() -> int:
    """Build when needed; say how long it took and how large the site is."""
    current = digest()
    if is_fresh(STAMP, current) and (SITE / "index.html").is_file():
        print("site: up to date")
        return 0
    started = time.monotonic()
    forget_stale_notebooks()
    code = build()
    if code:
        return code
    STAMP.parent.mkdir(exist_ok=True)
    write_stamp(STAMP, current, [])
    size = sum(path.stat().st_size for path in SITE.rglob("*") if path.is_file()) / 1e6
    print(f"site: built in {time.monotonic() - started:.1f} s, {size:.1f} MB in site/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
