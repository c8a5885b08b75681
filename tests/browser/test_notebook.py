"""The notebook is a page of the site: its type, code and figures, on a phone too."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("width", [360, 1280])
def test_the_notebook_has_the_sites_dress(page, site_url, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{site_url}notebooks/digits/")
    article = page.locator("article")
    expect(article).not_to_contain_text("In [")
    assert article.locator("img.gd-drawn").count() == 3
    assert article.locator("pre").count() > 8
    code = article.locator("pre code").first
    assert code.evaluate("code => getComputedStyle(code).whiteSpace") == "pre"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_its_file_can_be_downloaded(page, site_url):
    page.goto(f"{site_url}notebooks/digits/")
    address = page.get_by_role("link", name="this notebook").evaluate("link => link.href")
    assert page.request.get(address).text().startswith("# ---")
