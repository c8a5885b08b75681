"""The built site in a real Chromium, served under a sub-path as a project page would be."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from scripts.browser import FLAGS, chromium
from tests.browser.lab import open_lab

ROOT = Path(__file__).resolve().parent.parent.parent
SITE = ROOT / "site"
PREFIX = "/some/project/"
expect.set_options(timeout=30_000)  # an answer on a busy machine; one at once does not wait
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

    def handle_error(self, request, client_address) -> None:
        """A closed tab is no error."""


@pytest.fixture(scope="session")
def site_url() -> Iterator[str]:
    """The address of the built site, which `make site` must have made."""
    assert (SITE / "index.html").is_file(), "site/ is missing: run `make site` first"
    server = QuietServer(("127.0.0.1", 0), partial(SubPathHandler, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A cold profile."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 900})
    yield fresh
    fresh.close()


class Watch:
    """What a page must not do: write to the console, throw, or ask another origin."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"[:500]))
        page.on("request", self._request)

    def _console(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"console {message.type}: {message.text}"[:500])

    def _request(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and parts.hostname != "127.0.0.1":
            self.complaints.append(f"foreign request: {request.url}")


@pytest.fixture
def watch(context: BrowserContext) -> Iterator[Watch]:
    """Watch over `page`; a test that expects complaints clears the list."""
    watch = Watch(context.new_page())
    yield watch
    assert watch.complaints == []


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    """A page in a cold profile; the test fails on any complaint that `watch` collects."""
    page = context.pages[0]
    page.set_default_timeout(20_000)
    return page


@pytest.fixture
def lab(page: Page, site_url: str) -> Locator:
    """The laboratory's explorer, with its first picture."""
    return open_lab(page, site_url)
