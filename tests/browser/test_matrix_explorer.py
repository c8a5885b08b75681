"""The explorer of matrix methods: seen before Python, moved by hand and by keys, on any screen."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.lab import violations

PAGES = ("muon", "shampoo", "soap", "adafactor")
PYTHON = re.compile(r"/generated/runtime/")


def explorer_of(page):
    element = page.locator("gd-matrix-explorer")
    expect(element).to_have_attribute("data-state", re.compile("."))
    expect(element.locator("[data-part=loss] .gd-run").first).to_be_visible()
    return element


@pytest.fixture
def explorer(visit):
    """The explorer of a page that was reached in the course of a visit."""
    return explorer_of(visit.go("optimizers/muon/"))


def step_to(element, step):
    element.get_by_role("slider", name="Step", exact=True).fill(str(step))


def panel(element, name):
    return element.get_by_role("application", name=re.compile(f"^{name}, step"))


def row(element, name):
    return element.get_by_role("group", name=name, exact=True)


def number(element, name):
    return row(element, name).get_by_label("Learning rate as a number")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_with_a_race_before_python_is_there(page, site_url, name):
    held: list[Route] = []
    page.route(PYTHON, lambda route: held.append(route))  # Python never comes
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_url}optimizers/{name}/")
    element = explorer_of(page)
    runs = element.locator("[data-part=loss] .gd-run")
    expect(element.locator("[data-part=surface] .gd-spectrum")).to_have_count(runs.count())
    expect(element.get_by_text("Held equal:")).to_contain_text("its own best of 26 rates")
    expect(element.get_by_role("status").last).to_contain_text("above the lowest.")


def test_bars_and_facts_follow_the_step_and_the_task_ticks_itself_off(page, site_url):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_url}optimizers/muon/")
    element = explorer_of(page)
    expect(element.get_by_role("img", name="To do")).to_be_visible()
    step_to(element, 10)
    expect(element.get_by_role("img", name="Done")).to_be_visible()
    expect(element.get_by_text("Adam is wrong on the six most frequent")).to_be_visible()
    expect(panel(element, "Adam")).to_have_accessible_name(
        re.compile("wrong answers: 14 % of frequent facts, 87 % of rare ones")
    )
    expect(panel(element, "Muon")).to_have_accessible_name(
        re.compile("23 of the next step are above half .* 84 % of frequent facts, 83 % of rare")
    )


def test_keys_read_one_value_at_a_time(page, site_url):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site_url}optimizers/muon/")
    element = explorer_of(page)
    said = element.locator(".gd-matrix__reading")
    panel(element, "Muon").focus()
    page.keyboard.press("ArrowRight")
    expect(said).to_have_text("Gradient: the largest singular value")
    page.keyboard.press("ArrowRight")
    expect(said).to_have_text(re.compile(r"^Gradient, No\. 2: 0\.\d+ of the largest$"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(said).to_have_text(re.compile(r"^Fact 2, asked 13 % of the time: wrong \d+ %$"))
    element.locator(".gd-spectrum__facts").first.hover()
    expect(said).to_have_text(re.compile(r"^Fact \d+, asked \d+ % of the time"))


def test_a_rate_asks_python_and_best_rates_bring_the_race_back(explorer):
    summary = explorer.get_by_role("status").last
    step_to(explorer, 40)
    expect(summary).to_contain_text("Step 40.")
    before = summary.inner_text()
    number(explorer, "Muon").fill("0,5")
    number(explorer, "Muon").press("Enter")
    expect(explorer).to_have_attribute("data-state", "ready")
    expect(summary).not_to_have_text(before)
    expect(explorer.get_by_text("Held equal:")).to_contain_text("the rates are as set")
    explorer.get_by_role("button", name="Best rates").click()
    expect(summary).to_have_text(before)
    expect(number(explorer, "Muon")).to_have_value("0.158")


def test_methods_come_and_go_and_another_problem_has_no_facts(explorer):
    explorer.get_by_label("Add a method").select_option("SOAP")
    expect(panel(explorer, "SOAP")).to_be_visible()
    row(explorer, "Adam").get_by_role("button", name="Remove Adam").click()
    expect(panel(explorer, "Adam")).to_have_count(0)
    explorer.get_by_label("Problem").select_option("MatrixLeastSquares")
    expect(explorer.locator(".gd-spectrum__facts").first).to_be_hidden()
    expect(number(explorer, "SOAP")).to_have_value("0.251")
    explorer.get_by_role("button", name="Reset").click()
    expect(panel(explorer, "Adam")).to_be_visible()
    expect(explorer.get_by_role("slider", name="Step", exact=True)).to_have_value("0")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_in_either_scheme_and_has_no_accessibility_violations(visit, scheme):
    page = visit.page
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    element = explorer_of(visit.go("optimizers/muon/"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    number(element, "Muon").scroll_into_view_if_needed()
    element.locator("[data-part=loss]").scroll_into_view_if_needed()
    picture, play = (
        element.locator("[data-part=surface]"),
        element.get_by_role("button", name="Play"),
    )
    expect(picture).to_be_in_viewport(ratio=0.9)
    expect(play).to_be_in_viewport()
    assert violations(page, "gd-matrix-explorer") == []


def test_its_poster_is_seen_without_scripts(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}optimizers/muon/")
    element = page.locator("gd-matrix-explorer")
    expect(element.locator(".gd-spectrum")).to_have_count(3)
    expect(panel(element, "Muon")).to_be_visible()
    expect(element.locator("[data-part=loss] .gd-run")).to_have_count(3)
    context.close()
