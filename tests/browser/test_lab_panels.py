"""The laboratory's panels: inside one step, predictions, the gallery, the view in space."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import THREE
from tests.browser.lab import (
    after,
    choose,
    expect_address,
    expect_ready,
    expect_state,
    expect_step,
    go_to,
    group,
    move,
    open_lab,
    open_menu,
    open_tab,
    press,
    rate_of,
    run_path,
    state_of,
    write,
)
from tests.browser.waiting import frames, wait_until


def test_inside_one_step_all_follow_the_scrubber_both_ways(lab):
    panel = open_tab(lab, "Inside")
    choose(panel, "Look inside", "2")
    title = panel.locator(".gd-worked__title")
    seen = []
    for step in (3, 40, 3):
        go_to(lab, step)
        expect(title).to_contain_text(f"From step {step} to step {step + 1}")
        expect(panel.locator(".gd-inner__title")).to_have_text(f"Inside Adam at step {step}")
        arrow = lab.locator(".gd-arrow--step .gd-arrow__shaft").first.get_attribute("d")
        bars = panel.locator("td").all_inner_texts()
        seen.append((arrow, bars, panel.locator(".gd-worked__lines").inner_text()))
    assert seen[0] == seen[2]
    assert all(early != late for early, late in zip(seen[0], seen[1], strict=True))
    expect(lab.locator(".gd-arrow")).to_have_count(3)  # gradient, m, step
    open_tab(lab, "Loss")
    expect(lab.locator(".gd-arrow")).to_have_count(0)


def test_inside_has_numbers_where_a_run_ends_and_where_it_is_lost(lab):
    """The explorer opens at the last step, from which none is taken: that was a table of "none"."""
    panel = open_tab(lab, "Inside")
    go_to(lab, 150)
    title = panel.locator(".gd-inner__title")
    expect(title).to_have_text(re.compile(r" at step 149, where its last step begins$"))
    expect(panel.locator(".gd-worked__title")).to_contain_text("From step 149 to step 150")
    expect(lab.locator(".gd-arrow--step .gd-arrow__shaft").first).to_be_visible()
    assert "none" not in panel.locator("td").all_inner_texts()
    write(rate_of(lab, "Gradient descent"), 0.9)
    expect(title).not_to_contain_text("at step 149")
    assert set(panel.locator("tr", has_text="gradient").locator("td").all_inner_texts()) != {"none"}


def test_inside_follows_a_change_of_the_rate(lab):
    panel = open_tab(lab, "Inside")
    go_to(lab, 0)
    rule = panel.locator(".gd-worked__numbers").last
    expect(rule).to_contain_text("0.03")
    write(rate_of(lab, "Gradient descent"), 0.017)
    expect(rule).to_contain_text("0.017")


def begin_to_predict(lab):
    press(lab, "Predict")
    choose(lab, "Predict the end of", "1")
    write(lab.get_by_role("textbox", name="After steps"), 40)
    for hidden in ("svg.gd-surface .gd-run", "[data-part=loss] svg", ".gd-standings"):
        expect(lab.locator(hidden).first).to_be_hidden()


def verdict(lab):
    return lab.locator(".gd-predict__verdict")


def click_the_middle(lab):
    picture = lab.locator("svg.gd-surface")
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * 0.5, "y": box["height"] * 0.5})


def test_a_prediction_by_click_is_judged_on_the_picture(lab):
    begin_to_predict(lab)
    click_the_middle(lab)
    expect(lab.locator(".gd-surface__guess")).to_be_visible()
    expect_state(lab, start=[-4.4, -1.4])
    expect(verdict(lab)).to_have_text(
        re.compile(
            r"^After 40 steps Momentum is at \(.*\), .* from your mark\. Score \d+ of 100\.$"
        )
    )
    expect(lab.locator(".gd-predict__way")).to_be_visible()
    expect(lab.locator("svg.gd-surface .gd-run").first).to_be_visible()
    expect_step(lab, 40)
    press(lab, "Done")
    expect(lab.locator(".gd-predict__way")).to_have_count(0)
    expect(lab.locator(".gd-surface__guess")).to_be_hidden()


def test_a_prediction_by_numbers_can_be_perfect_and_needs_no_mouse(lab):
    begin_to_predict(lab)
    press(lab, "Reveal")
    expect(verdict(lab)).to_contain_text("Mark a point first")
    lab.get_by_role("textbox", name="Guess x").fill("-0.0355")
    lab.page.keyboard.press("Tab")
    lab.page.keyboard.type("-0.0355")
    lab.page.keyboard.press("Tab")
    expect(lab.get_by_role("button", name="Reveal")).to_be_focused()
    lab.page.keyboard.press("Enter")
    expect(verdict(lab)).to_contain_text("Score")
    end = re.findall(r"\((\S+), (\S+)\)", verdict(lab).inner_text())[0]
    press(lab, "Predict again")
    write(lab.get_by_role("textbox", name="After steps"), 40)
    write(lab.get_by_role("textbox", name="Guess x"), end[0])
    write(lab.get_by_role("textbox", name="Guess y"), end[1])
    press(lab, "Reveal")
    expect(verdict(lab)).to_contain_text("Score 100 of 100.")


def test_arrow_keys_move_the_mark_and_enter_reveals(lab):
    begin_to_predict(lab)
    surface = lab.locator("svg.gd-surface")
    surface.focus()
    for _ in range(3):
        surface.press("ArrowRight")
    x = lab.get_by_role("textbox", name="Guess x")
    expect(x).to_have_value("-3.8")  # three fiftieths of the window from the start
    surface.press("Enter")
    expect(verdict(lab)).to_contain_text("After 40 steps")
    expect_state(lab, start=[-4.4, -1.4])


@pytest.mark.parametrize("text", ["abc", "99999", "0", "2.5", ""])
def test_steps_that_cannot_be_are_said_and_change_nothing(lab, text):
    begin_to_predict(lab)
    steps = lab.get_by_role("textbox", name="After steps")
    write(steps, text)
    expect(steps).to_have_value("40")
    expect(verdict(lab)).to_contain_text("a whole number from 1 to 150")
    write(steps, 30)
    expect(verdict(lab)).to_have_text("")


def test_a_guess_that_is_no_number_is_said_and_stays_to_be_mended(lab):
    begin_to_predict(lab)
    x = lab.get_by_role("textbox", name="Guess x")
    write(x, "1/3")
    expect(x).to_have_value("1/3")
    expect(verdict(lab)).to_contain_text("“1/3” is no number")
    write(x, "0,33")
    expect(verdict(lab)).to_have_text("")


def test_a_verdict_goes_with_the_race_that_it_is_of(lab):
    begin_to_predict(lab)
    click_the_middle(lab)
    expect(verdict(lab)).to_contain_text("Score")
    after(lab, lambda: choose(lab, "Surface", "Beale"))
    expect(verdict(lab)).to_have_count(0)
    expect(lab.locator(".gd-surface__guess")).to_be_hidden()


def open_from_the_gallery(lab):
    open_menu(lab, "Gallery").get_by_role("button", name="AdaGrad, dead").click()


@pytest.mark.parametrize(
    "disturb",
    [lambda lab: press(lab, "Play"), open_from_the_gallery, lambda lab: press(lab, "Cancel")],
    ids=["play", "gallery", "cancel"],
)
def test_what_ends_a_prediction_shows_the_runs_again(lab, disturb):
    begin_to_predict(lab)
    disturb(lab)
    expect(lab.locator("svg.gd-surface .gd-run").first).to_be_visible()
    expect(lab.get_by_role("button", name="Predict", exact=True)).to_be_visible()
    click_the_middle(lab)
    expect(lab.locator(".gd-surface__guess")).to_be_hidden()


def test_every_card_of_the_gallery_opens_with_its_why(lab):
    cards = open_menu(lab, "Gallery").locator("button")
    expect(cards.nth(7)).to_be_visible()  # there are plenty
    for card in cards.all():
        open_menu(lab, "Gallery")
        expect(card.locator("svg")).to_be_visible()
        expect(card.locator(".gd-thumb__run").first).to_be_attached()
        title, why = card.locator("strong, span").all_inner_texts()
        after(lab, card.click)
        expect(lab.locator(".gd-explorer__task")).to_contain_text(why)
        expect_step(lab, state_of(lab)["steps"])
        if title == "A rate above 2 / curvature":
            expect(lab.get_by_role("status")).to_contain_text(re.compile(r"diverges at step \d+"))
    expect_address(lab)


def numbers_of(path):
    return [float(number) for number in re.findall(r"-?[\d.]+", path)]


def test_python_draws_a_card_as_it_was_built(lab):
    steps = lab.get_by_role("spinbutton", name="Number of steps")
    before = steps.input_value()
    open_from_the_gallery(lab)
    expect(steps).not_to_have_value(before)
    frames(lab.page, 3)  # its words may have made the picture's box another
    built = numbers_of(run_path(lab).get_attribute("d"))
    number = int(steps.input_value())
    after(lab, lambda: write(steps, number - 1))
    # The built picture holds five digits of each number.
    assert numbers_of(after(lab, lambda: write(steps, number))) == pytest.approx(built, abs=0.2)


def test_the_view_in_space_is_loaded_only_when_asked_for(page, site_url):
    asked = []
    lab = open_lab(page, site_url)
    page.on("request", lambda request: asked.append(request.url))
    press(lab, "3D")
    canvas = lab.locator(".gd-space canvas")
    expect(canvas).to_be_visible()
    expect(lab.locator("svg.gd-surface")).to_be_hidden()
    assert [url for url in asked if THREE in url]
    expect(lab.locator(".gd-space__label").first).to_be_visible()
    still = canvas.screenshot()
    canvas.focus()
    page.keyboard.press("ArrowLeft")
    wait_until(page, lambda: canvas.screenshot() != still, "the turned surface")
    move(group(lab, "Adam").get_by_role("slider", name="Learning rate", exact=True), 0)
    expect_ready(lab)
    press(lab, "2D")
    expect(canvas).to_have_count(0)
    expect(lab.locator("svg.gd-surface")).to_be_visible()
