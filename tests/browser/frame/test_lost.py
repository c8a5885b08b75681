"""The page of an unknown address, wherever the site lies and however deep the address is."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect


@pytest.fixture
def lost(page, site_url, watch, request):
    """The page of an address that leads to nothing, once it knows where the site is."""
    response = page.goto(urljoin(site_url, request.param))
    assert response.status == 404
    page.wait_for_function(
        "root => document.querySelector('.md-header .gd-header__lab').href === root + 'lab/'",
        arg=site_url,
    )
    yield page
    watch.complaints.clear()  # of what it asked for in vain


LOST = pytest.mark.parametrize(
    "lost", ["nowhere", "no/such/page/", "a/b/c/d/e.html"], indirect=True
)


@LOST
def test_it_is_dressed_as_the_site_is(lost):
    expect(lost.locator("h1")).to_contain_text("404")
    lost.wait_for_function("getComputedStyle(document.querySelector('h1')).fontWeight === '700'")
    expect(lost.locator(".md-header")).to_have_css("position", "sticky")


@LOST
def test_its_links_lead_into_the_site(lost, site_url):
    links = lost.locator(".gd-lost__links a")
    expect(links).to_have_count(4)
    assert links.evaluate_all("all => all.map(a => a.href)") == [
        urljoin(site_url, path) for path in ("./", "optimizers/", "lab/", "glossary/")
    ]
    links.nth(1).click()
    lost.wait_for_url(urljoin(site_url, "optimizers/"))


@LOST
def test_its_search_finds_a_page(lost):
    lost.get_by_label("Search the site").fill("bias correction")
    lost.keyboard.press("Enter")
    expect(lost.locator(".md-search-result__link").first).to_be_visible()


@pytest.mark.parametrize("lost", ["nowhere"], indirect=True)
def test_its_run_walks_off_the_saddle_unless_motion_is_unwelcome(lost):
    run = lost.locator(".gd-lost__ball")
    duration = "e => e.getAnimations()[0].effect.getTiming().duration"
    assert run.evaluate(duration) > 1000
    lost.emulate_media(reduced_motion="reduce")
    lost.reload()
    lost.wait_for_function(
        "getComputedStyle(document.querySelector('.gd-lost__ball')).offsetDistance === '100%'"
    )
    lost.emulate_media(reduced_motion="null")
