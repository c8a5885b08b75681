"""A visit: one tab that goes from page to page by links, so that Python starts once.

Instant navigation swaps the content and keeps the window, its modules and its worker. A page that
is reached so has new elements, and its cells have names of their own.
"""

from urllib.parse import urljoin, urlsplit

from playwright.sync_api import BrowserContext, Page

from tests.browser.waiting import LIMIT

SCREEN = {"width": 1280, "height": 900}
ELSEWHERE = "about/"
WITHOUT_GRAPHICS = "GPU stall"  # what a WebGL without a graphics card says of itself
# Click on a link until the theme takes it; before it has read the site map, it would not.
FOLLOW = """(address) => {
  const link = Object.assign(document.createElement("a"), { href: address });
  let isTaken = false;
  const look = (event) => {
    isTaken = event.defaultPrevented;
    event.preventDefault();
  };
  addEventListener("click", look, { once: true });
  document.querySelector("article").isLeft = true;
  document.body.append(link);
  link.click();
  link.remove();
  return isTaken;
}"""
HAS_ARRIVED = """(address) => {
  const article = document.querySelector("article");
  const isThere = location.href.split("#")[0] === address.split("#")[0];
  return isThere && article && !article.isLeft;
}"""


class Watch:
    """What a page must not do: write to the console, throw, or ask another origin."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.open_requests: set[object] = set()
        page.set_default_timeout(LIMIT * 1000)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"[:500]))
        page.on("request", self._request)
        for event in ("requestfinished", "requestfailed"):
            page.on(event, lambda request: self.open_requests.discard(request))

    def _console(self, message) -> None:
        if message.type in {"error", "warning"} and WITHOUT_GRAPHICS not in message.text:
            self.complaints.append(f"console {message.type}: {message.text}"[:500])

    def _request(self, request) -> None:
        self.open_requests.add(request)
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and parts.hostname != "127.0.0.1":
            self.complaints.append(f"foreign request: {request.url}")


class Visit:
    """One tab of a visit to a site."""

    def __init__(self, context: BrowserContext, site_url: str, elsewhere: str = ELSEWHERE) -> None:
        self.site_url = site_url
        self.elsewhere = elsewhere
        self.page = context.new_page()
        self.watch = Watch(self.page)
        self.page.goto(urljoin(site_url, elsewhere))
        self.page.evaluate("window.isSameVisit = true")

    def reset(self) -> None:
        """Take back what a test has set: the screen, the color scheme, the motion."""
        self.page.set_viewport_size(SCREEN)
        self.page.emulate_media(color_scheme="null", reduced_motion="null")

    def go(self, path: str) -> Page:
        """Go to a page, by way of another if it is the one that is shown."""
        address = urljoin(self.site_url, path)
        if urlsplit(self.page.url).path == urlsplit(address).path:
            self._follow(urljoin(self.site_url, self.elsewhere))
        self._follow(address)
        assert self.page.evaluate("window.isSameVisit"), f"{path} was loaded, not swapped in"
        return self.page

    def _follow(self, address: str) -> None:
        self.page.wait_for_function(FOLLOW, arg=address)
        self.page.wait_for_function(HAS_ARRIVED, arg=address)


class Visits:
    """The visit that the tests of one process share; after a failure, the next gets a new one."""

    def __init__(self, context: BrowserContext, site_url: str, elsewhere: str = ELSEWHERE) -> None:
        self._arguments = (context, site_url, elsewhere)
        self._visit: Visit | None = None

    def current(self) -> Visit:
        """The visit that goes on, or a new one."""
        self._visit = self._visit or Visit(*self._arguments)
        return self._visit

    def end(self) -> None:
        """Close the tab: whatever a failed test left in it is gone."""
        if self._visit:
            self._visit.page.close()
        self._visit = None
