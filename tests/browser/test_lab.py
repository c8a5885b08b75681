"""The laboratory: its names, its first use, its address, and what its settings change."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import THREE
from tests.browser.lab import (
    expect_address,
    expect_answered,
    expect_ready,
    expect_state,
    expect_step,
    go_to,
    group,
    open_lab,
    press,
    rate_of,
    run_path,
    slider_step,
    state_of,
    write,
)


@pytest.fixture
def first_lab(page, site_url):
    """The laboratory as the first page of a visit: Python is not started in it."""
    return open_lab(page, site_url)


def test_before_use_it_is_static_and_asks_for_no_python(still_page, site_url):
    asked = []
    still_page.on("request", lambda request: asked.append(request.url))
    lab = open_lab(still_page, site_url)
    expect(lab).to_have_attribute("data-state", "static")
    assert not [url for url in asked if "generated/runtime" in url or THREE in url]
    assert "#" not in still_page.url
    assert state_of(lab)["surface"] == "Ravine"


def test_it_has_the_names_that_others_rely_on(lab):
    for name in ("Play", "Step forward", "Step back", "Reset"):
        expect(lab.get_by_role("button", name=name, exact=True)).to_have_count(1)
    expect(slider_step(lab)).to_have_count(1)
    expect(lab.get_by_role("status")).to_have_count(1)
    expect(lab.get_by_role("status")).to_contain_text("Momentum is within 0.001")
    for name in ("Gradient descent", "Momentum", "Adam"):
        expect(
            group(lab, name).get_by_role("slider", name="Learning rate", exact=True)
        ).to_have_count(1)


def test_the_first_press_of_play_brings_python_up(still_page, site_url):
    lab = open_lab(still_page, site_url)
    press(lab, "Play")
    expect(lab.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    expect_ready(lab)
    still_page.clock.resume()
    expect_address(lab, surface="Ravine")


def test_a_change_brings_python_up_and_goes_into_the_address(first_lab):
    slider = group(first_lab, "Adam").get_by_role("slider", name="Learning rate", exact=True)
    before = slider.get_attribute("aria-valuetext")
    slider.press("ArrowRight")
    expect(slider).not_to_have_attribute("aria-valuetext", before)
    expect_ready(first_lab)
    adam = state_of(first_lab)["optimizers"][2]
    assert adam["settings"]["learning_rate"] > 0.2
    given = {"learning_rate": adam["settings"]["learning_rate"]}
    expect_address(first_lab, lambda link: link["optimizers"][2].get("settings") == given)


def test_a_reset_outruns_what_was_asked_before_and_is_in_the_address(first_lab):
    built = run_path(first_lab).get_attribute("d")
    write(rate_of(first_lab, "Gradient descent"), 0.001)
    press(first_lab, "Reset")
    shown = {"learning_rate": 0.03}
    expect_address(first_lab, lambda link: link["optimizers"][0].get("settings") == shown)
    expect_answered(first_lab)
    expect(run_path(first_lab)).to_have_attribute("d", built)
    expect_step(first_lab, 0)


def test_a_number_out_of_range_is_brought_back_and_said(lab):
    write(lab.get_by_role("spinbutton", name="Number of steps"), 1e9)
    note = lab.locator(".gd-explorer__note")
    expect(note).to_have_text("Number of steps lies from 1 to 2000: set to 2000.")
    expect_state(lab, steps=2000)
    write(lab.get_by_role("spinbutton", name="Start x"), -900)
    expect(note).to_contain_text("Start x lies from -5 to 5: set to -5.")
    expect_state(lab, start=[-5, -1.4])
    write(lab.get_by_role("spinbutton", name="Start x"), 1)
    expect(note).to_be_hidden()


def test_a_scrub_moves_the_path_and_the_curves_together(lab):
    walked = lab.locator("svg.gd-surface path.gd-run:not(.gd-run--whole)").first
    cursor = lab.locator(".gd-losses__cursor")
    places = []
    for step in (40, 3, 40):
        go_to(lab, step)
        expect(walked).to_have_attribute("d", re.compile(rf"^[^L]*(L[^L]*){{{step}}}$"))
        places.append(float(cursor.get_attribute("x1")))
    assert places[0] == places[2]
    assert places[1] < places[0]
