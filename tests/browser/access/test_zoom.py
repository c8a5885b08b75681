"""At 400 % of a window of 1280 x 1024 a page has 320 x 256 pixels of its own."""

from urllib.parse import urljoin

import pytest

from scripts.looks.visits import IN_PAGE, ask
from tests.browser.waiting import wait_until_whole

ZOOMED = {"width": 320, "height": 256}
PAGES = ("", "optimizers/adam/", "optimizers/", "choosing/", "schedules/", "lab/")
# What a reader would have to scroll for, sideways, without having been given a scroll bar for it.
CUT_OFF = """() => {
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const isLet = (element) => element.closest("nav, header, .katex")
    || (function inside(at) { return at && (scrolls(at) || inside(at.parentElement)) })(
      element.parentElement);
  return [...document.querySelectorAll("main :is(p, h1, h2, button, input, select, summary)")]
    .filter((element) => element.checkVisibility({ opacityProperty: true }))
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (left < -1 || right > innerWidth + 1) && !isLet(element);
    })
    .map((element) => element.outerHTML.slice(0, 100));
}"""


@pytest.fixture
def zoomed(page, site_url):
    """Open a page at 400 %."""
    page.set_viewport_size(ZOOMED)
    page.add_init_script(IN_PAGE)

    def opening(path):
        page.goto(urljoin(site_url, path))
        wait_until_whole(page)
        return page

    return opening


@pytest.mark.parametrize("path", PAGES)
def test_nothing_asks_for_a_scroll_sideways(zoomed, path):
    page = zoomed(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED["width"]
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("path", ["", "optimizers/adam/", "lab/"])
def test_no_control_of_an_explorer_stays_under_what_sticks(zoomed, path):
    page = zoomed(path)
    ask(page, "still")
    assert ask(page, "covered", "gd-explorer") == []


def test_the_navigation_is_in_reach(zoomed):
    page = zoomed("optimizers/adam/")
    page.locator("header label[for=__drawer]").click()
    link = page.locator("nav").get_by_role("link", name="RMSProp", exact=True)
    link.locator("visible=true").last.evaluate("link => link.scrollIntoView({ block: 'center' })")
    link.locator("visible=true").last.click()
    page.wait_for_url("**/optimizers/rmsprop/")
