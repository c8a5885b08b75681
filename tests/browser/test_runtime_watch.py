"""When Python starts by itself: at a touch, or after a while in view; never to save data."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import WATCH_SOURCE
from tests.browser.runtime_server import PRELUDE, serving
from tests.browser.waiting import pass_time, stop_clock, wait_until, wait_until_whole

SAVES = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
REDUCED = "(prefers-reduced-data: reduce)"
REDUCES = (
    "const ask = matchMedia.bind(globalThis); globalThis.matchMedia = (query) =>"
    f" query === '{REDUCED}' ? {{ matches: true }} : ask(query);"
)
# A cell far down the page; only its name matters to the one who watches.
CELL = """async () => {
  document.body.innerHTML = "";
  const [space, cell] = ["div", "gd-cell"].map((name) => document.createElement(name));
  for (const element of [space, cell]) Object.assign(element.style, { display: "block" });
  space.style.height = "3000px";
  cell.style.height = "200px";
  cell.tabIndex = 0;
  document.body.append(space, cell);
  window.cell = cell;
  const { watchPage } = await import("@watch");
  watchPage();
}""".replace("@watch", WATCH_SOURCE)
# Wait until the page has looked which elements are in view, and has told all who watch them.
LOOKED = """() => new Promise((resolve) => {
  new IntersectionObserver(() => resolve()).observe(cell);
})"""
DWELL = 3000
A_WHILE = 60_000  # whatever was to start by itself has started by then


@pytest.fixture(scope="module")
def server():
    with serving() as running:
        yield running


@pytest.fixture
def visit(server, browser):
    contexts = []

    def open_page(script=""):
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.set_default_timeout(60_000)
        stop_clock(page)
        page.add_init_script(script)
        page.goto(f"{server.url}blank")
        page.evaluate(PRELUDE)
        page.evaluate(CELL)
        server.asked.clear()
        return page

    yield open_page
    for context in contexts:
        context.close()


def state(page):
    return page.evaluate("python.state")


def expect_nothing_asked(page, server):
    """Python was not started, and no file was asked for."""
    page.evaluate("fetch('/blank')")  # whatever was asked for before has arrived by then
    assert server.asked == ["/blank"]
    assert state(page) == "idle"


def come_into_view(page):
    page.evaluate("cell.scrollIntoView()")
    page.evaluate(LOOKED)


def test_who_reads_elsewhere_on_the_page_downloads_nothing(visit, server):
    page = visit()
    page.evaluate(LOOKED)
    pass_time(page, A_WHILE)
    expect_nothing_asked(page, server)


def test_a_pointer_on_a_cell_starts_python_at_once(visit):
    page = visit()
    page.evaluate("cell.dispatchEvent(new PointerEvent('pointerenter'))")
    assert state(page) in {"booting", "ready"}
    page.evaluate("python.boot()")
    assert state(page) == "ready"


def test_the_focus_on_a_cell_starts_python_at_once(visit):
    page = visit()
    page.evaluate("cell.focus({ preventScroll: true })")
    assert state(page) in {"booting", "ready"}


def test_a_cell_that_stays_in_view_starts_python_after_a_while(visit, server):
    page = visit()
    come_into_view(page)
    pass_time(page, DWELL - 1)
    expect_nothing_asked(page, server)
    pass_time(page, A_WHILE)
    assert state(page) in {"booting", "ready"}


def test_who_only_passes_by_downloads_nothing(visit, server):
    page = visit()
    come_into_view(page)
    pass_time(page, DWELL // 3)
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(LOOKED)
    pass_time(page, A_WHILE)
    expect_nothing_asked(page, server)


@pytest.mark.parametrize("script", [SAVES, REDUCES], ids=["Save-Data", "reduced data"])
def test_a_reader_who_saves_data_has_to_press_run(visit, server, script):
    page = visit(script)
    come_into_view(page)
    page.evaluate("cell.dispatchEvent(new PointerEvent('pointerenter'))")
    page.evaluate("cell.focus()")
    pass_time(page, A_WHILE)
    expect_nothing_asked(page, server)
    assert page.evaluate("run('1 + 1')")["value"] == "2"


def test_the_built_page_watches_its_cells(still_page, site_url):
    asked = []
    still_page.on("request", lambda request: asked.append(request.url))
    still_page.goto(f"{site_url}optimizers/adam/")
    wait_until_whole(still_page)
    pass_time(still_page, DWELL // 3)  # the page is idle, and begins to watch
    expect(still_page.locator("gd-about-python")).to_be_attached()
    assert not [url for url in asked if "generated/runtime" in url]
    still_page.locator("gd-explorer").first.hover()
    wait_until(still_page, lambda: any(url.endswith("snapshot.pack") for url in asked), "Python")
    expect(still_page.locator("gd-about-python")).to_have_attribute("data-rung", "snapshot")
