"""The laboratory's maps: computed at once, read in words, walked by pointer and by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.lab import (
    choose,
    expect_answered,
    follow,
    go_to,
    lab_of,
    open_tab,
    press,
    state_of,
    to_fragment,
    violations,
    write,
)
from tests.browser.waiting import wait_until

PREVIEW = 80  # milliseconds that a reader rests on a cell before its run is asked for


@pytest.fixture
def maps(lab):
    return open_tab(lab, "Maps")


def settings_of_momentum(lab):
    return state_of(lab)["optimizers"][1]["settings"]


def words(maps):
    return maps.locator(".gd-maps__words")


def compute(maps):
    press(maps, "Compute map")
    expect(maps.get_by_role("application")).to_be_visible()
    return maps.get_by_role("application")


def show(maps, kind):
    choose(maps, "Map", kind)
    return compute(maps)


def preview(lab):
    return lab.locator(".gd-surface__preview")


def center_of_plot(picture, across=0.5, down=0.4):
    box = picture.bounding_box()
    return {"x": box["width"] * across, "y": box["height"] * down}


def test_a_loss_map_is_said_in_words_and_its_best_cell_can_be_loaded(lab, maps):
    picture = compute(maps)
    expect(words(maps)).to_have_text(
        re.compile(
            r"Best at the end: learning rate \S+, momentum \S+, loss .* of 1600 cells diverge\."
        )
    )
    assert 0 < picture.locator("g[shape-rendering] rect").count() < 1600  # the others diverge
    picture.press("ArrowLeft")
    picture.press("ArrowRight")
    cell = maps.locator(".gd-maps__cell")
    best = r"Best at the end: learning rate (\S+), momentum (\S+),"
    ((rate, momentum),) = re.findall(best, words(maps).inner_text())
    expect(cell).to_contain_text(f"Learning rate {rate}, momentum {momentum}:")
    expect(preview(lab)).to_have_attribute("d", re.compile("^M.*L"))
    expect(preview(lab)).to_have_attribute("data-optimizer", "Momentum")
    picture.press("Enter")
    loaded = {"learning_rate": float(rate), "momentum": float(momentum)}
    wait_until(lab.page, lambda: settings_of_momentum(lab) == loaded, "the cell's settings")
    expect(preview(lab)).not_to_have_attribute("d", re.compile("M"))
    expect(lab.get_by_role("status")).to_contain_text("Momentum is within 0.001")
    expect(maps.locator(".gd-maps__old")).to_be_hidden()


def test_maps_go_with_time(lab, maps):
    picture = compute(maps)
    bar = maps.locator(".gd-map-bar")
    expect(bar).to_have_accessible_name(re.compile("after 150 steps"))
    colors = "svg => [...svg.querySelectorAll('g rect')].map(({ style }) => style.fill).join()"
    at_the_end = picture.evaluate(colors)
    go_to(lab, 60)
    expect(bar).to_have_accessible_name(re.compile("after 56 steps"))
    assert picture.evaluate(colors) != at_the_end
    picture.press("ArrowLeft")
    expect(maps.locator(".gd-maps__cell")).to_contain_text("at step 56")
    go_to(lab, 150)
    expect(bar).to_have_accessible_name(re.compile("after 150 steps"))
    assert picture.evaluate(colors) == at_the_end
    picture = show(maps, "basins")
    dots = picture.locator(".gd-map-dots circle")
    expect(dots).to_have_count(3)
    places = "all => all.map((dot) => dot.getAttribute('cx')).join()"
    before = dots.evaluate_all(places)
    go_to(lab, 3)
    assert dots.evaluate_all(places) != before


def test_the_pointer_previews_a_cell_and_a_click_loads_it(lab, maps):
    picture = compute(maps)
    picture.hover(position=center_of_plot(picture, 0.4))
    expect(preview(lab)).to_have_attribute("d", re.compile("^M.*L"))
    lab.page.mouse.move(2, 2)
    expect(preview(lab)).not_to_have_attribute("d", re.compile("M"))
    before = state_of(lab)["optimizers"]
    picture.click(position=center_of_plot(picture, 0.4))
    wait_until(lab.page, lambda: settings_of_momentum(lab) != before[1]["settings"], "a change")
    after = state_of(lab)["optimizers"]
    assert [after[0], after[2]] == [before[0], before[2]]


def test_another_setting_makes_a_map_old_until_it_is_computed_again(lab, maps):
    compute(maps)
    write(lab.get_by_role("spinbutton", name="Number of steps"), 200)
    expect(maps.locator(".gd-maps__old")).to_have_text("This map is for the settings before.")
    maps.get_by_role("application").press("ArrowUp")
    expect(maps.locator(".gd-maps__cell")).to_contain_text("momentum")
    lab.page.evaluate(f"new Promise((resolve) => setTimeout(resolve, {PREVIEW}))")
    expect_answered(lab)  # a preview would have been asked for by now
    expect(preview(lab)).not_to_have_attribute("d", re.compile("M"))
    press(maps, "Compute map again")
    expect(maps.locator(".gd-maps__old")).to_be_hidden()
    expect(maps.get_by_role("img", name=re.compile("after 200 steps"))).to_be_visible()


def test_basins_show_every_minimum_and_load_a_start(lab, maps):
    choose(lab, "Surface", "Himmelblau")
    picture = show(maps, "basins")
    expect(words(maps)).to_have_text(re.compile(r"minimum 1: \d+%; .*minimum 4: \d+%; none: \d+%"))
    expect(picture.locator(".gd-grid__labels text")).to_have_text(["1", "2", "3", "4"])
    before = state_of(lab)["start"]
    picture.click(position=center_of_plot(picture, 0.8, 0.2))
    wait_until(lab.page, lambda: state_of(lab)["start"] != before, "another start")
    x, y = state_of(lab)["start"]
    assert x > 2
    assert y > 2
    expect(maps.locator(".gd-maps__old")).to_be_hidden()


def test_the_sensitivity_curve_has_a_line_and_a_sentence_for_each(lab, maps):
    picture = show(maps, "sensitivity")
    expect(picture.locator("path.gd-run")).to_have_count(3)
    lines = maps.locator(".gd-map-legend__line")
    expect(lines).to_have_text(
        [re.compile(rf"{n}: best at") for n in ("descent", "Momentum", "Adam")]
    )
    picture.focus()
    picture.press("ArrowDown")
    picture.press("Home")
    expect(maps.locator(".gd-maps__cell")).to_contain_text("Momentum, learning rate 0.0001:")
    picture.press("Enter")
    wait_until(
        lab.page, lambda: settings_of_momentum(lab)["learning_rate"] == 0.0001, "the rate as set"
    )


def test_what_cannot_be_mapped_says_why(lab, maps):
    expect(
        maps.get_by_role("option", name="Gradient descent (has one setting only)")
    ).to_be_disabled()
    follow(lab, to_fragment({"surface": "Ravine", "optimizers": [{"name": "LAMB"}]}))
    expect(maps.get_by_role("button", name="Compute map")).to_be_disabled()
    expect(words(maps)).to_contain_text("No optimizer of this race can be mapped so")
    choose(maps, "Map", "sensitivity")
    expect(maps.get_by_role("button", name="Compute map")).to_be_enabled()


def test_a_map_fits_a_phone_and_has_no_accessibility_violations(visit):
    page = visit.page
    page.set_viewport_size({"width": 360, "height": 800})
    maps = open_tab(lab_of(visit.go("lab/")), "Maps")
    compute(maps)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(page, ".gd-maps") == []
