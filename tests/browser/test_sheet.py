"""The cheat sheet: all methods as cards, as a table that one sorts, and as one page of paper."""

import re

import pytest
from playwright.sync_api import expect

import gd_core.optimizers
import gd_core.schedules
from tests.browser.lab import violations
from tests.browser.waiting import wait_until_whole

SHEET = "optimizers/"
COUNT = len(gd_core.optimizers.__all__)


@pytest.fixture
def sheet(visit):
    page = visit.go(SHEET)
    wait_until_whole(page)
    expect(page.locator(".gd-sheet")).to_have_attribute("data-view", "cards")
    return page


def view(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def column(page, number):
    return page.locator(f".gd-sheet tbody td:nth-child({number})").all_inner_texts()


def test_every_method_has_a_card_in_its_own_color(sheet):
    cards = sheet.locator(".gd-card")
    expect(cards).to_have_count(COUNT)
    names = cards.evaluate_all("cards => cards.map(card => card.dataset.optimizer)")
    assert names == gd_core.optimizers.__all__
    strokes = sheet.locator(".gd-trace__run").evaluate_all(
        "runs => runs.map(run => getComputedStyle(run).stroke)"
    )
    assert len(strokes) == COUNT
    assert len(set(strokes)) >= 6
    expect(cards.first.get_by_role("img")).to_have_accessible_name(re.compile("at rate"))


def test_a_card_leads_to_its_page(sheet):
    sheet.locator(".gd-card[data-optimizer=Muon]").click(position={"x": 20, "y": 20})
    expect(sheet.locator("h1")).to_contain_text("Muon")


def test_cards_and_table_take_turns(sheet):
    expect(sheet.locator(".gd-sheet table")).to_be_hidden()
    view(sheet, "Table")
    expect(sheet.locator(".gd-sheet table")).to_be_visible()
    expect(sheet.locator(".gd-card").first).to_be_hidden()
    expect(sheet.get_by_role("button", name="Table")).to_have_attribute("aria-pressed", "true")
    view(sheet, "Cards")
    expect(sheet.locator(".gd-card").first).to_be_visible()


def test_the_table_is_sorted_by_a_press_and_by_the_keyboard(sheet):
    view(sheet, "Table")
    year = sheet.get_by_role("columnheader", name="Year")
    year.get_by_role("button").click()
    expect(year).to_have_attribute("aria-sort", "ascending")
    assert column(sheet, 2) == sorted(column(sheet, 2))
    year.get_by_role("button").focus()
    sheet.keyboard.press("Enter")
    expect(year).to_have_attribute("aria-sort", "descending")
    assert column(sheet, 2) == sorted(column(sheet, 2), reverse=True)
    kept = sheet.get_by_role("columnheader", name="Kept")
    kept.get_by_role("button").click()
    expect(year).not_to_have_attribute("aria-sort", re.compile("."))
    numbers = [float(text) for text in column(sheet, 4)]
    assert numbers == sorted(numbers)


def test_the_heads_stay_in_view(sheet):
    view(sheet, "Table")
    last = sheet.locator(".gd-sheet tbody tr").last
    last.evaluate("row => row.scrollIntoView({ block: 'center' })")
    assert 0 <= sheet.get_by_role("columnheader", name="Method").bounding_box()["y"] <= 120


def test_on_paper_all_methods_are_one_page(sheet):
    view(sheet, "Table")  # whatever is shown
    pdf = sheet.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1
    sheet.emulate_media(media="print")
    try:
        for card in (sheet.locator(".gd-card").first, sheet.locator(".gd-card").last):
            expect(card).to_be_visible()
        spilled = sheet.locator(".gd-card").evaluate_all(
            "cards => cards.filter(card => card.scrollHeight > card.clientHeight + 1).length"
        )
        assert spilled == 0
    finally:
        sheet.emulate_media(media="null")


def test_without_javascript_cards_and_table_are_there(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + SHEET)
    expect(page.locator(".gd-card").last).to_be_visible()
    expect(page.locator(".gd-sheet table")).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_cards_fit_the_screen(sheet, width):
    sheet.set_viewport_size({"width": width, "height": 800})
    assert sheet.evaluate("document.documentElement.scrollWidth") <= width
    sizes = sheet.locator(".gd-card p").evaluate_all(
        "texts => texts.map(text => parseFloat(getComputedStyle(text).fontSize))"
    )
    assert min(sizes) >= 12


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shown", ["Cards", "Table"])
def test_the_sheet_meets_the_accessibility_rules(sheet, scheme, shown):
    sheet.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    view(sheet, shown)
    assert violations(sheet, ".gd-sheet") == []


def test_a_row_of_choosing_opens_in_place(visit):
    page = visit.go("choosing/")
    expect(page.locator(".gd-rows")).to_have_attribute("data-state", "ready")
    row = page.get_by_role("button", name="Deep neural networks")
    expect(row).to_have_attribute("aria-expanded", "false")
    row.focus()
    page.keyboard.press("Enter")
    expect(row).to_have_attribute("aria-expanded", "true")
    under = page.locator(".gd-rows__under:visible")
    expect(under).to_contain_text("For.")
    expect(under).to_contain_text("Against.")
    row.click()
    expect(page.locator(".gd-rows__under:visible")).to_have_count(0)


def test_pros_and_cons_stand_side_by_side_where_there_is_room(visit):
    page = visit.go("optimizers/adam/")
    pros, cons = page.locator(".gd-pros > div").all()
    assert pros.bounding_box()["y"] == cons.bounding_box()["y"]
    page.set_viewport_size({"width": 360, "height": 800})
    assert pros.bounding_box()["y"] < cons.bounding_box()["y"]


def test_every_schedule_has_a_card(visit):
    page = visit.go("schedules/")
    cards = page.locator(".gd-card--schedule")
    assert cards.count() == len(gd_core.schedules.__all__)
    expect(cards.first.get_by_role("img")).to_have_accessible_name("Step decay: the rate in a run")
