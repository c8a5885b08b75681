"""Where the front end's files are: what a test names of them stands here and nowhere else."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SITE = ROOT / "site"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# The sources, as a server of docs/ has them.
SOURCES = "/app"
PYTHON_SOURCE = f"{SOURCES}/runtime/python.js"
WATCH_SOURCE = f"{SOURCES}/runtime/watch.js"
# What the built site serves, as patterns of its addresses.
PYTHON_MODULE = "**/python-*.js"
SNAPSHOT = "**/generated/runtime/**/snapshot.pack"
EDITOR = "codemirror"
THREE = "/view-"  # the chunk that holds three
# What the pages of a small site of cells have in common with the real one.
SHARED_FOLDERS = ("assets", "generated")


def pages_of(site: Path = SITE, holding: str = "") -> list[str]:
    """The site's pages as addresses below its root; with `holding`, those with that text."""
    return sorted(
        path.parent.relative_to(site).as_posix() + "/"
        for path in site.rglob("index.html")
        if "generated" not in path.parts and holding in path.read_text(encoding="utf-8")
    )
