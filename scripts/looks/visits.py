"""The built site behind a server that compresses, and a Chromium that opens pages of it."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from scripts.browser import FLAGS, chromium
from scripts.browser_benchmark.files import SITE, File
from scripts.browser_benchmark.server import BenchmarkServer, serving

PREFIX = "/site/"
HERE = Path(__file__).parent / "in_page"
IN_PAGE = "".join(
    f"{{\n{(HERE / f'{name}.js').read_text(encoding='utf-8')}}}\n"
    for name in ("elements", "pictures", "controls", "shifts")
)
LIMIT = 60_000  # milliseconds
SCREEN = (1280, 860)
PHONE = (360, 740)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


class SiteFiles(Mapping[str, File]):
    """The site's files by address, read when asked for, with this server's address in them."""

    def __init__(self, site: Path = SITE) -> None:
        self._site = site
        self._built_for = min(re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text()))
        self._read: dict[str, File] = {}
        self.url = ""

    def __getitem__(self, address: str) -> File:
        path = self._site / address.removeprefix(PREFIX)
        if not address.startswith(PREFIX) or not path.is_file():
            raise KeyError(address)
        if address not in self._read:
            raw = path.read_bytes()
            if path.suffix in {".html", ".xml"}:
                raw = raw.replace(self._built_for.encode(), f"{self.url}{PREFIX}".encode())
            self._read[address] = File(raw)
        return self._read[address]

    def __iter__(self) -> Iterator[str]:
        paths = (path for path in self._site.rglob("*") if path.is_file())
        return (PREFIX + path.relative_to(self._site).as_posix() for path in paths)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Visitor:
    """Opens pages of the served site, each in a profile of its own."""

    def __init__(self, browser: Browser, server: BenchmarkServer) -> None:
        self._browser, self.server = browser, server

    def address(self, path: str) -> str:
        """The full address of a page."""
        return f"{self.server.url}{PREFIX}{path}"

    @contextmanager
    def page(self, path: str, size: tuple[int, int] = SCREEN, **settings: Any) -> Iterator[Page]:
        """Open a page and wait until it is whole; settings are those of a Playwright context."""
        viewport = ViewportSize(width=size[0], height=size[1])
        context = self._browser.new_context(viewport=viewport, **settings)
        try:
            page = context.new_page()
            page.set_default_timeout(LIMIT)
            page.add_init_script(IN_PAGE)
            page.goto(self.address(path))
            settle(page)
            yield page
        finally:
            context.close()


def settle(page: Page) -> None:
    """Wait until nothing is on its way any more, and the page has drawn what came."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function("looks.isWhole()")
    page.evaluate("looks.frames(3)")


def ask(page: Page, question: str, *arguments: object) -> Any:
    """Call one of the functions in `in_page.js`."""
    return page.evaluate(f"looks.{question}(...{json.dumps(arguments)})")


@contextmanager
def visiting(site: Path = SITE) -> Iterator[Visitor]:
    """Serve the site and start a browser."""
    files = SiteFiles(site)
    with serving(files) as server, sync_playwright() as playwright:
        files.url = server.url
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        try:
            yield Visitor(browser, server)
        finally:
            browser.close()
