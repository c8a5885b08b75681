"""The site's own Python: gd_core's wheel of this very commit, and the package gd_page."""

import json
import os
import runpy
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.errors import BuildError
from scripts.runtime.archive import read_zip, write_zip
from scripts.runtime.compile import compile_archives
from scripts.runtime.part import make_part
from scripts.runtime.places import PAGE_PACKAGE, ROOT

PROJECT_FILES = ("pyproject.toml", "README.md", "LICENSE")
DATED = {"SOURCE_DATE_EPOCH": "1577836800"}  # archives keep dates: one for every build
IGNORED = shutil.ignore_patterns("__pycache__", "*.pyc")


def own_sources() -> list[Path]:
    """Every file that the archive is made from."""
    python = [*sorted((ROOT / "gd_core").rglob("*.py")), *sorted(PAGE_PACKAGE.rglob("*"))]
    project = [ROOT / name for name in PROJECT_FILES]
    return [p for p in [*python, *project] if p.is_file() and "__pycache__" not in p.parts]


def source_texts() -> dict[str, str]:
    """The text of each module whose code the page shows, by the module's name."""
    wanted = runpy.run_path(str(PAGE_PACKAGE / "sources.py"))["SOURCES"]
    texts = {}
    for path in (p for p in own_sources() if p.suffix == ".py"):
        base = PAGE_PACKAGE.parent if PAGE_PACKAGE in path.parents else ROOT
        module = ".".join(path.relative_to(base).with_suffix("").parts)
        if module.startswith(wanted):
            texts[module] = path.read_text(encoding="utf-8")
    return texts


def build_wheel(target: Path) -> Path:
    """Build gd_core's wheel in a copy of the project, so that the tree stays clean."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "gd_core", Path(folder) / "gd_core", ignore=IGNORED)
        for name in filter(lambda name: (ROOT / name).is_file(), PROJECT_FILES):
            shutil.copyfile(ROOT / name, Path(folder) / name)
        command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", target, folder]
        done = subprocess.run(command, env=os.environ | DATED, capture_output=True, text=True)
    if done.returncode:
        raise BuildError(f"gd_core's wheel could not be built: {done.stderr.strip()[-300:]}")
    return next(target.glob("*.whl"))


def build() -> list[Path]:
    """Make this part."""
    return make_part("own", lambda target: build_own_archive(target / "own.zip"))


def build_own_archive(target: Path) -> None:
    """Write the archive that the page unpacks into site-packages: bytecode, docstrings kept."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = build_wheel(Path(folder))
        page = Path(folder) / "gd_page.zip"
        sources = (p for p in PAGE_PACKAGE.rglob("*") if p.is_file() and p.suffix != ".pyc")
        entries = {str(p.relative_to(PAGE_PACKAGE.parent)): p.read_bytes() for p in sources}
        entries["gd_page/sources.json"] = json.dumps(source_texts()).encode()
        write_zip(page, entries, deflate=False)
        compiled = Path(folder) / "compiled"
        compiled.mkdir()
        parts = compile_archives([wheel, page], compiled).values()
        merged = {name: data for part in parts for name, data in read_zip(part).items()}
        write_zip(target, merged, deflate=True)
