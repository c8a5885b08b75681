"""The built site in a real Chromium: a profile and a visit that tests share, or a cold one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from scripts.browser import FLAGS, chromium, firefox
from tests.browser.addresses import SITE
from tests.browser.lab import lab_of
from tests.browser.site_server import serving_site
from tests.browser.visit import SCREEN, Visit, Visits, Watch
from tests.browser.waiting import LIMIT, stop_clock

# Firefox is a second opinion: where it cannot be had, Chromium's tests stand alone.
collect_ignore = [] if firefox() else ["test_runtime_firefox.py"]
expect.set_options(timeout=LIMIT * 1000)  # for a busy machine; what is there does not wait
# The laboratory shows its first screen no more, whichever test opens it first.
HAS_BEEN_HERE = "try { localStorage.setItem('gd-lab-gallery-seen', '1') } catch {}"
# The files that take longest, longest first: so that no process is left with one at the end.
LONGEST_FIRST = ("test_runtime_suite.py", "test_every_cell.py", "test_runtime_ladder.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first; the others keep their order."""
    places = {name: place for place, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: places.get(item.path.name, len(places)))


@pytest.fixture(scope="session")
def site_url() -> Iterator[str]:
    """The address of the built site, which `make site` must have made."""
    assert (SITE / "index.html").is_file(), "site/ is missing: run `make site` first"
    with serving_site(SITE) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """A profile that tests share, of a reader who has been here before.

    Its tabs find in the cache what an earlier one has loaded.
    """
    context = browser.new_context(viewport=SCREEN)
    context.add_init_script(HAS_BEEN_HERE)
    yield context
    context.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A cold profile."""
    fresh = browser.new_context(viewport=SCREEN)
    yield fresh
    fresh.close()


@pytest.fixture
def watch(profile: BrowserContext) -> Iterator[Watch]:
    """Watch over `page`; a test that expects complaints clears the list."""
    yield from watch_over(profile)


@pytest.fixture
def page(watch: Watch) -> Page:
    """A tab of its own, in which Python is not started."""
    return watch.page


@pytest.fixture
def cold_page(context: BrowserContext) -> Iterator[Page]:
    """A tab in a cold profile."""
    for watch in watch_over(context):
        yield watch.page


@pytest.fixture
def still_page(cold_page: Page) -> Page:
    """A tab whose clock stands still until `pass_time` moves it; a clock is a whole profile's."""
    stop_clock(cold_page)
    return cold_page


def watch_over(context: BrowserContext) -> Iterator[Watch]:
    """Open a tab for a test, which fails on any complaint."""
    watch = Watch(context.new_page())
    yield watch
    watch.page.close()
    assert watch.complaints == []


def lend(request: pytest.FixtureRequest, visits: Visits) -> Iterator[Visit]:
    """Let a test use the visit; it fails on any complaint, and a failure ends the visit."""
    failed = request.session.testsfailed
    visit = visits.current()
    visit.reset()
    yield visit
    complaints = list(visit.watch.complaints)
    visit.watch.complaints.clear()
    if complaints or request.session.testsfailed > failed:
        visits.end()
    assert complaints == []


@pytest.fixture(scope="session")
def visits(profile: BrowserContext, site_url: str) -> Visits:
    """The visit of this process to the built site."""
    return Visits(profile, site_url)


@pytest.fixture
def visit(request: pytest.FixtureRequest, visits: Visits) -> Iterator[Visit]:
    """A tab that has been on other pages before, and in which Python may be up."""
    yield from lend(request, visits)


@pytest.fixture
def lab(visit: Visit) -> Locator:
    """The laboratory's explorer with its first picture, reached in the course of a visit."""
    return lab_of(visit.go("lab/"))
