"""When Python starts by itself: at a touch, or after a while in view; never to save data."""

import re

import pytest

from tests.browser.runtime_server import PRELUDE, serving

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
  const { watchPage } = await import("/app/runtime/watch.js");
  watchPage();
}"""
DWELL = 3000


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


def test_who_reads_elsewhere_on_the_page_downloads_nothing(visit, server):
    page = visit()
    page.wait_for_timeout(DWELL + 1500)
    assert state(page) == "idle"
    assert server.asked == []


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


def test_a_cell_that_stays_in_view_starts_python_after_a_while(visit):
    page = visit()
    waited = page.evaluate(
        """async () => {
          cell.scrollIntoView();
          const start = performance.now();
          while (python.state === "idle") await pause(50);
          return performance.now() - start;
        }"""
    )
    assert waited >= DWELL


def test_who_only_passes_by_downloads_nothing(visit, server):
    page = visit()
    page.evaluate("cell.scrollIntoView()")
    page.wait_for_timeout(DWELL // 3)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(DWELL + 1500)
    assert state(page) == "idle"
    assert server.asked == []


@pytest.mark.parametrize("script", [SAVES, REDUCES], ids=["Save-Data", "reduced data"])
def test_a_reader_who_saves_data_has_to_press_run(visit, server, script):
    page = visit(script)
    page.evaluate("cell.scrollIntoView()")
    page.evaluate("cell.dispatchEvent(new PointerEvent('pointerenter'))")
    page.evaluate("cell.focus()")
    page.wait_for_timeout(DWELL + 1500)
    assert state(page) == "idle"
    assert server.asked == []
    assert page.evaluate("run('1 + 1')")["value"] == "2"


def test_the_built_page_watches_its_cells(page, site_url):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}optimizers/adam/", wait_until="networkidle")
    assert not [url for url in asked if "generated/runtime" in url]
    page.locator("gd-explorer").first.hover()
    page.wait_for_event("request", lambda request: re.search("snapshot.pack$", request.url))
    panel = page.locator("gd-about-python")
    page.wait_for_function("document.querySelector('gd-about-python').dataset.rung", timeout=60_000)
    assert panel.get_attribute("data-rung") == "snapshot"
