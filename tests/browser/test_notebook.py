"""The notebook is a page of the site: its type, code and figures, on a phone too."""

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import wait_until, wait_until_whole


@pytest.mark.parametrize("width", [360, 1280])
def test_the_notebook_has_the_sites_dress(page, site_url, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{site_url}notebooks/digits/")
    article = page.locator("article")
    expect(article).not_to_contain_text("In [")
    assert article.locator(".gd-notebook svg").count() == 3
    assert article.locator("pre").count() >= 8
    assert article.locator(".jupyter-wrapper, style, script, .prompt, .jp-InputPrompt").count() == 0
    code = article.locator("pre code").first
    assert code.evaluate("code => getComputedStyle(code).whiteSpace") == "pre"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_its_file_can_be_downloaded(page, site_url):
    page.goto(f"{site_url}notebooks/digits/")
    address = page.get_by_role("link", name="this notebook").evaluate("link => link.href")
    assert page.request.get(address).text().startswith("# ---")


def test_words_of_its_figures_can_be_read_on_a_phone(page, site_url):
    """What is wider than the phone scrolls inside itself, by the keyboard too."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site_url}notebooks/digits/")
    figure = page.locator(".gd-notebook").last
    assert figure.locator("text").first.bounding_box()["height"] >= 12
    assert figure.evaluate("box => box.scrollWidth > box.clientWidth")
    figure.focus()
    expect(figure).to_be_focused()


def test_its_figures_follow_the_scheme(page, site_url):
    page.goto(f"{site_url}notebooks/digits/")
    colors = []
    for scheme in ("default", "slate"):
        page.evaluate("name => document.body.setAttribute('data-md-color-scheme', name)", scheme)
        words = page.locator(".gd-notebook text").last
        colors.append(words.evaluate("text => getComputedStyle(text).fill"))
    assert colors[0] != colors[1]


def test_the_page_asks_nobody_else(page, site_url, watch):
    """Jupyter's own pages fetch require.js and MathJax from elsewhere."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}notebooks/digits/")
    wait_until_whole(page)
    wait_until(page, lambda: not watch.open_requests, "an answer to every request")
    origin = page.evaluate("location.origin")
    assert [address for address in asked if not address.startswith((origin, "data:"))] == []
