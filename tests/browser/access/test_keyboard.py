"""Home, an optimizer's page and the laboratory by keyboard alone, from the top of each page."""

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.browser.access.keys import skip_to_content, tab_to, use
from tests.browser.lab import (
    expect_ready,
    group,
    rate_of,
    rate_slider,
    slider_step,
    state_of,
)
from tests.browser.waiting import wait_until, wait_until_whole

COMES_BEFORE_FOCUS = """(element) => Boolean(
  element.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING)"""


@pytest.fixture
def open_page(page, site_url):
    """Load a page and wait until all of it is there; the focus stands at its top."""

    def opening(path):
        page.goto(urljoin(site_url, path))
        wait_until_whole(page)
        return page

    return opening


@pytest.fixture
def adam(open_page):
    return open_page("optimizers/adam/").locator("gd-explorer").first


def button(place, name):
    return place.get_by_role("button", name=name, exact=True)


def test_the_first_stop_leads_to_the_content(open_page):
    page = open_page("")
    skip_to_content(page)
    page.keyboard.press("Tab")
    assert page.locator("h1").first.evaluate(COMES_BEFORE_FOCUS)


def test_from_home_to_the_laboratory(open_page):
    page = open_page("")
    use(page.locator("a[href$='lab/']:visible").first)
    page.wait_for_url(re.compile("/lab/"))
    expect(page.locator("gd-explorer")).to_be_visible()


def test_a_search_from_home_and_away_with_the_answer(open_page):
    page = open_page("")
    page.keyboard.press("/")
    page.keyboard.type("bias correction")
    expect(page.locator("a:visible", has_text="Adam").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/[a-z-]+/[a-z-]*"))
    expect(page.locator("main h1").first).to_be_visible()


def test_play_from_the_start(adam):
    skip_to_content(adam.page)
    use(slider_step(adam), "Home")
    expect(slider_step(adam)).to_have_value("0")
    use(adam.get_by_role("button", name=re.compile("^(Play|Pause)$")))
    wait_until(adam.page, lambda: int(slider_step(adam).input_value()) > 0, "a later step")


def test_steps_forward_and_back(adam):
    skip_to_content(adam.page)
    use(slider_step(adam), "Home")
    adam.page.keyboard.press("ArrowRight")
    expect(slider_step(adam)).to_have_value("1")
    use(button(adam, "Step forward"), "Space")
    expect(slider_step(adam)).to_have_value("2")
    use(button(adam, "Step back"))
    expect(slider_step(adam)).to_have_value("1")


def test_a_rate_by_arrow_keys_and_by_digits(adam):
    skip_to_content(adam.page)
    before = rate(adam)
    use(rate_slider(adam, "Adam"), "ArrowRight")
    wait_until(adam.page, lambda: rate(adam) > before, "a larger rate")
    use(rate_of(adam, "Adam"), "Control+A")
    adam.page.keyboard.type("0.03")
    adam.page.keyboard.press("Tab")
    wait_until(adam.page, lambda: rate(adam) == 0.03, "the typed rate")
    expect_ready(adam)


def rate(explorer):
    return state_of(explorer)["optimizers"][-1]["settings"]["learning_rate"]


def test_a_cell_is_run_and_edited_and_left(open_page):
    page = open_page("optimizers/adam/")
    skip_to_content(page)
    cell = page.locator("gd-cell").first
    use(button(cell, "Run"))
    expect(cell).to_have_attribute("data-state", "done")
    expect(cell.get_by_role("log")).not_to_be_empty()
    use(cell.get_by_role("textbox"))
    editor = cell.locator("[contenteditable=true]")
    expect(editor).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("print(6 * 7)")
    page.keyboard.press("Shift+Enter")
    expect(cell.get_by_role("log")).to_contain_text("42")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(editor).not_to_be_focused()


def test_a_session_in_the_laboratory(open_page):
    lab = open_page("lab/").locator("gd-explorer")
    skip_to_content(lab.page)
    use(button(lab, "Best rates"))
    wait_until(lab.page, lambda: lab.get_attribute("aria-busy") == "false", "an answer")
    expect_ready(lab)
    tab_to(lab.get_by_role("combobox", name="Add an optimizer"))
    lab.page.keyboard.type("Lion")
    lab.page.keyboard.press("Enter")
    expect(group(lab, "Lion")).to_be_visible()
    use(lab.get_by_role("spinbutton", name="Start x"), "Control+A")
    lab.page.keyboard.type("2.5")
    lab.page.keyboard.press("Tab")
    wait_until(lab.page, lambda: state_of(lab)["start"][0] == 2.5, "the typed start")
