"""Serve the site and keep it new: `make serve`, or `make serve PORT=8001`.

After an edit of a script or a style only the bundle is made again, and browsers reload within a
second. After an edit of a page or of Python the build's steps run again, and then MkDocs.
"""

import argparse
import logging
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from mkdocs.commands.build import build as build_pages
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from scripts.build.bundle import app
from scripts.build.pages import site
from scripts.errors import BuildError

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".cache" / "serve"
HOST, PORT = "127.0.0.1", 8000
POLLING = 0.2  # seconds between two looks at the files
DOCS = ROOT / "docs"
MADE = (DOCS / "generated", DOCS / "verified.md")
FOLDERS = ("gd_core", "scripts/docs", "scripts/figures")
BUNDLED = {".js", ".css"}


def is_taken(host: str, port: int) -> bool:
    """Tell whether something already listens there."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) == 0


def watched() -> list[Path]:
    """The files and folders whose edits show on the site; not those that the build itself makes."""
    below_docs = [path for path in sorted(DOCS.iterdir()) if path not in MADE]
    return [*below_docs, *(ROOT / name for name in FOLDERS), ROOT / "mkdocs.yml"]


def times() -> dict[Path, int]:
    """When each watched file was last written."""
    files = (file for path in watched() for file in [path, *path.rglob("*")] if file.is_file())
    return {file: file.stat().st_mtime_ns for file in files if "__pycache__" not in file.parts}


class Site:
    """The served folder, and what it was last made from."""

    def __init__(self) -> None:
        self.seen: dict[Path, int] = {}

    def rebuild(self) -> None:
        """Make again what the edits since the last time touch.

        Raises:
            Abort: The build failed; a server that runs says so, and waits for the next edit.
        """
        current = times()
        changed = {path for path, _ in self.seen.items() ^ current.items()}
        if not changed:
            return
        started = time.monotonic()
        try:
            if not all(path.suffix in BUNDLED for path in changed):
                self.build_all()
            self.bundle()
        except BuildError as error:
            raise Abort(f"serve: {error}") from None
        self.seen = current  # after a failure the next attempt has to make all of it
        print(f"serve: built in {time.monotonic() - started:.1f} s", flush=True)

    def build_all(self) -> None:
        """Run the build's steps, each in as far as it must, and MkDocs.

        The steps have a process of their own, which imports the code as it is now.
        """
        command = [sys.executable, "-m", "scripts.build", "generated"]
        if subprocess.run(command, cwd=ROOT, env=os.environ | {"GD_DRAFT": "1"}).returncode:
            raise BuildError("the build failed, see the line above.")
        os.environ.update(site.environment() | app.PLAIN)
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(FOLDER))
        config.plugins.on_startup(command="serve", dirty=False)
        build_pages(config)

    def bundle(self) -> None:
        """Bundle the scripts and styles under plain names, which the pages keep asking for."""
        app.build(FOLDER / "generated" / "app", is_hashed=False)


def error_page(code: int) -> bytes | None:
    """Return the page that says what went wrong, if the site has one."""
    path = FOLDER / f"{code}.html"
    return path.read_bytes() if path.is_file() else None


def serve(port: int) -> None:
    """Build, serve, and build again after each edit, until Ctrl+C."""
    os.environ["GD_SITE_URL"] = f"http://{HOST}:{port}/"
    served = Site()
    served.rebuild()
    server = LiveReloadServer(
        served.rebuild, HOST, port, root=str(FOLDER), polling_interval=POLLING
    )
    server.error_handler = error_page
    for path in watched():
        server.watch(str(path))
    print(f"serve: http://{HOST}:{port} (Ctrl+C ends it)", flush=True)
    try:
        server.serve()
    except KeyboardInterrupt:
        print()
    finally:
        server.shutdown()


def main() -> int:
    """Serve on the port asked for, unless it is taken."""
    parser = argparse.ArgumentParser(description="Serve the site and keep it new.")
    parser.add_argument("port", nargs="?", type=int, default=PORT)
    port = parser.parse_args().port
    logging.basicConfig(level=logging.WARNING, format="serve: %(message)s")
    if is_taken(HOST, port):
        print(f"serve: port {port} is in use; try `make serve PORT={port + 1}`.", file=sys.stderr)
        return 1
    try:
        serve(port)
    except Abort as error:  # at the first build: there is nothing to serve
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
