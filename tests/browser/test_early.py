"""What a reader does to a built picture before its script is there is done when it comes."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.addresses import SNAPSHOT
from tests.browser.lab import press, rate_slider, slider_step
from tests.browser.waiting import wait_until, wait_until_whole

MAIN = r"generated/app/main-\w+\.js"
EXPLORER = r"generated/app/explorer-\w+\.js"
LATE = [
    ("optimizers/adam/", MAIN),
    ("optimizers/adam/", EXPLORER),
    ("optimizers/adam/", r"generated/app/races-adam-.*json"),
    ("lab/", MAIN),
    ("lab/", EXPLORER),
    ("lab/", r"generated/app/lab-\w+\.js"),
]


class Late:
    """A page, one of whose files waits to be let through."""

    def __init__(self, page: Page, address: str, held: str) -> None:
        self.held = []
        self.is_through = False
        page.route(re.compile(held), self._answer)
        page.goto(address, wait_until="commit")
        self.explorer = page.locator("gd-explorer, gd-matrix-explorer").first
        wait_until(page, lambda: self.held, f"the request for {held}")

    def _answer(self, route: Route) -> None:
        if self.is_through:
            route.continue_()
        else:
            self.held.append(route)

    def let_through(self) -> Locator:
        self.is_through = True
        for route in self.held:
            route.continue_()
        expect(self.explorer).to_have_attribute("data-state", re.compile("ready|static|booting"))
        return self.explorer


def middle_of(place: Locator) -> tuple[float, float]:
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize(("path", "held"), LATE)
def test_each_act_is_done_when_the_late_part_is_there(page, site_url, path, held):
    late = Late(page, site_url + path, held)
    explorer = late.explorer
    slider = rate_slider(explorer, "Adam")
    slider.focus()
    for _ in range(3):
        slider.press("ArrowRight")
    value = slider.input_value()
    page.mouse.click(*middle_of(explorer.locator(".gd-ground")))
    page.keyboard.press("ArrowRight")
    press(explorer, "Step back")
    late.let_through()
    expect(slider).to_have_value(value)
    last = int(slider_step(explorer).get_attribute("max"))
    expect(slider_step(explorer)).to_have_value(str(last - 1))
    ground = explorer.locator(".gd-ground").bounding_box()
    asked = ground["x"] + ground["width"] * (0.5 + 1 / 50)
    knob = explorer.locator(".gd-surface__knob")
    assert middle_of(knob)[0] == pytest.approx(asked, abs=3)
    assert middle_of(knob)[1] == pytest.approx(ground["y"] + ground["height"] / 2, abs=3)


def test_play_pressed_early_brings_the_laboratorys_python_up(page, site_url):
    late = Late(page, f"{site_url}lab/", MAIN)
    press(late.explorer, "Play")
    explorer = late.let_through()
    expect(explorer).to_have_attribute("data-state", re.compile("booting|ready"))
    expect(explorer).to_have_attribute("data-state", "ready")
    page.wait_for_url(re.compile("#lab="))


def test_what_was_done_last_holds(page, site_url):
    """The best rates are asked for, and then a rate is set: that is another race."""
    late = Late(page, f"{site_url}optimizers/adam/", MAIN)
    press(late.explorer, "Best rates")
    slider = rate_slider(late.explorer, "Adam")
    slider.focus()
    slider.press("ArrowLeft")
    value = slider.input_value()
    explorer = late.let_through()
    expect(explorer).to_have_attribute("data-state", "ready")
    expect(explorer).to_have_attribute("aria-busy", "false")
    expect(slider).to_have_value(value)


def test_arrow_keys_lead_to_another_tab(page, site_url):
    late = Late(page, f"{site_url}lab/", MAIN)
    late.explorer.get_by_role("tab", name="Loss").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    explorer = late.let_through()
    maps = explorer.get_by_role("tab", name="Maps")
    expect(maps).to_have_attribute("aria-selected", "true")
    expect(maps).to_be_focused()


@pytest.mark.parametrize("held", [MAIN, EXPLORER])
def test_a_matrix_explorer_takes_a_step_that_was_asked_for_early(page, site_url, held):
    late = Late(page, f"{site_url}optimizers/muon/", held)
    before = int(slider_step(late.explorer).input_value())
    press(late.explorer, "Step back")
    explorer = late.let_through()
    expect(slider_step(explorer)).to_have_value(str(before - 1))


@pytest.mark.parametrize("held", [MAIN, r"generated/app/hero-\w+\.js", r"races-home-.*json"])
def test_the_first_pages_start_is_where_it_was_put_early(page, site_url, held):
    page.emulate_media(reduced_motion="reduce")
    late = Late(page, site_url, held)
    knob, picture = page.locator(".gd-hero .gd-surface__knob"), page.locator(".gd-hero__picture")
    box = picture.bounding_box()
    page.mouse.move(*middle_of(knob))
    page.mouse.down()
    to = (box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.6)
    page.mouse.move(*to, steps=3)
    assert middle_of(knob) == pytest.approx(to, abs=1), "the start goes with the hand"
    page.mouse.up()
    late.let_through()
    expect(page.locator("gd-hero")).to_have_attribute("data-state", "ready")
    assert middle_of(knob) == pytest.approx(to, abs=6)


def test_a_race_that_does_not_come_is_said_and_leaves_the_picture(page, watch, site_url):
    page.route(re.compile("races-home-"), lambda route: route.abort())
    page.goto(site_url)
    expect(page.locator("gd-hero")).to_have_attribute("data-state", "error")
    expect(page.locator(".gd-hero__message")).to_contain_text("could not load")
    expect(page.locator(".gd-hero .gd-surface__runs g")).to_have_count(4)
    watch.complaints.clear()


def test_the_progress_stays_where_a_question_is_asked_again(page, site_url):
    held = []
    page.route(SNAPSHOT, lambda route: held.append(route))
    page.goto(f"{site_url}lab/")
    wait_until_whole(page)
    explorer = page.locator("gd-explorer")
    rate = rate_slider(explorer, "Adam")
    message = explorer.locator(".gd-explorer__message")
    for _ in range(3):
        rate.press("ArrowLeft")
        expect(message).to_contain_text("Python")
    wait_until(page, lambda: held, "a request for the snapshot")
    for route in held:
        route.continue_()
    expect(explorer).to_have_attribute("data-state", "ready")
