"""Make the memory snapshot, in Chromium: engines place functions differently, so Node will not do.

The page that makes it is served from here, with the runtime's own modules, and sends the bytes
back. They are stored gzipped, since not every host compresses such files.
"""

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from scripts.browser import FLAGS, chromium
from scripts.runtime.manifest import make_manifest, parts
from scripts.runtime.part import make_part, remove_part
from scripts.runtime.places import HERE, ROOT, BuildError

PAGE = b"<!doctype html><title>snapshot</title>"
TIMEOUT = 240_000  # milliseconds
# Python keeps the browser's name in sys._emscripten_info: a snapshot names no browser.
ANONYMOUS = "--user-agent=Mozilla/5.0"
START = """(manifest) => new Promise((resolve) => {
  const worker = new Worker("/snapshot_worker.js", { type: "module" });
  worker.onmessage = (event) => resolve(event.data);
  worker.onerror = (event) => resolve(`the worker failed: ${event.message}`);
  worker.postMessage(manifest);
})"""


class NoSnapshot(Exception):  # noqa: N818
    """There is no Chromium here: the build goes on without this rung."""


class Handler(SimpleHTTPRequestHandler):
    """Serves docs/, the worker, and an empty page; takes the snapshot."""

    def do_GET(self) -> None:
        """Answer with a file, or with the page."""
        if self.path == "/page":
            self.answer(PAGE, "text/html")
        elif self.path == "/snapshot_worker.js":
            self.answer((HERE / "snapshot_worker.js").read_bytes(), "text/javascript")
        else:
            super().do_GET()

    def do_POST(self) -> None:
        """Keep the snapshot's bytes on the server object."""
        length = int(self.headers["Content-Length"])
        self.server.received = self.rfile.read(length)  # type: ignore[attr-defined]
        self.answer(b"", "text/plain")

    def answer(self, body: bytes, kind: str) -> None:
        """Send a whole body."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay quiet."""


@contextmanager
def serving() -> Iterator[ThreadingHTTPServer]:
    """Serve docs/ on this machine alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(ROOT / "docs")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def make_snapshot(manifest: dict[str, Any]) -> bytes:
    """Run the worker in Chromium; return the snapshot's bytes, not compressed.

    Raises:
        NoSnapshot: No Chromium can be had.
        BuildError: Chromium is there, and making the snapshot failed.
    """
    from playwright.sync_api import Error, sync_playwright

    path = chromium()
    if path is None:
        raise NoSnapshot("no Chromium found (`make browser` installs one)")
    try:
        with serving() as server, sync_playwright() as playwright:
            with playwright.chromium.launch(
                executable_path=path, args=[*FLAGS, ANONYMOUS]
            ) as browser:
                page = browser.new_page(locale="en-US", timezone_id="UTC")
                page.goto(f"http://127.0.0.1:{server.server_port}/page")
                page.set_default_timeout(TIMEOUT)
                answer = page.evaluate(START, request_for(manifest))
            if answer != "made":
                raise BuildError(f"the snapshot could not be made: {answer}")
            return server.received  # type: ignore[attr-defined]
    except Error as error:
        raise NoSnapshot(f"Chromium does not start: {error.message.splitlines()[0]}") from None


def request_for(manifest: dict[str, Any]) -> dict[str, Any]:
    """What the worker needs to know: the files, and the hashes that the snapshot stands on."""
    hashes = {file["name"]: file["sha256"] for file in manifest["files"]}
    base, own = manifest["path"], f"{manifest['own']}own.zip"
    numpy = next(name for name in hashes if name.startswith(f"{base}numpy-"))
    interpreter = [f"{base}{name}" for name in ("pyodide.mjs", "pyodide.asm.mjs")]
    files = [*interpreter, f"{base}pyodide.asm.wasm", f"{base}python_stdlib.zip", numpy, own]
    files += [library["file"] for library in manifest["libraries"]]
    made_from = {name: hashes[name] for name in files}
    return {**manifest, "archives": [numpy, own], "made_from": made_from}


def build() -> list[Path] | None:
    """Make this part; without a Chromium say so, and go on without."""
    remove_part("snapshot")
    manifest = make_manifest(parts())
    try:
        return make_part("snapshot", lambda target: write_snapshot(target, manifest))
    except NoSnapshot as reason:
        print(f"runtime: {reason}, so Python will start without a snapshot (slower).", flush=True)
        return None


def write_snapshot(target: Path, manifest: dict[str, Any]) -> None:
    """Write the packed snapshot into a folder."""
    print("runtime: making the memory snapshot in Chromium", flush=True)
    made = make_snapshot(json.loads(json.dumps(manifest)))
    (target / "snapshot.pack").write_bytes(gzip.compress(made, compresslevel=9, mtime=0))
