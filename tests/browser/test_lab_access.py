"""The laboratory for every reader: by keyboard, by touch, on a phone, in the dark, at rest."""

import pytest
from playwright.sync_api import expect

from tests.browser.lab import (
    choose,
    expect_ready,
    expect_state,
    expect_step,
    lab_of,
    open_lab,
    open_menu,
    open_tab,
    press,
    slider_step,
    state_of,
    violations,
)
from tests.browser.waiting import wait_until

VIEWS = ("loss", "inside", "maps", "numbers", "space", "gallery", "share", "help", "predict")


def show(lab, view):
    """Show one of the laboratory's views, with something in it."""
    if view == "space":
        press(lab, "3D")
        expect(lab.locator(".gd-space canvas")).to_be_visible()
    elif view == "predict":
        press(lab, "Predict")
        expect(lab.get_by_role("button", name="Reveal")).to_be_visible()
    elif view in ("gallery", "share", "help"):
        open_menu(lab, view.capitalize())
    else:
        panel = open_tab(lab, view.capitalize())
        fill(lab, panel, view)


def fill(lab, panel, view):
    if view == "inside":
        expect(panel.locator(".gd-inner__title")).to_be_visible()
    if view == "maps":
        choose(panel, "Map", "sensitivity")
        press(panel, "Compute map")
        expect(panel.locator(".gd-sensitivity .gd-run").first).to_be_visible()
        expect_ready(lab)


def width_of(page):
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_against_the_accessibility_rules_and_all_fits_the_screen(visit, scheme):
    visit.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    lab = lab_of(visit.go("lab/"))
    assert violations(lab.page) == []
    for view in VIEWS:
        show(lab, view)
        assert violations(lab.page) == [], view
        assert width_of(lab.page) <= 1280
        lab.page.keyboard.press("Escape")


@pytest.mark.parametrize("width", [360, 768])
def test_all_of_it_fits_a_phone_and_a_tablet(visit, width):
    visit.page.set_viewport_size({"width": width, "height": 900})
    visit.page.emulate_media(reduced_motion="reduce")
    lab = lab_of(visit.go("lab/"))
    for view in VIEWS:
        show(lab, view)
        assert width_of(lab.page) <= width, view
        assert violations(lab.page) == [], view
        lab.page.keyboard.press("Escape")


def test_a_touch_sets_the_start(browser, site_url):
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    lab = open_lab(page, site_url)
    before = state_of(lab)["start"]
    lab.locator("svg.gd-surface").tap(position={"x": 200, "y": 60})
    wait_until(page, lambda: state_of(lab)["start"] != before, "another start")
    expect_ready(lab)
    context.close()


def test_a_whole_session_by_keyboard(page, site_url):
    lab = open_lab(page, site_url)
    lab.get_by_role("button", name="Play").focus()
    page.keyboard.press("Enter")
    expect_ready(lab)
    lab.get_by_role("button", name="Reset").focus()
    page.keyboard.press("Space")
    expect_step(lab, 0)
    slider_step(lab).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect_step(lab, 3)
    lab.get_by_role("spinbutton", name="Start x").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("2.5")
    page.keyboard.press("Tab")
    expect_state(lab, start=[2.5, -1.4])
    lab.get_by_role("combobox", name="Add an optimizer").focus()
    page.keyboard.type("Lion")
    page.keyboard.press("Enter")
    expect(lab.get_by_role("group", name="Lion", exact=True)).to_be_visible()
    lab.get_by_role("tab", name="Loss").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(lab.get_by_role("tab", name="Maps")).to_be_focused()
    expect(lab.get_by_role("button", name="Compute map")).to_be_visible()
    page.keyboard.press("Control+Z")
    expect(lab.get_by_role("group", name="Lion", exact=True)).to_have_count(0)


def test_every_control_has_a_name_and_can_be_reached(lab):
    for view in ("inside", "maps", "numbers", "predict"):
        show(lab, view)
    reached = lab.page.evaluate(
        """() => [...document.querySelectorAll("gd-explorer :is(button, input, select, summary)")]
          .filter((control) => control.checkVisibility() && !control.disabled)
          .filter((control) => control.tabIndex < 0 && control.role !== "tab")
          .map((control) => control.outerHTML)"""
    )
    assert reached == []


def test_at_rest_nothing_moves_by_itself(page, site_url):
    page.emulate_media(reduced_motion="reduce")
    lab = open_lab(page, site_url)
    press(lab, "Reset")
    expect_step(lab, 0)
    press(lab, "Play")
    expect_step(lab, state_of(lab)["steps"])
    expect_ready(lab)
