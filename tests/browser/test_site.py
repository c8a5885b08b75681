"""Every page loads under a sub-path, quietly and from this origin; axe has nothing against it."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import AXE, pages_of
from tests.browser.conftest import watch_over
from tests.browser.visit import SCREEN
from tests.browser.waiting import wait_until, wait_until_whole

PAGES = pages_of()
BROKEN = """[...document.images]
  .filter((image) => image.complete && !image.naturalWidth && image.offsetParent)
  .map(({ src }) => src)"""
SCHEMES = {"default": [], "slate": ["color-contrast", "link-in-text-block"]}
# Each fault that axe-core finds as one line: the rule, and the first elements that break it.
# Of the second scheme it is asked what colors decide.
FAULTS = """async ([scheme, rules]) => {
  document.body.setAttribute("data-md-color-scheme", scheme);
  const runOnly = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
  const { violations } = await axe.run(document, { resultTypes: ["violations"], ...runOnly });
  const shown = (nodes) => nodes.slice(0, 3).map(({ html }) => html.slice(0, 200));
  return violations.map(({ id, nodes }) => [scheme, id, nodes.length, ...shown(nodes)].join(" | "));
}"""


def test_the_site_has_its_pages():
    assert len(PAGES) >= 25


@pytest.fixture(scope="module")
def reused(profile):
    """A tab that loads one page after the other."""
    yield from watch_over(profile)


@pytest.fixture(scope="module", params=PAGES)
def loaded(reused, site_url, request):
    """A page, loaded once for all that is asked of each page."""
    reused.complaints.clear()
    reused.page.set_viewport_size(SCREEN)
    reused.page.goto(urljoin(site_url, request.param))
    wait_until_whole(reused.page)
    wait_until(reused.page, lambda: not reused.open_requests, "an answer to every request")
    return reused


def test_page_is_quiet_whole_and_fits_a_phone(loaded):
    page = loaded.page
    expect(page.locator("h1").first).to_be_visible()
    assert page.evaluate(BROKEN) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert loaded.complaints == []


def test_axe_has_nothing_against_the_page(loaded):
    page = loaded.page
    page.set_viewport_size(SCREEN)
    page.add_style_tag(content="* { transition: none !important; }")
    page.add_script_tag(path=str(AXE))
    found = {scheme: page.evaluate(FAULTS, [scheme, rules]) for scheme, rules in SCHEMES.items()}
    assert not any(found.values()), found


def test_math_is_rendered_and_fonts_are_ours(page, site_url):
    page.goto(site_url)
    wait_until_whole(page)
    expect(page.locator(".arithmatex .katex").first).to_be_visible()
    assert page.evaluate("document.fonts.check('16px \"Inter Variable\"')")


def test_math_is_rendered_after_instant_navigation(visit):
    page = visit.go("optimizers/adam/")
    expect(page.locator(".arithmatex .katex").first).to_be_visible()


def test_search_finds_a_page(page, site_url):
    page.goto(site_url)
    page.locator(".md-search__input").click()
    page.keyboard.type("bias correction")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_unknown_address_gives_the_404_page(page, site_url, watch):
    with page.expect_console_message(lambda message: "404" in message.text):
        response = page.goto(urljoin(site_url, "no/such/page/"))
    assert response.status == 404
    expect(page.locator("h1")).to_contain_text("404")
    # It asks for its files at other depths too, since it does not know where the site is.
    wait_until(page, lambda: not watch.open_requests, "an answer to every request")
    watch.complaints.clear()


def test_every_page_has_an_edit_link(page, site_url):
    page.goto(urljoin(site_url, "optimizers/adam/"))
    link = page.locator("a[rel='edit']").first
    assert link.get_attribute("href").endswith("docs/optimizers/adam.md")
