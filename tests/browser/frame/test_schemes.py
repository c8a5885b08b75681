"""Light and dark, on the screen and on paper, and what the reader's system asks for."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from scripts.build.bundle.colors import read_colors

BACKGROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(20, 23, 29)"


def wait_for_background(page, color):
    page.wait_for_function(f"color => {BACKGROUND} === color", arg=color)


def test_the_page_follows_the_system_at_dusk(cold_page, site_url):
    page = cold_page
    page.emulate_media(color_scheme="light")
    page.goto(site_url)
    wait_for_background(page, LIGHT)
    page.emulate_media(color_scheme="dark")
    wait_for_background(page, DARK)
    page.emulate_media(color_scheme="light")
    wait_for_background(page, LIGHT)


def test_a_choice_of_the_reader_holds(cold_page, site_url):
    page = cold_page
    page.emulate_media(color_scheme="light")
    page.goto(site_url)
    page.locator("label[for=__palette_1]").click()
    page.locator("label[for=__palette_2]").click()
    wait_for_background(page, DARK)
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    page.reload()
    wait_for_background(page, DARK)


def test_paper_is_light_whatever_the_screen_is(cold_page, site_url):
    page = cold_page
    page.emulate_media(color_scheme="dark")
    page.goto(urljoin(site_url, "techniques/weight-decay/"))
    wait_for_background(page, DARK)
    page.emulate_media(media="print", color_scheme="dark")
    wait_for_background(page, LIGHT)
    ink = page.locator("article p").first.evaluate("e => getComputedStyle(e).color")
    assert ink == "rgb(31, 35, 43)"
    words = page.locator(".gd-figure").first.evaluate(
        "e => getComputedStyle(e).getPropertyValue('--gd-figure-text')"
    )
    assert words == read_colors()["figure"]["text"]["light"]


@pytest.mark.parametrize("path", ["optimizers/adam/", "choosing/"])
def test_paper_has_no_controls(page, site_url, path):
    page.goto(urljoin(site_url, path))
    page.emulate_media(media="print")
    controls = "button, input, select, .md-header, .md-sidebar, .md-footer, .md-content__button"
    expect(page.locator(f":is({controls}) >> visible=true")).to_have_count(0)
    cut = page.locator("pre > code >> visible=true").evaluate_all(
        "all => all.filter(e => e.scrollWidth > e.clientWidth + 1).length"
    )
    assert cut == 0


def test_a_claims_line_and_a_run_are_seen_in_forced_colors(page, site_url):
    page.emulate_media(forced_colors="active")
    page.goto(urljoin(site_url, "optimizers/adam/"))
    line = page.locator(".md-nav [data-optimizer=Momentum] path").first
    assert line.evaluate("e => getComputedStyle(e).stroke") != "none"
    page.emulate_media(forced_colors="none")


def test_only_the_keyboard_gets_a_ring(page, site_url):
    page.goto(urljoin(site_url, "optimizers/adam/"))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    ring = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(ring) == "solid"
