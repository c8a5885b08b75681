"""Light and dark, on the screen and on paper, and what the reader's system asks for."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from scripts.build.bundle.colors import read_colors
from tests.browser.waiting import wait_until_whole

BACKGROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(20, 23, 29)"
A4_INSIDE, A4_HEIGHT = 643, 987  # pixels between the margins of a sheet: 170 x 261 mm
PRINTED = ["", "optimizers/adam/", "optimizers/muon/", "optimizers/momentum/", "choosing/", "lab/"]

# Every color that is seen, with the element that has it; the same elements when asked again.
COLORS = """() => {
  const kinds = ["color", "backgroundColor", "borderTopColor", "fill", "stroke"];
  const isSeen = (e) => e.checkVisibility();
  const article = document.querySelector("article");
  article.all ??= [...document.querySelectorAll("main *")].filter(isSeen);
  return article.all.map((e) => {
    const style = getComputedStyle(e);
    const name = `${e.tagName} ${e.getAttribute("class") ?? ""}`;
    return isSeen(e) ? [name, ...kinds.map((kind) => style[kind])].join(" ") : null;
  });
}"""


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


@pytest.fixture
def on_paper(visit):
    """Show a page as wide as an A4 sheet is inside its margins, and in its colors."""

    def showing(path):
        visit.page.emulate_media(reduced_motion="reduce")  # no race plays by itself
        page = visit.go(path)
        wait_until_whole(page)
        page.set_viewport_size({"width": A4_INSIDE, "height": A4_HEIGHT})
        page.emulate_media(media="print", color_scheme="light")
        wait_for_background(page, LIGHT)
        return page

    yield showing
    visit.page.emulate_media(media="null")


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


@pytest.mark.parametrize("path", PRINTED)
def test_paper_is_the_same_whatever_the_screen_is(on_paper, path):
    page = on_paper(path)
    of_light = page.evaluate(COLORS)
    page.emulate_media(media="screen", color_scheme="dark")
    page.wait_for_function(f"{BACKGROUND} === '{DARK}'")
    page.emulate_media(media="print", color_scheme="dark")
    of_dark = page.evaluate(COLORS)
    both = [pair for pair in zip(of_light, of_dark, strict=True) if None not in pair]
    assert len(both) > 50
    assert [pair for pair in both if pair[0] != pair[1]] == []


@pytest.mark.parametrize("path", PRINTED)
def test_paper_has_no_controls_and_cuts_no_code(on_paper, path):
    page = on_paper(path)
    controls = "button:not(.gd-letter), input, select, .gd-action, .gd-surface__hint"
    around = ".md-header, .md-sidebar, .md-footer, .md-content__button"
    expect(page.locator(f":is({controls}, {around}) >> visible=true")).to_have_count(0)
    cut = page.locator(".md-typeset pre > code >> visible=true").evaluate_all(
        """(all, width) => all.filter(
          (e) => e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > width,
        ).length""",
        A4_INSIDE,
    )
    assert cut == 0


def test_paper_has_the_names_of_a_rules_symbols(on_paper):
    names = on_paper("optimizers/adam/").locator(".gd-symbols .gd-letter")
    assert names.count() == names.locator("visible=true").count() > 5


@pytest.mark.parametrize("path", ["optimizers/adam/", "optimizers/momentum/", "optimizers/muon/"])
def test_a_picture_leaves_room_on_its_sheet(on_paper, path):
    pictures = on_paper(path).locator("gd-explorer, gd-matrix-explorer")
    heights = pictures.evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert max(heights) < 0.8 * A4_HEIGHT


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
