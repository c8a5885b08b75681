"""Five tabs, the lab one click away, and a left side that shows where one is."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

TABS = ["Learn", "Optimizers", "Schedules and techniques", "Lab", "Reference"]
WIDTHS = pytest.mark.parametrize("width", [360, 768, 1280])


def test_the_tabs_are_the_rooms_of_the_site(page, site_url):
    page.goto(urljoin(site_url, "schedules/cosine-annealing/"))
    tabs = page.get_by_role("navigation", name="Tabs").get_by_role("link")
    assert tabs.all_inner_texts() == TABS
    expect(tabs.and_(page.locator("[aria-current]"))).to_have_text(["Schedules and techniques"])


@WIDTHS
@pytest.mark.parametrize("path", ["", "optimizers/adam/", "reference/"])
def test_the_lab_is_one_click_away(page, site_url, path, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(urljoin(site_url, path))
    page.get_by_role("banner").get_by_role("link", name="Lab", exact=True).click()
    page.wait_for_url("**/lab/")


@WIDTHS
def test_the_header_is_slim(page, site_url, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site_url)
    assert page.get_by_role("banner").bounding_box()["height"] <= 49


def test_methods_have_their_color_and_dash_in_the_navigation(page, site_url):
    page.goto(urljoin(site_url, "optimizers/adam/"))
    lines = page.locator(".md-nav--primary [data-optimizer]")
    names = set(lines.evaluate_all("all => all.map(e => e.dataset.optimizer)"))
    assert {"GradientDescent", "Adam", "ScheduleFreeAdamW", "AMSGrad"} <= names
    assert len(names) == 21
    dash = "e => getComputedStyle(e.firstElementChild).strokeDasharray"
    assert page.locator(".md-nav [data-optimizer=Nesterov]").evaluate(dash) == "7px, 3px"


def test_no_entry_is_cut_and_none_repeats_the_header(page, site_url):
    page.goto(urljoin(site_url, "optimizers/adam/"))
    expect(page.locator(".md-nav--primary > .md-nav__title")).to_be_hidden()
    cut = page.locator(".md-nav--primary .md-ellipsis >> visible=true").evaluate_all(
        "all => all.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent.trim())"
    )
    assert cut == []
    current = page.locator(".md-nav--primary [aria-current=page], .md-nav [for=__toc]")
    expect(current.locator("visible=true").first).to_contain_text("Adam")


def test_the_page_leads_on_and_nothing_leads_to_its_top(page, site_url):
    page.goto(urljoin(site_url, "optimizers/adam/"))
    expect(page.locator("footer a[rel=next]")).to_contain_text("AdamW")
    expect(page.locator("footer a[rel=prev]")).to_contain_text("AdaDelta")
    expect(page.locator(".md-top")).to_have_count(0)
