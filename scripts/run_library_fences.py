"""Run the fences that need torch, optax or Keras, with a Python that has these libraries.

    python -m scripts.run_library_fences [pages ...]

This module must run in the environment that has the libraries, Markdown and pymdown-extensions.
"""

import os
import sys
import traceback
from pathlib import Path

from scripts.docs_fences import Fence, Session, page_name, pages, python_fences

os.environ.setdefault("KERAS_BACKEND", "torch")
os.environ.setdefault("MPLBACKEND", "Agg")


def failures_of(page: Path) -> tuple[int, list[str]]:
    """Run a page's Python fences in order; return how many needed a library, and what failed."""
    fences = python_fences(page)
    if not any(fence.needs_library for fence in fences):
        return 0, []
    session, failed = Session(), []
    for fence in fences:
        if not _runs(session, fence):
            failed.append(fence.name)
    return sum(fence.needs_library for fence in fences), failed


def _runs(session: Session, fence: Fence) -> bool:
    try:
        session.run(fence)
    except Exception:
        print(f"fences: {fence.name}\n{traceback.format_exc()}", flush=True)
        return False
    return True


def main(arguments: list[str]) -> int:
    """Run the pages named, or all; report each page and every failure."""
    chosen = [Path(name).resolve() for name in arguments] or pages()
    failed: list[str] = []
    for page in chosen:
        count, wrong = failures_of(page)
        failed += wrong
        if count:
            print(f"fences: {page_name(page)}: {count} with a library", flush=True)
    print(f"fences: failed: {', '.join(failed)}" if failed else "fences: all ran")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
