"""Run the fences that need torch, optax or Keras, each complete in itself, as a reader copies it.

    python -m scripts.conformance.fences --python PYTHON [pages ...]

This interpreter reads the pages; PYTHON, which has the libraries, runs their fences.
"""

import argparse
import functools
import json
import os
import subprocess
import sys
import traceback
from pathlib import Path

from scripts.conformance.printed import run_and_compare
from scripts.docs.session import Fence, Session

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = {"KERAS_BACKEND": "torch", "MPLBACKEND": "Agg", "PYTHONPATH": str(ROOT)}


def library_fences(names: list[str]) -> list[dict[str, str]]:
    """The name and source of every fence, of the pages named or of all, that needs a library."""
    from scripts.docs.pages import pages, python_fences

    chosen = [Path(name).resolve() for name in names] or pages()
    fences = [fence for page in chosen for fence in python_fences(page) if fence.needs_library]
    return [{"name": fence.name, "source": fence.source} for fence in fences]


def run_all(fences: list[dict[str, str]]) -> int:
    """Run each fence by itself, and compare what it prints; report and count those that fail."""
    failed = 0
    for item in fences:
        try:
            run_and_compare(item["source"], functools.partial(_run, item))
        except Exception:
            failed += 1
            print(f"fences: {item['name']} failed\n{traceback.format_exc()}", flush=True)
    print(f"fences: {len(fences) - failed} of {len(fences)} with a library ran", flush=True)
    return 1 if failed else 0


def _run(item: dict[str, str]) -> None:
    Session().run(Fence(item["name"], "python", {}, item["source"]))


def main() -> int:
    """Read the pages here, and run their fences there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pages", nargs="*", help="paths of pages; all when empty")
    parser.add_argument("--python", default=sys.executable, help="a Python with the libraries")
    parser.add_argument("--read", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.read:
        return run_all(json.load(sys.stdin))
    command = [arguments.python, "-m", "scripts.conformance.fences", "--read"]
    fences = json.dumps(library_fences(arguments.pages))
    settings = os.environ | SETTINGS
    return subprocess.run(command, input=fences, text=True, env=settings, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
