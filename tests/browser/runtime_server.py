"""Serve docs/ as a bare page under a strict Content-Security-Policy, and talk to its Python."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.browser.addresses import PYTHON_SOURCE, ROOT

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "connect-src 'self'; img-src 'self' data:"
)
BLANK = b"<!doctype html><html lang='en'><title>Python</title><link rel='icon' href='data:,'>"


class RuntimeHandler(SimpleHTTPRequestHandler):
    """Answers /blank with an empty page; the server says which files to break or change."""

    protocol_version = "HTTP/1.1"
    server: "RuntimeServer"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if any(part in self.path for part in self.server.broken):
            self.send_error(503)
        elif self.path == "/blank":
            self.answer(BLANK, "text/html")
        elif self.path.partition("?")[0] == "/drive":
            self.answer(BLANK + b"<script type='module' src='/drive.js'></script>", "text/html")
        elif self.path in self.server.extra:
            self.answer(self.server.extra[self.path], self.guess_type(self.path))
        else:
            self.serve_file()

    def do_POST(self) -> None:
        """Keep what a page reports."""
        length = int(self.headers["Content-Length"])
        self.server.posted[self.path] = self.rfile.read(length)
        self.answer(b"", "text/plain")

    def serve_file(self) -> None:
        """Send a file, with the changes that a test asked for."""
        for part, (old, new) in self.server.rewrites.items():
            if part in self.path:
                body = Path(self.translate_path(self.path)).read_bytes()
                assert old in body, f"{part} no longer holds {old!r}"
                self.answer(body.replace(old, new, 1), self.guess_type(self.path))
                return
        super().do_GET()

    def answer(self, body: bytes, kind: str) -> None:
        """Send a whole body."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args) -> None:
        """Stay quiet."""


class RuntimeServer(ThreadingHTTPServer):
    """A server whose files can be made to fail, by parts of their paths."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(RuntimeHandler, directory=str(folder)))
        self.broken: set[str] = set()
        self.rewrites: dict[str, tuple[bytes, bytes]] = {}
        self.extra: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.posted: dict[str, bytes] = {}
        self.url = f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, request, client_address) -> None:
        """A closed tab is no error."""


@contextmanager
def serving(folder: Path = ROOT / "docs") -> Iterator[RuntimeServer]:
    """Run a server for a folder."""
    server = RuntimeServer(folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


# In the page: `run(source)` gives {value, images, error, output}; `outputs` keeps what streamed.
PRELUDE = """async () => {
  const { python } = await import("@python");
  window.python = python;
  window.pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  window.run = async (source, namespace = "page", filename = "cell test") => {
    const outputs = window.outputs = [];
    const onOutput = (output) => outputs.push(output);
    try {
      const result = await python.runCell({ source, filename, namespace, onOutput });
      return { ...result, output: outputs.map(({ text }) => text).join("") };
    } catch (error) {
      return { thrown: `${error.name}: ${error.message}` };
    }
  };
}""".replace("@python", PYTHON_SOURCE)
