"""The explorer of the first page: alive before Python, and then in the reader's hand."""

import re

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def explorer(page: Page, site_url):
    page.goto(site_url, wait_until="networkidle")
    explorer = page.locator("gd-explorer")
    expect(explorer).to_have_attribute("data-state", "static")
    return explorer


def step(explorer):
    return int(explorer.get_by_role("slider", name="Step").input_value())


def set_slider(slider, value):
    slider.evaluate(
        "(s, v) => { s.value = v; s.dispatchEvent(new Event('input', {bubbles: true})) }",
        str(value),
    )


def expect_ready(explorer):
    expect(explorer).to_have_attribute("data-state", "ready", timeout=60_000)


def test_the_first_picture_needs_no_python(page, site_url):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url, wait_until="networkidle")
    explorer = page.locator("gd-explorer")
    expect(explorer.locator(".gd-run").first).to_be_visible()
    expect(explorer.get_by_role("status")).to_contain_text("Gradient descent")
    explorer.get_by_role("button", name="Play").click()
    expect(explorer.get_by_role("button", name="Pause")).to_be_visible()
    assert not [url for url in asked if url.endswith(".wasm")]
    assert explorer.get_attribute("data-state") == "static"


def test_play_pause_step_and_reset(explorer):
    explorer.get_by_role("button", name="Play").click()
    explorer.get_by_role("button", name="Pause").click()
    explorer.get_by_role("button", name="Reset").click()
    assert step(explorer) == 0
    explorer.get_by_role("button", name="Step forward").click()
    explorer.get_by_role("button", name="Step forward").click()
    explorer.get_by_role("button", name="Step back").click()
    assert step(explorer) == 1


def test_playing_ends_at_the_last_step(explorer):
    explorer.get_by_role("button", name="Play").click()
    expect(explorer.get_by_role("button", name="Play")).to_be_visible(timeout=20_000)
    slider = explorer.get_by_role("slider", name="Step")
    assert slider.input_value() == slider.get_attribute("max")


def test_the_scrubber_moves_the_path(explorer):
    slider = explorer.get_by_role("slider", name="Step")
    walked = explorer.locator("path.gd-run:not(.gd-run--whole)").first
    lengths = []
    for value in (2, 30):
        set_slider(slider, value)
        lengths.append(walked.get_attribute("d").count("L"))
    assert lengths == [2, 30]


def test_a_rate_above_the_limit_diverges_and_says_so(explorer):
    group = explorer.get_by_role("group", name="Gradient descent")
    rate = group.get_by_role("spinbutton", name="Learning rate as a number")
    rate.fill("0.5")
    rate.press("Tab")
    expect_ready(explorer)
    expect(explorer.get_by_role("status")).to_contain_text("diverges at step")
    expect(explorer.locator(".gd-run").first).to_be_visible()


def test_the_keyboard_moves_the_rate(explorer):
    slider = explorer.get_by_role("group", name="Gradient descent").get_by_role(
        "slider", name="Learning rate"
    )
    slider.focus()
    before = slider.get_attribute("aria-valuetext")
    slider.press("ArrowLeft")
    expect_ready(explorer)
    assert float(slider.get_attribute("aria-valuetext")) < float(before)


def test_a_click_sets_the_start_and_the_rate_stays(explorer):
    picture = explorer.locator("svg.gd-surface")
    before = explorer.get_by_role("spinbutton", name="Start x").input_value()
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * 0.8, "y": box["height"] * 0.3})
    expect_ready(explorer)
    assert explorer.get_by_role("spinbutton", name="Start x").input_value() != before
    rate = explorer.get_by_role("spinbutton", name="Learning rate as a number")
    assert rate.input_value() == "0.07"


def test_add_remove_and_change_the_surface(explorer):
    explorer.get_by_role("combobox", name="Add an optimizer").select_option("Adam")
    expect(explorer.get_by_role("group", name="Adam", exact=True)).to_be_visible()
    expect_ready(explorer)
    expect(explorer.get_by_role("status")).to_contain_text("Adam")
    explorer.get_by_role("combobox", name="Surface").select_option("Himmelblau")
    expect(explorer.locator(".gd-surface__minima text")).to_have_count(4)
    explorer.get_by_role("button", name="Remove Adam").click()
    expect(explorer.get_by_role("group", name="Adam", exact=True)).to_have_count(0)


def test_best_rates_are_found_and_what_is_equal_is_written(explorer):
    explorer.get_by_role("button", name="Best rates").click()
    expect(explorer.locator(".gd-explorer__held")).to_contain_text("101 tried", timeout=60_000)


def test_reset_brings_the_first_race_back(explorer):
    rate = explorer.get_by_role("spinbutton", name="Learning rate as a number")
    rate.fill("0.001")
    rate.press("Tab")
    expect_ready(explorer)
    explorer.get_by_role("button", name="Reset").click()
    expect(rate).to_have_value("0.07")
    assert step(explorer) == 0


def test_a_failed_download_leaves_the_picture_and_offers_a_retry(page, explorer, watch):
    page.route(re.compile(r"generated/runtime/"), lambda route: route.abort())
    explorer.get_by_role("combobox", name="Add an optimizer").select_option("Adam")
    expect(explorer).to_have_attribute("data-state", "error", timeout=60_000)
    expect(explorer.locator(".gd-run").first).to_be_visible()
    page.unroute(re.compile(r"generated/runtime/"))
    explorer.get_by_role("button", name="Retry").click()
    expect_ready(explorer)
    watch.complaints.clear()


def test_reduced_motion_shows_the_end_at_once(browser, site_url):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(site_url, wait_until="networkidle")
    explorer = page.locator("gd-explorer")
    explorer.get_by_role("button", name="Reset").click()
    explorer.get_by_role("button", name="Play").click()
    assert step(explorer) == 60
    context.close()
