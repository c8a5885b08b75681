"""The first page: its picture that races by itself, its three doors, and what it remembers."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import wait_until, wait_until_whole

SIZES = [(1440, 900), (1280, 860), (768, 1024), (360, 740)]
PICTURE = '[data-part="hero"]'
# How far the runs have come: the places of their dots.
DOTS = """() => [...document.querySelectorAll(".gd-hero .gd-surface__runs circle")]
  .map((dot) => dot.getAttribute("cx")).join()"""
WALKED = """() => document.querySelector(".gd-hero .gd-surface__runs g path:nth-child(3)")
  .getAttribute("d").length"""
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) sum += value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum));
})"""
# Late styles and fonts move what stands below them.
IS_SETTLED = "document.readyState === 'complete' && document.fonts.status === 'loaded'"
DENIED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("", "SecurityError"); } });
}"""


@pytest.fixture
def home(page: Page, site_url: str) -> Page:
    page.goto(site_url)
    page.locator("gd-hero[data-state]").wait_for()
    return page


@pytest.fixture
def calm(page: Page, site_url: str) -> Page:
    """The page of a reader who asked for less motion: the race stands at its end."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(site_url)
    page.locator("gd-hero[data-state]").wait_for()
    return page


def is_moving(page: Page) -> bool:
    before = page.evaluate(DOTS)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    return page.evaluate(DOTS) != before


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_picture_is_as_wide_as_the_window_and_half_of_the_first_screen(
    page, site_url, width, height
):
    page.set_viewport_size({"width": width, "height": height})
    page.goto(site_url)
    box = page.locator(PICTURE).locator("..").bounding_box()
    assert box["x"] == pytest.approx(0, abs=1)
    assert box["width"] == pytest.approx(width, abs=16)
    assert box["height"] <= 561
    shown = min(box["y"] + box["height"], height) - box["y"]
    assert shown / height >= 0.5
    words = page.locator(".gd-hero h1").bounding_box()
    assert words["y"] + words["height"] <= height


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_words_lie_on_no_run(calm, width, height):
    calm.set_viewport_size({"width": width, "height": height})
    words = calm.locator(".gd-hero__words > *").all()
    boxes = [word.bounding_box() for word in words]
    runs = calm.locator(".gd-hero .gd-surface__runs g > path:first-child").all()
    for run in (run.bounding_box() for run in runs):
        for box in boxes:
            beside = box["x"] + box["width"] <= run["x"] or run["x"] + run["width"] <= box["x"]
            apart = box["y"] + box["height"] <= run["y"] or run["y"] + run["height"] <= box["y"]
            assert beside or apart


def test_it_is_there_without_scripts(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url)
    expect(page.locator(f"{PICTURE} .gd-surface__runs g")).to_have_count(4)
    expect(page.get_by_role("link", name="Start reading")).to_be_visible()
    expect(page.locator(".gd-door__chapters li")).to_have_count(12)
    context.close()


def test_what_takes_the_place_of_the_built_picture_lies_where_it_did(cold_page, site_url):
    cold_page.emulate_media(reduced_motion="reduce")
    cold_page.route("**/home-*.json", lambda route: None)
    cold_page.route("**/races-home-*.json", lambda route: None)
    cold_page.goto(site_url)
    cold_page.wait_for_function(IS_SETTLED)
    knob = cold_page.locator(".gd-hero .gd-surface__knob")
    before = knob.bounding_box(), cold_page.locator(".gd-hero .gd-surface__runs").bounding_box()
    cold_page.unroute_all()
    cold_page.goto(site_url)
    cold_page.locator("gd-hero[data-state]").wait_for()
    cold_page.wait_for_function(IS_SETTLED)
    after = knob.bounding_box(), cold_page.locator(".gd-hero .gd-surface__runs").bounding_box()
    assert before == after
    assert cold_page.evaluate(SHIFTS) < 0.02


def test_it_races_by_itself_until_it_is_paused(home):
    wait_until(home, lambda: is_moving(home), "a race")
    home.get_by_role("button", name="Pause the race").click()
    assert not is_moving(home)
    home.get_by_role("button", name="Run the race").click()
    wait_until(home, lambda: is_moving(home), "the race that goes on")


def test_it_stands_still_while_nobody_sees_it(home):
    wait_until(home, lambda: is_moving(home), "a race")
    home.locator(".md-footer").scroll_into_view_if_needed()
    wait_until(home, lambda: not is_moving(home), "a pause")


def test_with_less_motion_it_shows_the_end(calm):
    assert not is_moving(calm)
    whole = calm.locator(".gd-hero .gd-surface__runs g").first
    walked, path = (whole.locator("path").nth(at).get_attribute("d") for at in (2, 0))
    assert walked == path
    expect(calm.get_by_role("button", name="Run the race")).to_be_visible()


def test_a_drag_moves_the_start_at_once_and_the_runs_when_python_answers(calm):
    hero, knob = calm.locator("gd-hero"), calm.locator(".gd-hero .gd-surface__knob")
    expect(calm.locator(".gd-hero .gd-surface__hint")).to_be_visible()
    ends = calm.evaluate(DOTS)
    box = knob.bounding_box()
    calm.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    calm.mouse.down()
    calm.mouse.move(box["x"] - 100, box["y"] + 260, steps=4)
    calm.mouse.up()
    assert knob.bounding_box()["y"] > box["y"] + 200
    expect(calm.locator(".gd-hero .gd-surface__hint")).to_be_hidden()
    expect(hero).to_have_attribute("data-state", "ready")
    wait_until(calm, lambda: calm.evaluate(DOTS) != ends, "the runs from the new start")


def test_arrow_keys_move_the_start(calm):
    picture = calm.get_by_role("application", name="The surface from above").first
    picture.focus()
    name = picture.get_attribute("aria-label")
    calm.keyboard.press("ArrowLeft")
    wait_until(calm, lambda: picture.get_attribute("aria-label") != name, "another start")


def test_its_buttons_are_reached_before_its_picture(calm):
    calm.locator(".gd-hero h1").evaluate("h1 => { h1.tabIndex = -1; h1.focus(); }")
    texts = []
    for _ in range(3):
        calm.keyboard.press("Tab")
        texts.append(calm.evaluate("() => document.activeElement.textContent.trim().slice(0, 13)"))
    assert texts[:2] == ["Start reading", "Open the lab"]
    assert calm.evaluate("() => document.activeElement.matches('.gd-surface')")


def test_what_is_read_to_its_end_is_ticked_off_and_can_be_forgotten(cold_page, site_url):
    page = cold_page
    count = "() => JSON.parse(localStorage.getItem('gd-read') ?? '[]').length"
    for path, wanted in (("foundations/", 1), ("convergence/", 2)):
        page.goto(urljoin(site_url, path))
        wait_until_whole(page)
        page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
        page.wait_for_function(f"({count})() === {wanted}")
    page.goto(site_url)
    expect(page.get_by_text("2 of 12 read")).to_be_visible()
    expect(page.locator(".gd-door__chapters li[data-read]")).to_have_count(2)
    expect(page.get_by_role("link", name="Go on: What is gradient descent?")).to_be_visible()
    page.get_by_role("button", name="Forget this").click()
    expect(page.get_by_text("2 of 12 read")).to_be_hidden()
    expect(page.locator(".gd-door__chapters li[data-read]")).to_have_count(0)


def test_where_storage_is_forbidden_all_else_works(context, site_url):
    page = context.new_page()  # unwatched: the theme itself complains
    page.add_init_script(DENIED)
    page.goto(site_url)
    page.locator("gd-hero[data-state]").wait_for()
    wait_until(page, lambda: is_moving(page), "a race")
    expect(page.locator("[data-progress]")).to_be_hidden()


def test_a_shared_link_shows_the_race(page, site_url):
    page.goto(site_url)
    meta = page.locator('meta[property="og:image"]').get_attribute("content")
    answer = page.request.get(urljoin(site_url, "generated/" + meta.split("generated/")[1]))
    assert answer.ok
    png = answer.body()
    assert [int.from_bytes(png[at : at + 4]) for at in (16, 20)] == [1200, 630]
    for name in ("title", "description", "url", "type"):
        assert page.locator(f'meta[property="og:{name}"]').get_attribute("content")
