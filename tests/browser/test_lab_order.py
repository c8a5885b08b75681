"""Answers that come late or in another order: no picture stands under settings that are not its."""

import re

from playwright.sync_api import expect

from tests.browser.addresses import PYTHON_MODULE
from tests.browser.lab import (
    after,
    expect_answered,
    expect_ready,
    expect_step,
    follow,
    go_to,
    group,
    labels_of,
    look_at,
    move,
    open_lab,
    press,
    rate_slider,
    run_path,
    state_of,
    to_fragment,
)
from tests.browser.waiting import wait_until

# A field is set and a link followed in one go: no answer to the one can come before the other.
SET_AND_FOLLOW = """([field, value, fragment]) => {
  field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  location.hash = fragment;
}"""


def follow_to(lab, state):
    """Follow a link on the page itself."""
    follow(lab, to_fragment(state))


def race_of(name, rates, **changes):
    optimizers = [{"name": name, "settings": {"learning_rate": rate}} for rate in rates]
    return {"surface": "Rosenbrock", "start": [-1.2, 1], "optimizers": optimizers, **changes}


def test_a_question_from_before_a_reset_is_forgotten_however_late_python_comes(page, site_url):
    held = []
    page.route(PYTHON_MODULE, lambda route: held.append(route))
    lab = open_lab(page, site_url)
    built = run_path(lab, 1).get_attribute("d")
    move(rate_slider(lab, "Momentum"), -1)
    expect(lab).to_have_attribute("aria-busy", "true")
    press(lab, "Reset")
    wait_until(page, lambda: held, "a request for the code that starts Python")
    for route in held:
        route.continue_()
    expect_answered(lab)
    expect(lab).to_have_attribute("data-state", re.compile("static|ready"))
    expect(run_path(lab, 1)).to_have_attribute("d", built)


def test_python_that_does_not_load_says_so_and_is_tried_again(page, site_url, watch):
    page.route(PYTHON_MODULE, lambda route: route.fulfill(status=503))
    lab = open_lab(page, site_url)
    move(rate_slider(lab, "Momentum"), -1)
    expect(lab).to_have_attribute("data-state", "error")
    expect(lab.get_by_text("The code that starts Python did not load")).to_be_visible()
    page.unroute(PYTHON_MODULE)
    after(lab, lambda: press(lab, "Retry"), 1)
    expect_ready(lab)
    assert not [said for said in watch.complaints if said.startswith("uncaught")]
    watch.complaints.clear()  # the browser and the panel about Python say so in the console


def test_the_race_before_keeps_its_names_under_a_link_that_waits(lab):
    follow_to(lab, race_of("Nesterov", [0.001, 0.0005, 0.0001], steps=2000))
    expect(lab.locator(".gd-standings tbody tr")).to_have_count(3)
    expect_ready(lab)
    names = labels_of(lab)
    assert len(set(names)) == 3
    drawn = run_path(lab).get_attribute("d")
    waiting = {"surface": "Expression", "expression": "x**2 + y**2"}
    start = lab.get_by_role("spinbutton", name="Start x").element_handle()
    link = to_fragment(race_of("Adam", [0.1], **waiting))
    lab.page.evaluate(SET_AND_FOLLOW, [start, "-1", link])
    expect(group(lab, "Adam")).to_be_visible()
    expect_answered(lab)
    assert labels_of(lab) == names
    assert run_path(lab).get_attribute("d") == drawn  # nobody waits for the other start's any more
    look_at(lab, "gradient")
    expect(lab.locator(".gd-losses .gd-axis__title").first).to_have_text("size of the gradient")
    assert labels_of(lab) == names
    expect(lab.get_by_role("status")).not_to_contain_text("undefined")
    expect(lab.get_by_role("status")).to_contain_text("Nesterov, rate 0.0001")


def test_best_rates_of_a_race_that_is_gone_are_not_set(lab):
    follow_to(lab, race_of("Momentum", [0.001, 0.002], steps=1000))
    expect(group(lab, "Momentum")).to_have_count(2)
    expect_ready(lab)
    press(lab, "Best rates")
    press(lab, "Reset")
    expect(group(lab, "Momentum")).to_have_count(1)
    built = state_of(lab)
    expect_answered(lab)
    assert state_of(lab) == built
    expect(lab.locator(".gd-explorer__held")).not_to_contain_text("the best of 101")


def test_a_links_step_is_gone_with_its_race(lab):
    after(lab, lambda: move(rate_slider(lab, "Adam"), -1.5), 2)
    waiting = race_of("Adam", [0.1], surface="Expression", expression="x**2 + y**2")
    follow_to(lab, {**waiting, "step": 7})
    expect(lab.get_by_role("combobox", name="Surface")).to_have_value("Expression")
    press(lab, "Reset")
    expect_step(lab, 0)
    go_to(lab, 100)
    after(lab, lambda: move(rate_slider(lab, "Momentum"), -2.5), 1)
    expect_step(lab, 100)


def test_the_run_alone_does_not_stop_what_plays(lab):
    # At this rate the run made ahead among others ends elsewhere than the run alone.
    follow_to(lab, race_of("Nesterov", [0.001], steps=300))
    expect(group(lab, "Nesterov")).to_have_count(1)
    expect_ready(lab)
    slider = rate_slider(lab, "Nesterov")
    for place in (-2.98, -2.9):  # the second move waits for the runs of the slider's other values
        after(lab, lambda place=place: move(slider, place))
        expect_ready(lab)
    played = lab.evaluate(
        """async (lab, places) => {
          const [slider, path] = [places.slider, places.path].map((at) => lab.querySelector(at));
          const before = path.getAttribute("d");
          slider.value = -2.6;
          slider.dispatchEvent(new Event("input", { bubbles: true }));
          while (path.getAttribute("d") === before) await new Promise(requestAnimationFrame);
          const buttons = [...lab.querySelectorAll("button")];
          const play = buttons.find(({ textContent }) => textContent.trim() === "Play");
          play.click();
          while (lab.getAttribute("aria-busy") !== "false") {
            await new Promise(requestAnimationFrame);
          }
          return play.textContent.trim();
        }""",
        {
            "slider": ".gd-row input[type=range]",
            "path": "svg.gd-surface path.gd-run--whole",
        },
    )
    assert played == "Pause"
