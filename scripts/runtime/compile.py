"""Compile archives to bytecode with `pyodide py-compile`, run inside Pyodide on Node."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from scripts.runtime.fetch import fetch_tools
from scripts.runtime.places import HERE, PYODIDE, BuildError, node


def compile_archives(archives: list[Path], target: Path) -> dict[str, Path]:
    """Compile archives; return the compiled ones in `target` by their old file names.

    Docstrings stay. The bytecode is hash-based, so that every build gives the same bytes.
    """
    tools = fetch_tools()
    with tempfile.TemporaryDirectory() as folder:
        for path in archives:
            shutil.copyfile(path, Path(folder) / path.name)
        names = _run_node(tools, Path(folder))
        return {old: Path(shutil.move(Path(folder) / new, target)) for old, new in names.items()}


def _run_node(tools: Path, work: Path) -> dict[str, str]:
    command = [node(), HERE / "compile.mjs", PYODIDE, tools, work]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        reason = " ".join(done.stderr.split())[-300:]
        raise BuildError(f"pyodide py-compile failed: {reason}")
    return json.loads(done.stdout.splitlines()[-1])
