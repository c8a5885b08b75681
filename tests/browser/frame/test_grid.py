"""The page's grid: prose, margin and pictures where there is room, else one column."""

from urllib.parse import urljoin

import pytest

WIDE = {"width": 1280, "height": 860}
PAGES = ("optimizers/adam/", "choosing/", "techniques/", "reference/optimizers/", "")


def box(page, selector):
    """Where the first visible element of a kind is."""
    return page.locator(f"{selector} >> visible=true").first.bounding_box()


def test_prose_has_a_margin_beside_it(page, site_url):
    page.set_viewport_size(WIDE)
    page.goto(urljoin(site_url, "optimizers/adam/"))
    article, prose = box(page, "article"), box(page, "article > p:not(:has(gd-explorer))")
    assert article["width"] == pytest.approx(936, abs=1)
    assert prose["width"] == pytest.approx(680, abs=1)
    assert box(page, "gd-explorer")["width"] == pytest.approx(936, abs=1)
    assert box(page, "gd-cell")["width"] == pytest.approx(936, abs=1)


def test_a_caption_stands_beside_its_picture(page, site_url):
    page.set_viewport_size(WIDE)
    page.goto(urljoin(site_url, "optimizers/adam/"))
    figure = page.locator("figure:not(.gd-wide):has(figcaption)").first
    picture = figure.locator("img, svg").locator("visible=true").first.bounding_box()
    caption = figure.locator("figcaption").bounding_box()
    assert caption["x"] >= picture["x"] + picture["width"]
    assert caption["y"] < picture["y"] + picture["height"]


def test_a_claim_has_its_mark_in_the_margin(page, site_url):
    page.set_viewport_size(WIDE)
    page.goto(urljoin(site_url, "optimizers/adam/"))
    mark = """a => {
      const { content, position, left } = getComputedStyle(a, "::after");
      return [content.includes("✓"), position, parseFloat(left)];
    }"""
    claim = page.locator("article > p a.claim").first
    assert claim.evaluate(mark) == [True, "absolute", 704]
    page.set_viewport_size({"width": 768, "height": 860})
    assert claim.evaluate(mark)[0] is False


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_at_any_width(page, site_url, path):
    page.goto(urljoin(site_url, path))
    for width in (320, 360, 480, 768, 960, 1216, 1220, 1440, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        # The search field narrows in a moment of its own.
        page.wait_for_function("w => document.documentElement.scrollWidth <= w", arg=width)


def test_the_cells_of_a_table_hold_more_than_a_word_on_a_phone(page, site_url):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(urljoin(site_url, "techniques/"))
    heights = page.locator("article table td >> visible=true").evaluate_all(
        "all => all.map(e => e.clientHeight / parseFloat(getComputedStyle(e).lineHeight))"
    )
    assert max(heights) <= 8


def test_a_table_that_scrolls_keeps_its_first_column_and_takes_the_keyboard(page, site_url):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(urljoin(site_url, "techniques/"))
    table = page.locator(".md-typeset__scrollwrap[data-scrolls]").first
    table.focus()
    before = table.locator("td").first.bounding_box()["x"]
    page.keyboard.press("ArrowRight")
    page.wait_for_function("e => e.scrollLeft > 10", arg=table.element_handle())
    assert table.locator("td").first.bounding_box()["x"] == pytest.approx(before, abs=1)


def test_symbols_are_definitions_on_a_phone(page, site_url):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(urljoin(site_url, "optimizers/adam/"))
    row = page.locator(".gd-symbols tbody tr").first
    symbol, meaning = (row.locator("td").nth(at).bounding_box() for at in (0, 2))
    assert meaning["y"] >= symbol["y"] + symbol["height"] - 1
    assert meaning["width"] > 250


def test_type_is_as_large_as_it_should_be(page, site_url):
    page.set_viewport_size(WIDE)
    page.goto(urljoin(site_url, "choosing/"))
    sizes = {
        "article > p": "17px",
        "article h2": "26px",
        "article td": "14.4px",
        "pre code": "14px",
    }
    for selector, size in sizes.items():
        found = page.locator(selector).first.evaluate("e => getComputedStyle(e).fontSize")
        assert found == size, selector
