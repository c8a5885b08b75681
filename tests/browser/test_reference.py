"""The reference: a page for each name, a table with a filter that leads there, old addresses."""

import pytest
from playwright.sync_api import expect

from gd_core import optimizers


def test_an_old_address_leads_to_the_name_and_on_to_its_page(page, site_url):
    page.goto(f"{site_url}reference/optimizers/#gd_core.optimizers.Adam")
    link = page.locator(":target")
    expect(link).to_be_in_viewport()
    link.click()
    expect(page).to_have_url(f"{site_url}reference/optimizers/adam/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Adam")
    expect(page.locator("article")).to_contain_text("Source code in")


def test_names_stand_in_the_order_of_the_site(page, site_url):
    page.goto(f"{site_url}reference/optimizers/")
    names = page.locator(".gd-filter tbody td:first-child").all_inner_texts()
    assert names == list(optimizers.__all__)
    page.goto(f"{site_url}reference/optimizers/adam/")
    others = page.locator(
        ".md-nav--primary a.md-nav__link[href$='/'][href*='/reference/optimizers/']"
    )
    listed = [text.strip() for text in others.all_text_contents()]
    assert listed == ["Overview", *optimizers.__all__]


@pytest.mark.parametrize("width", [360, 1280])
def test_all_names_are_found_in_one_table(page, site_url, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{site_url}reference/")
    section = page.locator(".gd-filter")
    section.get_by_role("searchbox", name="Filter rows").fill("clip norm")
    shown = section.locator("tbody tr").locator("visible=true")
    expect(shown.filter(has_text="clip_by_norm")).to_have_count(1)
    assert shown.count() < 6
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert section.evaluate("box => box.scrollWidth <= box.clientWidth")
