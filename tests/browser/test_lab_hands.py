"""The surface under keys and fingers, and what a reader sees of a run that is lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.lab import (
    after,
    choose,
    expect_ready,
    expect_state,
    lab_of,
    open_lab,
    press,
    rate_of,
    state_of,
    violations,
    write,
)
from tests.browser.waiting import frames, wait_until

CROSS = "\N{MULTIPLICATION SIGN}"


def test_arrow_keys_move_the_start(lab):
    surface = lab.locator("svg.gd-surface")
    before = state_of(lab)["start"]
    surface.focus()
    after(lab, lambda: surface.press("ArrowRight"))
    expect_ready(lab)
    x, y = state_of(lab)["start"]
    assert (x, y) == (pytest.approx(before[0] + 0.2), before[1])  # a fiftieth of the window
    after(lab, lambda: surface.press("Shift+ArrowUp"))
    height = pytest.approx(before[1] + 0.7, abs=0.01)
    expect_state(lab, start=[x, height])
    for _ in range(60):
        surface.press("ArrowLeft")
    expect_state(lab, start=[-5, height])  # the window's edge
    expect_ready(lab)


@pytest.fixture
def phone(browser, site_url):
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True)
    yield open_lab(context.new_page(), site_url)
    context.close()


def test_a_finger_that_scrolls_leaves_the_start_and_one_that_taps_sets_it(phone):
    surface = phone.locator("svg.gd-surface")
    surface.scroll_into_view_if_needed()
    box = surface.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    start, scrolled = state_of(phone)["start"], phone.page.evaluate("scrollY")
    touch = phone.page.context.new_cdp_session(phone.page)

    def send(kind, *points):
        touch_points = [{"x": at_x, "y": at_y} for at_x, at_y in points]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touch_points})

    send("touchStart", (x, y))
    for number in range(1, 12):
        send("touchMove", (x, y - 12 * number))
    send("touchEnd")
    phone.page.wait_for_function("before => scrollY !== before", arg=scrolled)
    wait_until_at_rest(phone.page)
    assert state_of(phone)["start"] == start
    box = surface.bounding_box()
    after(phone, lambda: phone.page.touchscreen.tap(box["x"] + 200, box["y"] + 60))
    assert state_of(phone)["start"] != start


def wait_until_at_rest(page):
    """Wait until a scroll with momentum has come to its end: two frames show the same place."""
    seen = [None]

    def rests():
        frames(page, 2)
        seen.append(page.evaluate("scrollY"))
        return seen[-1] == seen[-2]

    wait_until(page, rests, "the end of the scroll")


def test_a_lost_runs_line_ends_in_a_cross(lab):
    ends = lab.locator(".gd-losses__lost")
    assert "".join(ends.all_text_contents()) == ""
    write(rate_of(lab, "Gradient descent"), 0.9)
    expect(ends).to_have_text([CROSS, "", ""])
    line = lab.locator(".gd-losses .gd-run").first.get_attribute("d")
    heights = [float(point.split(",")[1]) for point in line.lstrip("M").split("L")]
    assert len(set(heights)) == len(heights)  # it nowhere lies flat at the top


def test_a_long_run_leaves_no_dots_of_the_race_before(lab):
    steps = lab.locator(".gd-surface .gd-steps")
    write(lab.get_by_role("spinbutton", name="Number of steps"), 600)
    expect_ready(lab)
    after(lab, lambda: choose(lab, "Surface", "Himmelblau"))
    for at in range(3):
        expect(steps.nth(at)).to_have_attribute("d", "")


def test_a_question_on_a_phone_leaves_the_picture_free(phone):
    press(phone, "Predict")
    question = phone.get_by_role("group", name="Predict", exact=True)
    picture, box = phone.locator("svg.gd-surface").bounding_box(), question.bounding_box()
    assert box["y"] >= picture["y"] + picture["height"]
    phone.page.touchscreen.tap(picture["x"] + 120, picture["y"] + 140)
    expect(phone.locator(".gd-predict__verdict")).to_contain_text("Score")


def test_the_task_goes_with_the_race_that_it_is_of(lab):
    task = lab.locator(".gd-explorer__task")
    expect(task).to_be_visible()
    after(lab, lambda: write(rate_of(lab, "Adam"), 0.1), 2)
    expect(task).to_be_visible()
    choose(lab, "Surface", "Rosenbrock")
    expect(task).to_be_hidden()
    press(lab, "Reset")
    expect(task).to_be_visible()


def test_the_answer_is_folded_under_its_task_and_goes_with_it(lab):
    answer = lab.locator("details.gd-explorer__answer")
    expect(answer).to_be_visible()
    expect(answer.locator("p")).to_be_hidden()
    answer.locator("summary").click()
    expect(answer.locator("p")).to_contain_text("Momentum wins")
    choose(lab, "Surface", "Rosenbrock")
    expect(answer).to_be_hidden()
    press(lab, "Reset")
    expect(answer).to_be_visible()
    expect(answer.locator("p")).to_be_hidden()


def test_the_small_explorer_has_no_violations(visit):
    explorer = lab_of(visit.go("optimizers/adam/"))
    page = visit.page
    press(explorer, "Step back")
    assert violations(page, "gd-explorer") == []
    after(explorer, lambda: press(explorer, "Best rates"))
    expect_ready(explorer)
    link = explorer.get_by_role("link", name="Open this race in the laboratory")
    expect(link).to_be_visible()
    assert violations(page, "gd-explorer") == []
