"""The explorer of the first page: alive before Python, and then in the reader's hand."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.lab import (
    choose,
    expect_ready,
    expect_step,
    lab_of,
    move,
    open_more,
    press,
    rate_slider,
    slider_step,
    state_of,
)
from tests.browser.waiting import pass_time, wait_until

RUNTIME = re.compile(r"generated/runtime/")


@pytest.fixture
def explorer(visit):
    explorer = lab_of(visit.go(""))
    expect(explorer).to_have_attribute("data-state", "static")
    return explorer


@pytest.fixture
def still(still_page, site_url):
    """The explorer of a first page, in which time passes only when a test lets it."""
    still_page.goto(site_url)
    explorer = lab_of(still_page)
    let_it_play_once(explorer)
    return explorer


def let_it_play_once(explorer):
    """Bring an explorer into view and let it play by itself, to its end."""
    explorer.evaluate("explorer => explorer.scrollIntoView({ block: 'center' })")
    expect(explorer.get_by_role("button", name="Pause")).to_be_visible()
    pass_time(explorer.page, 2600)
    expect(explorer.get_by_role("button", name="Play")).to_be_visible()


def rate_of(explorer):
    return explorer.get_by_role("spinbutton", name="Learning rate as a number")


def summary_of(explorer):
    return explorer.locator(".gd-explorer__summary")


def set_rate(explorer, rate):
    rate_of(explorer).fill(rate)
    rate_of(explorer).press("Tab")


def test_the_first_picture_needs_no_python(still_page, site_url):
    asked = []
    still_page.on("request", lambda request: asked.append(request.url))
    still_page.goto(site_url)
    explorer = lab_of(still_page)
    expect(summary_of(explorer)).to_contain_text("Gradient descent")
    let_it_play_once(explorer)
    # No pointer comes near, which would start Python: it is not needed, but soon will be.
    explorer.get_by_role("button", name="Play").dispatch_event("click")
    expect(explorer.get_by_role("button", name="Pause")).to_be_visible()
    pass_time(still_page, 300)
    expect(slider_step(explorer)).not_to_have_value("0")
    assert not [url for url in asked if RUNTIME.search(url)]
    expect(explorer).to_have_attribute("data-state", "static")


def test_play_pause_step_and_reset(still):
    press(still, "Play")
    pass_time(still.page, 1000)
    press(still, "Pause")
    expect(still.get_by_role("button", name="Play")).to_be_visible()
    shown = int(slider_step(still).input_value())
    assert 0 < shown < 60
    pass_time(still.page, 1000)
    expect_step(still, shown)
    press(still, "Reset")
    expect_step(still, 0)
    press(still, "Step forward")
    press(still, "Step forward")
    press(still, "Step back")
    expect_step(still, 1)


def test_playing_ends_at_the_last_step(still):
    press(still, "Play")
    expect(still.get_by_role("button", name="Pause")).to_be_visible()
    pass_time(still.page, 10_000)
    expect(still.get_by_role("button", name="Play")).to_be_visible()
    expect_step(still, int(slider_step(still).get_attribute("max")))


def test_the_scrubber_moves_the_path(explorer):
    walked = explorer.locator("path.gd-run:not(.gd-run--whole)").first
    for step in (2, 30):
        move(slider_step(explorer), step)
        expect(walked).to_have_attribute("d", re.compile(rf"^[^L]*(L[^L]*){{{step}}}$"))


def test_a_rate_above_the_limit_diverges_and_says_so(explorer):
    set_rate(explorer, "0.5")
    expect_ready(explorer)
    expect(summary_of(explorer)).to_contain_text("diverges at step")
    expect(explorer.locator(".gd-run").first).to_be_visible()


def test_the_keyboard_moves_the_rate(explorer):
    slider = explorer.get_by_role("group", name="Gradient descent").get_by_role(
        "slider", name="Learning rate"
    )
    slider.focus()
    before = slider.get_attribute("aria-valuetext")
    slider.press("ArrowLeft")
    expect(slider).not_to_have_attribute("aria-valuetext", before)
    expect_ready(explorer)
    assert float(slider.get_attribute("aria-valuetext")) < float(before)


def test_a_click_sets_the_start_and_the_rate_stays(explorer):
    picture = explorer.locator("svg.gd-surface")
    start = explorer.get_by_role("spinbutton", name="Start x")
    before = start.input_value()
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * 0.8, "y": box["height"] * 0.3})
    expect(start).not_to_have_value(before)
    expect_ready(explorer)
    expect(rate_of(explorer)).to_have_value("0.07")


def test_add_remove_and_change_the_surface(explorer):
    choose(explorer, "Add an optimizer", "Adam")
    adam = explorer.get_by_role("group", name="Adam", exact=True)
    expect(adam).to_be_visible()
    expect_ready(explorer)
    expect(summary_of(explorer)).to_contain_text("Adam")
    choose(explorer, "Surface", "Himmelblau")
    expect(explorer.locator(".gd-surface__minima text")).to_have_count(4)
    open_more(explorer, "Adam")
    press(explorer, "Remove Adam")
    expect(adam).to_have_count(0)


def test_best_rates_are_found_and_what_is_equal_is_written(explorer):
    press(explorer, "Best rates")
    expect(explorer.locator(".gd-explorer__held")).to_contain_text("101 tried")


def test_reset_brings_the_first_race_back(explorer):
    set_rate(explorer, "0.001")
    expect_ready(explorer)
    press(explorer, "Reset")
    expect(rate_of(explorer)).to_have_value("0.07")
    expect_step(explorer, 0)


def test_a_failed_download_leaves_the_picture_and_offers_a_retry(page, site_url, watch):
    page.route(RUNTIME, lambda route: route.abort())
    page.goto(site_url)
    explorer = lab_of(page)
    choose(explorer, "Add an optimizer", "Adam")
    expect(explorer).to_have_attribute("data-state", "error")
    expect(explorer.locator(".gd-run").first).to_be_visible()
    page.unroute(RUNTIME)
    press(explorer, "Retry")
    expect_ready(explorer)
    watch.complaints.clear()


def test_reduced_motion_plays_in_still_pictures_and_never_by_itself(page, site_url):
    page.emulate_media(reduced_motion="reduce")
    page.goto(site_url)
    explorer = lab_of(page)
    expect_step(explorer, 60)
    press(explorer, "Reset")
    expect_step(explorer, 0)
    press(explorer, "Play")
    expect(slider_step(explorer)).not_to_have_value("0")
    expect_step(explorer, 60)


def test_a_comma_is_a_point_and_what_is_unreadable_is_refused(explorer):
    set_rate(explorer, "0,05")
    expect(rate_of(explorer)).to_have_value("0.05")
    set_rate(explorer, "1/3")
    expect(rate_of(explorer)).to_have_value("0.05")
    expect(explorer.locator(".gd-explorer__note")).to_contain_text("must be a number")
    for text, shown in (("0,04", "0.04"), ("5%", "0.04"), ("5e-2", "0.05"), ("0x1", "0.05")):
        rate_of(explorer).fill(text)
        rate_of(explorer).press("Enter")  # the focus stays
        expect(rate_of(explorer)).to_have_value(shown)
    rate_of(explorer).press("ArrowUp")
    expect(rate_of(explorer)).to_have_value("0.0524")  # a step of the slider, not 1


def test_the_task_is_ticked_off_and_opens_its_why(explorer):
    answer = explorer.locator(".gd-explorer__answer")
    expect(answer).not_to_have_attribute("open", "")
    set_rate(explorer, "0.081")
    expect(explorer.get_by_role("img", name="Done")).to_be_visible()
    expect(answer).to_have_attribute("open", "")


def test_the_limit_shows_only_when_the_reader_has_crossed_it(explorer):
    mark = explorer.locator(".gd-row .gd-setting__mark").first
    expect(mark).to_be_hidden()
    set_rate(explorer, "0.1")
    expect(mark).to_be_visible()
    slider = rate_slider(explorer, "Gradient descent")
    move(slider, -1.1)  # near the limit's place, which holds the hand
    expect(rate_of(explorer)).to_have_value("0.08")


def test_a_change_is_in_the_address_and_comes_back_with_it(page, site_url):
    page.goto(site_url)
    explorer = lab_of(page)
    assert "#" not in page.url
    set_rate(explorer, "0.05")
    page.wait_for_url(re.compile("#race-index="))
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    explorer = lab_of(page)
    expect(rate_of(explorer)).to_have_value("0.05")


def test_space_plays_and_arrows_step_where_the_focus_is_on_no_field(still):
    still.focus()
    still.press("ArrowLeft")
    expect_step(still, 59)
    still.press(" ")
    expect(still.get_by_role("button", name="Pause")).to_be_visible()


HOLD = re.compile(r"generated/app/.*index.*\.json")


def test_what_is_pressed_on_the_poster_is_done_when_the_explorer_is_there(page, site_url):
    held = []
    page.route(HOLD, lambda route: held.append(route))
    page.goto(site_url)
    explorer = page.locator("gd-explorer")
    set_rate(explorer, "0.05")
    press(explorer, "Step back")
    wait_until(page, lambda: held, "the request for the race")
    for route in held:
        route.continue_()
    lab_of(page)
    expect(rate_of(explorer)).to_have_value("0.05")
    expect(slider_step(explorer)).to_have_value("59")
    assert state_of(explorer)["optimizers"][0]["settings"]["learning_rate"] == 0.05


def test_without_scripts_the_picture_stands_in_the_page(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url)
    assert page.locator("gd-explorer [data-part=surface] .gd-run").count() > 0
    assert page.locator("gd-explorer [data-part=loss] .gd-run").count() > 0
    context.close()
