"""A page never mixes two versions of the site: what is replaced while it is open is reloaded."""

import re

from playwright.sync_api import expect

from scripts.build.bundle.app import environment
from tests.browser.addresses import SITE

STYLE = re.compile(r"main-[A-Z0-9]{8}\.css")
NEWER = "main-NEWER000.css"


def replace_the_site(page, path):
    """Let the host answer as after a deployment: pages name a newer stylesheet, old chunks go."""
    style = environment()["GD_APP_STYLE"]

    def newer(route):
        answer = route.fetch()
        text = answer.text()
        assert STYLE.search(text)
        route.fulfill(response=answer, body=STYLE.sub(NEWER, text))

    page.route(re.compile(re.escape(path) + "$"), newer)
    page.route(f"**/{NEWER}", lambda route: route.fulfill(path=SITE / style))


def go_to_the_conclusion(page):
    page.locator(".md-nav--primary a[href$='conclusion/']").first.evaluate("a => a.click()")


def mark(page):
    page.evaluate("window.isOfTheOldVersion = true")


def is_marked(page):
    return page.evaluate("window.isOfTheOldVersion === true")


def test_a_page_of_a_newer_version_is_loaded_whole(page, site_url):
    page.goto(site_url)
    expect(page.locator("gd-explorer .gd-run").first).to_be_visible()
    replace_the_site(page, "/conclusion/")
    mark(page)
    go_to_the_conclusion(page)
    expect(page).to_have_url(re.compile("/conclusion/$"))
    page.wait_for_function("window.isOfTheOldVersion !== true")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_page_of_the_same_version_is_not(page, site_url):
    page.goto(site_url)
    expect(page.locator("gd-explorer .gd-run").first).to_be_visible()
    mark(page)
    go_to_the_conclusion(page)
    expect(page).to_have_url(re.compile("/conclusion/$"))
    expect(page.locator("gd-cell").first).to_have_attribute("data-state", "idle")
    assert is_marked(page)


def test_who_needs_a_part_that_is_gone_is_told_to_reload(page, site_url, watch):
    page.goto(f"{site_url}optimizers/adam/")
    cell = page.locator("gd-cell").first
    expect(cell).to_have_attribute("data-state", "idle")
    replace_the_site(page, "/optimizers/adam/")
    page.route("**/codemirror-*.js", lambda route: route.fulfill(status=404))
    cell.locator("pre").click()
    notice = page.get_by_role("status").filter(has_text="has been updated")
    notice.get_by_role("button", name="Reload").click()
    page.wait_for_function(f"document.head.innerHTML.includes('{NEWER}')")
    watch.complaints.clear()  # the browser says in the console what was not found
