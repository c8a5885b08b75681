"""The built site, served under a sub-path as a project page would be."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

PREFIX = "/some/project/"
BUILT_FOR = "http://127.0.0.1:8000/"  # the address that mkdocs.yml gives the site by default


class SubPathHandler(SimpleHTTPRequestHandler):
    """Serve `site/` under a prefix, quietly, with the site's own 404 page."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        inside = urlsplit(path).path.startswith(PREFIX)
        return super().translate_path("/" + path[len(PREFIX) :] if inside else "/not-there")

    def do_GET(self) -> None:
        """Answer; the sitemap with this server's own addresses, as a site built for it has them."""
        if not self.path.endswith("/sitemap.xml"):
            return super().do_GET()
        host, port = self.server.server_address[:2]
        text = Path(self.directory, "sitemap.xml").read_text()
        return self._send(200, "text/xml", text.replace(BUILT_FOR, f"http://{host}:{port}{PREFIX}"))

    def _send(self, code: int, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            return super().send_error(code, message, explain)
        page = Path(self.directory, "404.html")
        return self._send(404, "text/html", page.read_text() if page.exists() else message or "")

    def log_message(self, format: str, *args) -> None:
        """Stay quiet."""


class QuietServer(ThreadingHTTPServer):
    """A server that does not report a browser hanging up in the middle of an answer."""

    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, client_address) -> None:
        """A closed tab is no error."""


@contextmanager
def serving_site(folder: Path, handler: type[SubPathHandler] = SubPathHandler) -> Iterator[str]:
    """Serve a folder, and give the address of its first page."""
    server = QuietServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        server.server_close()
