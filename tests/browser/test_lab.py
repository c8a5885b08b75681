"""The laboratory: its names, its first use, its address, and what its settings change."""

import pytest
from playwright.sync_api import expect

from tests.browser.lab import (
    ADDRESS,
    expect_ready,
    from_fragment,
    go_to,
    group,
    open_lab,
    press,
    rate_of,
    run_path,
    slider_step,
    state_of,
    step_of,
    write,
)


@pytest.fixture
def asked(page):
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    return addresses


@pytest.fixture
def lab(page, asked, site_url):
    return open_lab(page, site_url)


def test_before_use_it_is_static_and_asks_for_no_python(lab, asked, page):
    expect(lab).to_have_attribute("data-state", "static")
    assert not [url for url in asked if "generated/runtime" in url or "/view-" in url]
    assert "#" not in page.url
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


def test_the_first_press_of_play_brings_python_up(lab, page):
    press(lab, "Play")
    expect(lab.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    expect_ready(lab)
    page.wait_for_url(ADDRESS)
    assert from_fragment(page.url)["surface"] == "Ravine"


def test_a_change_brings_python_up_and_goes_into_the_address(lab, page):
    group(lab, "Adam").get_by_role("slider", name="Learning rate", exact=True).press("ArrowRight")
    expect_ready(lab)
    page.wait_for_url(ADDRESS)
    rate = state_of(lab)["optimizers"][2]["settings"]["learning_rate"]
    assert rate > 0.2
    assert from_fragment(page.url)["optimizers"][2]["settings"] == {"learning_rate": rate}


def test_a_reset_outruns_what_was_asked_before_and_is_in_the_address(lab, page):
    built = run_path(lab).get_attribute("d")
    write(rate_of(lab, "Gradient descent"), 0.001)
    press(lab, "Reset")
    expect_ready(lab)
    page.wait_for_url(ADDRESS)
    shown = {"learning_rate": 0.03}
    page.wait_for_url(lambda url: from_fragment(url)["optimizers"][0]["settings"] == shown)
    assert run_path(lab).get_attribute("d") == built
    assert step_of(lab) == 0


def test_a_number_out_of_range_is_brought_back_and_said(lab):
    write(lab.get_by_role("spinbutton", name="Number of steps"), 1e9)
    note = lab.locator(".gd-explorer__note")
    expect(note).to_have_text("Number of steps lies from 1 to 2000: set to 2000.")
    assert state_of(lab)["steps"] == 2000
    write(lab.get_by_role("spinbutton", name="Start x"), -900)
    expect(note).to_contain_text("Start x lies from -5 to 5: set to -5.")
    assert state_of(lab)["start"] == [-5, -1.4]
    write(lab.get_by_role("spinbutton", name="Start x"), 1)
    expect(note).to_be_hidden()


def test_a_scrub_moves_the_path_and_the_curves_together(lab):
    walked = lab.locator("svg.gd-surface path.gd-run:not(.gd-run--whole)").first
    cursor = lab.locator(".gd-losses__cursor")
    seen = []
    for step in (40, 3, 40):
        go_to(lab, step)
        seen.append((walked.get_attribute("d").count("L"), float(cursor.get_attribute("x1"))))
    assert seen[0] == seen[2]
    assert [steps for steps, _ in seen] == [40, 3, 40]
    assert seen[1][1] < seen[0][1]
