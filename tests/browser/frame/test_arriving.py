"""How a page arrives: with the styles of the page before, on a phone in parts."""

import pytest

from tests.browser.waiting import wait_until_whole

PAGE = "optimizers/adam/"
PHONE = {"width": 360, "height": 740}
STYLES = "[...document.querySelectorAll('link[rel=stylesheet]')].map((link) => link.outerHTML)"
SKIPPED = """[...document.querySelectorAll('.md-content__inner > *')]
  .filter((block) => getComputedStyle(block).contentVisibility === 'auto').length"""
WHOLE_HEIGHT = "document.querySelector('.md-content__inner').getBoundingClientRect().height"


def test_instant_navigation_keeps_the_styles(page, site_url):
    page.goto(site_url + PAGE)
    wait_until_whole(page)
    before = page.evaluate(STYLES)
    page.evaluate("document.querySelector('link[rel=stylesheet]').isTheSame = true")
    page.get_by_role("link", name="AdamW", exact=True).first.click()
    page.wait_for_url("**/adamw/")
    wait_until_whole(page)
    assert page.evaluate(STYLES) == before
    assert page.evaluate("document.querySelector('link[rel=stylesheet]').isTheSame")


@pytest.fixture
def phone(browser):
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def test_a_phones_long_page_is_whole_in_the_end(phone, site_url):
    phone.goto(site_url + PAGE, wait_until="commit")
    phone.wait_for_function(f"{SKIPPED} > 10")  # it does begin in parts
    wait_until_whole(phone)
    phone.wait_for_function(f"{SKIPPED} === 0")
    phone.locator(".gd-about").wait_for()  # the last part of all
    parts = phone.evaluate(WHOLE_HEIGHT)
    phone.reload()
    wait_until_whole(phone)
    phone.locator(".gd-about").wait_for()
    assert phone.evaluate(WHOLE_HEIGHT) == pytest.approx(parts, abs=2)


def test_who_goes_to_a_place_finds_the_page_whole(phone, site_url):
    phone.goto(f"{site_url}{PAGE}#what-it-leaves-open")
    wait_until_whole(phone)
    assert phone.evaluate(SKIPPED) == 0


def test_a_link_into_the_page_ends_the_parts(phone, site_url):
    phone.add_init_script("window.requestIdleCallback = () => 0")  # the browser never has time
    phone.goto(site_url + PAGE)
    phone.wait_for_function(f"{SKIPPED} > 10")
    place = phone.evaluate(
        """() => {
          const heading = [...document.querySelectorAll('.md-content__inner > h2')].at(-1);
          const link = Object.assign(document.createElement('a'), { href: `#${heading.id}` });
          document.querySelector('h1').append(link);
          link.click();
          return heading.id;
        }"""
    )
    phone.wait_for_function(f"{SKIPPED} === 0")
    top = f"document.getElementById('{place}').getBoundingClientRect().top"
    phone.wait_for_function(f"{top} > 0 && {top} < innerHeight")


def test_colors_change_without_fading(page, site_url):
    page.goto(site_url + PAGE)
    wait_until_whole(page)
    page.evaluate(
        """() => {
          window.faded = 0;
          addEventListener('transitionrun', () => { window.faded += 1; }, { capture: true });
        }"""
    )
    page.evaluate("document.querySelectorAll('input[data-md-color-media]')[2].click()")
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    page.wait_for_function("!document.body.hasAttribute('data-gd-switching')")
    assert page.evaluate("window.faded") == 0
