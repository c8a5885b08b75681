"""The map of momentum: seen before Python, moved by hand, by keys and by its sliders."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.lab import move, violations

PAGE = "optimizers/momentum/"
PYTHON = re.compile(r"/generated/runtime/")
BEST = "Go to the best point"


def map_of(page):
    element = page.locator("gd-momentum-map")
    expect(element).to_have_attribute("data-state", "ready")
    return element


@pytest.fixture
def plane(visit):
    """The map of a page that was reached in the course of a visit."""
    return map_of(visit.go(PAGE))


def words(element):
    return element.get_by_role("status")


def slider(element, name):
    return element.get_by_role("slider", name=name, exact=True)


def picture(element):
    return element.get_by_role("application", name=re.compile("^The plane"))


def areas(element):
    """What has one color each."""
    return picture(element).locator("[fill-opacity]")


def place(element, rate, momentum):
    """Where a point of the plane lies, in pixels of the picture."""
    box = picture(element).bounding_box()
    unit = box["width"] / 420
    return {"x": unit * (54 + 354 * rate / 4.2), "y": unit * (300 - 290 * momentum)}


def test_it_answers_the_hand_before_python_is_there(page, site_url, watch):
    held: list[Route] = []
    page.route(PYTHON, lambda route: held.append(route))  # Python never comes
    page.goto(f"{site_url}{PAGE}")
    element = map_of(page)
    expect(words(element)).to_contain_text("Rate 0.6/L, momentum 0.9. Ripples: ")
    expect(words(element)).to_contain_text("From step 131 on the error stays below")
    expect(areas(element)).not_to_have_count(0)
    picture(element).click(position=place(element, 3.6, 0.5))
    expect(words(element)).to_contain_text("Rate 3.6/L, momentum 0.5. Diverges: the error grows")
    slider(element, "Learning rate times L").press("Home")
    expect(words(element)).to_contain_text("Rate 0.2/L, momentum 0.5. Ripples")  # its neighbor
    page.unroute_all(behavior="ignoreErrors")


def test_a_drag_is_answered_to_the_hundredth(plane):
    mouse = plane.page.mouse
    picture(plane).scroll_into_view_if_needed()
    picture(plane).hover(position=place(plane, 1.0, 0.5))
    mouse.down()
    box = picture(plane).bounding_box()
    there = place(plane, 1.93, 0.03)
    mouse.move(box["x"] + there["x"], box["y"] + there["y"], steps=5)
    mouse.up()
    expect(words(plane)).to_contain_text(re.compile(r"Rate 1\.9\d*/L, momentum 0\.0\d. Zigzag: "))
    number = slider(plane, "Momentum").input_value()
    expect(words(plane)).to_contain_text(f"momentum {float(number):g}.")


def test_the_keys_walk_over_the_plane_and_along_the_sliders(plane):
    move(slider(plane, "Learning rate times L"), 1.0)
    move(slider(plane, "Momentum"), 0.5)
    expect(words(plane)).to_contain_text("Rate 1/L, momentum 0.5.")
    slider(plane, "Learning rate times L").press("ArrowRight")
    expect(words(plane)).to_contain_text("Rate 1.01/L, momentum 0.5.")
    slider(plane, "Momentum").press("PageUp")
    expect(words(plane)).to_contain_text(re.compile(r"momentum 0\.(59|6)\."))
    picture(plane).press("ArrowLeft")
    expect(words(plane)).to_contain_text("Rate 0.93/L")
    picture(plane).press("Shift+ArrowDown")
    expect(words(plane)).to_contain_text(re.compile(r"momentum 0\.(49|5)\."))


def test_another_condition_number_shows_both_ends_and_moves_the_best_point(plane):
    expect(plane.get_by_role("list", name="Directions")).to_be_hidden()
    stops = slider(plane, "Condition number L/μ")
    plane.get_by_role("button", name=BEST).click()
    expect(words(plane)).to_contain_text("Rate 1/L, momentum 0.")
    before = areas(plane).count()
    move(stops, 20)
    expect(stops).to_have_attribute("aria-valuetext", "100")
    expect(words(plane)).to_contain_text("Rate 3.31/L, momentum 0.67. Steep direction")
    expect(words(plane)).to_contain_text("From step 56 on the error stays below a thousandth")
    expect(plane.locator(".gd-momentum__where")).to_contain_text("for condition number 100")
    expect(plane.locator(".gd-momentum__line")).to_have_count(2)
    expect(plane.locator(".gd-momentum__roots .gd-dot")).to_have_count(4)
    expect(plane.get_by_role("list", name="Directions")).to_be_visible()
    expect(areas(plane)).not_to_have_count(before)


def test_the_task_beside_it_has_the_answer_that_the_map_gives(plane):
    move(slider(plane, "Condition number L/μ"), 20)
    move(slider(plane, "Learning rate times L"), 1.0)
    for momentum, steps in ((0.67, 201), (0.82, 69), (0.9, 126)):
        move(slider(plane, "Momentum"), momentum)
        expect(words(plane)).to_contain_text(f"momentum {momentum}.")
        expect(words(plane)).to_contain_text(f"From step {steps} on")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_in_either_scheme_and_has_no_accessibility_violations(visit, scheme):
    page = visit.page
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    element = map_of(visit.go(PAGE))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    top = slider(element, "Learning rate times L").bounding_box()["y"]
    assert top < element.get_by_role("img", name=re.compile("roots")).bounding_box()["y"]
    assert violations(page, "gd-momentum-map") == []


def test_without_scripts_its_poster_is_seen(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}{PAGE}")
    poster = page.locator("gd-momentum-map")
    expect(areas(poster).first).to_be_visible()
    expect(poster.locator(".gd-momentum__words")).to_contain_text("Rate 0.6/L, momentum 0.9.")
    expect(poster.locator(".gd-momentum__controls")).to_be_hidden()
    context.close()
