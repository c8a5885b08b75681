"""A server with caching for ever and gzip, as fast as it can be or paced like a home's link."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from scripts.browser_benchmark.files import File

TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript",
    "mjs": "text/javascript",
    "css": "text/css",
    "json": "application/json",
    "svg": "image/svg+xml",
    "wasm": "application/wasm",
}
CHUNK = 8192
FOR_EVER = "public, max-age=31536000, immutable"


class Link:
    """One link for all connections: so many bits a second, and a delay before each answer.

    The delay stands for the round trip of a request; a new connection costs one more.
    """

    def __init__(self, bits: float, delay: float) -> None:
        self.bits, self.delay = bits, delay
        self._free_at = 0.0
        self._lock = threading.Lock()

    def wait_for(self, count: int) -> None:
        """Return when so many bytes have passed."""
        with self._lock:
            self._free_at = max(self._free_at, time.monotonic()) + 8 * count / self.bits
            free_at = self._free_at
        time.sleep(max(0.0, free_at - time.monotonic()))


class Handler(BaseHTTPRequestHandler):
    """Answers with files from memory, and counts what it sends."""

    protocol_version = "HTTP/1.1"
    server: "BenchmarkServer"  # pyright: ignore[reportIncompatibleVariableOverride]

    def setup(self) -> None:
        """A connection takes a round trip before anything is asked."""
        super().setup()
        if self.server.link:
            time.sleep(self.server.link.delay)

    def do_GET(self) -> None:
        """Send a file; a folder's is its index."""
        path = urlsplit(self.path).path
        path += "index.html" if path.endswith("/") else ""
        file = self.server.files.get(path)
        if self.server.link:
            time.sleep(self.server.link.delay)
        if file is None:
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.send_file(path, file)

    def send_file(self, path: str, file: File) -> None:
        """Send it compressed where that gains something, with the headers of a good host."""
        compressed = file.gzipped if "gzip" in self.headers.get("Accept-Encoding", "") else None
        body = compressed or file.raw
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(path.rpartition(".")[2], "application/zip"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        changes = path.endswith((".html", "manifest.json"))
        self.send_header("Cache-Control", "no-cache" if changes else FOR_EVER)
        if path.endswith("isolated.html"):
            self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.end_headers()
        self.server.sent.append((path, len(body)))
        self.send_body(body)

    def send_body(self, body: bytes) -> None:
        """Send at once, or piece by piece as the link lets them through."""
        link = self.server.link
        if link is None:
            self.wfile.write(body)
            return
        for start in range(0, len(body), CHUNK):
            chunk = body[start : start + CHUNK]
            link.wait_for(len(chunk))
            self.wfile.write(chunk)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""


class BenchmarkServer(ThreadingHTTPServer):
    """The files, the link, and a list of what was sent."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, files: Mapping[str, File], link: Link | None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files, self.link = files, link
        self.sent: list[tuple[str, int]] = []
        self.url = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A closed tab is no error."""


@contextmanager
def serving(files: Mapping[str, File], link: Link | None = None) -> Iterator[BenchmarkServer]:
    """Run a server on this machine alone."""
    server = BenchmarkServer(files, link)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
