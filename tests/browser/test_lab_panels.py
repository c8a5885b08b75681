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
    open_panel,
    press,
    rate_of,
    state_of,
    write,
)
from tests.browser.waiting import wait_until


def test_inside_one_step_all_follow_the_scrubber_both_ways(lab):
    panel = open_panel(lab, "Inside one step")
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
    panel.locator("summary").first.click()
    expect(lab.locator(".gd-arrow")).to_have_count(0)


def test_inside_follows_a_change_of_the_rate(lab):
    panel = open_panel(lab, "Inside one step")
    go_to(lab, 0)
    rule = panel.locator(".gd-worked__numbers").last
    expect(rule).to_contain_text("0.03")
    write(rate_of(lab, "Gradient descent"), 0.017)
    expect(rule).to_contain_text("0.017")


def hide_and_predict(lab):
    panel = open_panel(lab, "Predict")
    choose(panel, "Predict the end of", "1")
    write(panel.get_by_role("spinbutton", name="After steps"), 40)
    press(panel, "Hide the paths and predict")
    for hidden in ("svg.gd-surface .gd-run", ".gd-losses", ".gd-explorer__summary"):
        expect(lab.locator(hidden).first).to_be_hidden()
    return panel


def test_a_prediction_by_click_is_judged(lab):
    panel = hide_and_predict(lab)
    picture = lab.locator("svg.gd-surface")
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * 0.5, "y": box["height"] * 0.5})
    expect(lab.locator(".gd-surface__guess")).to_be_visible()
    expect_state(lab, start=[-4.4, -1.4])
    press(panel, "Reveal")
    verdict = panel.locator(".gd-predict__verdict")
    expect(verdict).to_have_text(
        re.compile(
            r"^After 40 steps Momentum is at \(.*\), .* from your mark\. Score \d+ of 100\.$"
        )
    )
    expect(lab.locator("svg.gd-surface .gd-run").first).to_be_visible()
    expect_step(lab, 40)


def test_a_prediction_by_numbers_can_be_perfect_and_needs_no_mouse(lab):
    panel, page = hide_and_predict(lab), lab.page
    press(panel, "Reveal")
    expect(panel.locator(".gd-predict__verdict")).to_contain_text("Mark a point first")
    panel.get_by_role("spinbutton", name="Guess x").fill("-0.0355")
    page.keyboard.press("Tab")
    page.keyboard.type("-0.0355")
    page.keyboard.press("Tab")
    expect(panel.get_by_role("button", name="Reveal")).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel.locator(".gd-predict__verdict")).to_contain_text("Score")
    said = panel.locator(".gd-predict__verdict").inner_text()
    end = re.findall(r"\((\S+), (\S+)\)", said)[0]
    hide_and_predict(lab)
    write(panel.get_by_role("spinbutton", name="Guess x"), end[0])
    write(panel.get_by_role("spinbutton", name="Guess y"), end[1])
    press(panel, "Reveal")
    expect(panel.locator(".gd-predict__verdict")).to_contain_text("Score 100 of 100.")


def test_every_card_of_the_gallery_opens_with_its_why(lab):
    cards = open_panel(lab, "Gallery").locator("button")
    expect(cards.nth(7)).to_be_visible()  # there are plenty
    for card in cards.all():
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
    card = open_panel(lab, "Gallery").get_by_role("button", name="AdaGrad, dead")
    built = numbers_of(after(lab, card.click))
    steps = lab.get_by_role("spinbutton", name="Number of steps")
    number = int(steps.input_value())
    after(lab, lambda: write(steps, number - 1))
    # The built picture holds five digits of each number.
    assert numbers_of(after(lab, lambda: write(steps, number))) == pytest.approx(built, abs=0.2)


def test_the_view_in_space_is_loaded_only_when_asked_for(page, site_url):
    asked = []
    lab = open_lab(page, site_url)
    page.on("request", lambda request: asked.append(request.url))
    panel = open_panel(lab, "The surface in 3-D")
    canvas = panel.locator("canvas")
    expect(canvas).to_be_visible()
    assert [url for url in asked if THREE in url]
    expect(panel.locator(".gd-space__label").first).to_be_visible()
    still = canvas.screenshot()
    canvas.focus()
    page.keyboard.press("ArrowLeft")
    wait_until(page, lambda: canvas.screenshot() != still, "the turned surface")
    move(group(lab, "Adam").get_by_role("slider", name="Learning rate", exact=True), 0)
    expect_ready(lab)
    panel.locator("summary").first.click()
    expect(canvas).to_have_count(0)
