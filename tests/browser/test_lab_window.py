"""The laboratory is one window: the picture stays in view, and all beside it follows time."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.lab import (
    after,
    choose,
    expect_ready,
    go_to,
    group,
    lab_of,
    move,
    open_lab,
    open_menu,
    open_tab,
    press,
    rate_slider,
    run_path,
    state_of,
    to_fragment,
    unfold,
)
from tests.browser.waiting import wait_until, wait_until_whole

WIDE = [(1280, 720), (1440, 900), (1920, 1080)]
SCRIPTS = re.compile(r"/(?!early)[^/]+\.js$")  # but for the one that the page's head waits for
TABS = ["Loss", "Inside", "Maps", "Numbers"]
# From top to bottom and from left to right, as sighted readers go.
IS_IN_ORDER = """() => {
  const named = (name) => document.querySelector(`.gd-lab__${name}`);
  const parts = ["bar", "rail", "stage", "side"].map(named);
  const [bar, rail, stage, side] = parts.map((part) => part.getBoundingClientRect());
  const isUnder = bar.bottom <= rail.top + 1;
  const isBeside = rail.right <= stage.left + 1 && stage.right <= side.left + 1;
  const follows = (part, at) =>
    parts[at].compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING;
  return isUnder && isBeside && parts.slice(1).every(follows);
}"""


def box_of(lab, part):
    return lab.locator(f"[data-part={part}]").bounding_box()


@pytest.mark.parametrize(("width", "height"), WIDE)
def test_no_page_scrolls_and_the_picture_is_large(visit, width, height):
    visit.page.set_viewport_size({"width": width, "height": height})
    lab = lab_of(visit.go("lab/"))
    for name in TABS:
        open_tab(lab, name)
        assert visit.page.evaluate("document.documentElement.scrollHeight <= innerHeight"), name
    surface = box_of(lab, "surface")
    assert surface["width"] >= 480
    assert surface["height"] >= 400
    picture = lab.locator("svg.gd-surface .gd-surface__levels").bounding_box()
    shares = [picture[side] / surface[side] for side in ("width", "height")]
    assert max(shares) > 0.9  # as large as two equal scales let it be
    assert visit.page.evaluate(IS_IN_ORDER)
    step = lab.get_by_role("slider", name="Step", exact=True).bounding_box()
    assert step["y"] + step["height"] <= height


def test_the_rail_goes_over_the_tabs_where_there_is_less_room(visit):
    visit.page.set_viewport_size({"width": 1000, "height": 768})
    lab = lab_of(visit.go("lab/"))
    rail = lab.locator(".gd-lab__rail").bounding_box()
    tabs = lab.get_by_role("tablist").bounding_box()
    assert rail["x"] == pytest.approx(tabs["x"], abs=2)
    assert rail["y"] + rail["height"] <= tabs["y"] + 1
    assert visit.page.evaluate("document.documentElement.scrollHeight <= innerHeight")


@pytest.mark.parametrize(("width", "height"), [(360, 740), (320, 568)])
def test_on_a_phone_the_picture_stays_while_the_rest_scrolls(visit, width, height):
    page = visit.page
    page.set_viewport_size({"width": width, "height": height})
    lab = lab_of(visit.go("lab/"))
    expect(lab.get_by_role("tab", name="Race")).to_have_attribute("aria-selected", "true")
    slider = rate_slider(lab, "Adam")
    slider.scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 200)")
    surface = box_of(lab, "surface")
    assert 40 <= surface["y"] < 60
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    lab.get_by_role("tab", name="Loss").click()
    expect(lab.locator("[data-part=loss]")).to_be_visible()
    expect(slider).to_be_hidden()


def test_a_magnified_page_loses_nothing(visit):
    """At 400 percent a screen of 1280 by 720 has 320 by 180 pixels."""
    visit.page.set_viewport_size({"width": 320, "height": 180})
    lab = lab_of(visit.go("lab/"))
    for name in ["Race", *TABS]:
        panel = open_tab(lab, name)
        panel.scroll_into_view_if_needed()
        expect(panel).to_be_visible()
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert box_of(lab, "surface")["y"] < 0  # it has scrolled away: it would fill the screen


def test_the_numbers_and_the_standings_follow_the_playhead(lab):
    standing = lab.locator(".gd-standings tbody tr").first.locator("td").first
    at_the_end = standing.inner_text()
    go_to(lab, 40)
    expect(standing).not_to_have_text(at_the_end)
    panel = open_tab(lab, "Numbers")
    expect(panel.locator("caption").first).to_have_text("At step 40")
    expect(panel.locator("tr[aria-current=step] th")).to_have_text(re.compile("^(38|40)$"))
    go_to(lab, 0)
    expect(panel.locator("tr[aria-current=step] th")).to_have_text("0")


def test_a_schedule_shows_the_rate_over_the_steps(lab):
    strip = lab.locator(".gd-rates")
    expect(strip).to_be_hidden()
    choose(lab, "Schedule", "CosineAnnealing")
    line = strip.locator(".gd-rates__line")
    expect(line).to_have_attribute("d", re.compile("^M.*L"))
    assert strip.bounding_box()["height"] == pytest.approx(48, abs=4)
    words = lab.locator(".gd-rates__words")
    go_to(lab, 75)
    expect(words).to_have_text(re.compile(r"rate . 0\.5\d*$"))
    choose(lab, "Clipping", "norm")
    expect(words).to_contain_text("gradients clipped by norm at 1")
    choose(lab, "Schedule", "Constant")
    expect(strip).to_be_hidden()
    expect(words).to_have_text("gradients clipped by norm at 1")


def test_the_line_fit_shows_its_data_and_the_lines_that_move(lab):
    inset = lab.locator(".gd-inset")
    expect(inset).to_be_hidden()
    after(lab, lambda: choose(lab, "Surface", "LineFit"))
    expect(inset.locator("circle")).to_have_count(64)
    line = inset.locator("line").first
    expect(line).to_have_attribute("data-optimizer", "GradientDescent")
    before = line.get_attribute("y2")
    go_to(lab, 0)
    expect(line).not_to_have_attribute("y2", before)
    choose(lab, "Surface", "Ravine")
    expect(inset).to_be_hidden()


def test_a_surface_is_chosen_by_its_picture(lab):
    panel = open_menu(lab, "Choose a surface by its picture")
    expect(panel.locator("svg")).to_have_count(16)
    after(lab, panel.get_by_role("button", name="Himmelblau").click)
    assert state_of(lab)["surface"] == "Himmelblau"
    expect(panel).to_be_hidden()


def test_a_typed_surface_without_a_value_at_the_start_moves_it_and_says_so(lab):
    after(lab, lambda: choose(lab, "Surface", "Expression"))
    lab.get_by_role("textbox", name="f(x, y) =").fill("sqrt(x) + y**2")
    after(lab, lambda: press(lab, "Use"))
    expect(lab.locator(".gd-explorer__note")).to_contain_text("the start is now (4, 3)")
    assert state_of(lab)["start"] == [4, 3]
    expect_ready(lab)


def test_a_race_that_cannot_be_run_is_dimmed_and_not_taken_away(lab):
    after(lab, lambda: choose(lab, "Surface", "Expression"))
    lab.get_by_role("textbox", name="f(x, y) =").fill("sqrt(x) + y**2")
    after(lab, lambda: press(lab, "Use"))
    lab.get_by_role("spinbutton", name="Start x").fill("-4")
    lab.page.keyboard.press("Enter")
    expect(lab).to_have_attribute("data-state", "error")
    expect(lab).to_have_class(re.compile("gd-is-behind"))
    share = open_menu(lab, "Share")
    press(share, "Download CSV")
    expect(share.locator(".gd-share__said")).to_contain_text("the race before")


def test_a_typed_surface_stands_in_space_without_a_complaint(lab):
    after(lab, lambda: choose(lab, "Surface", "Expression"))
    press(lab, "3D")
    expect(lab.locator(".gd-space__label").first).to_be_visible()


def test_the_start_is_dragged_in_space_too(lab):
    press(lab, "3D")
    canvas = lab.locator(".gd-space canvas")
    expect(lab.locator(".gd-space__label").first).to_be_visible()
    before = state_of(lab)["start"]
    box = canvas.bounding_box()
    mouse = lab.page.mouse
    # The start of this race is seen somewhere on the left: look for where a press takes hold of it.
    for down in range(30, 80, 5):
        for across in range(10, 60, 4):
            x, y = box["x"] + box["width"] * across / 100, box["y"] + box["height"] * down / 100
            mouse.move(x, y)
            mouse.down()
            mouse.move(x + 30, y - 10, steps=3)
            if state_of(lab)["start"] != before:
                mouse.up()
                expect_ready(lab)
                return
            mouse.move(x, y, steps=3)  # a press beside it turns the picture: turn it back
            mouse.up()
    pytest.fail("the start was nowhere to be taken")


def test_the_help_opens_at_the_place_that_an_address_names(page, site_url):
    lab = open_lab(page, site_url, "what-the-parts-mean")
    expect(page.get_by_role("heading", name="What the parts mean")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="What the parts mean")).to_be_hidden()
    panel = open_menu(lab, "Help")
    expect(panel.locator("a.claim").first).to_be_visible()
    expect(panel.get_by_text("About this Python")).to_be_visible()


def test_the_first_visit_begins_with_pictures_and_the_second_does_not(cold_page, site_url):
    lab = open_lab(cold_page, site_url)
    strip = lab.locator(".gd-lab__strip")
    cards = strip.locator("button", has=cold_page.locator("svg"))
    expect(cards).to_have_count(10)
    expect(lab.get_by_role("button", name="Play")).to_be_visible()
    first = run_path(lab).get_attribute("d")
    cards.nth(2).click()
    expect(run_path(lab)).not_to_have_attribute("d", first)
    press(strip, "Hide")
    expect(strip).to_be_hidden()
    lab = open_lab(cold_page, site_url)
    expect(lab.get_by_role("button", name="Gallery")).to_be_visible()
    expect(lab.locator(".gd-lab__strip")).to_be_hidden()


def test_a_link_skips_the_first_screen(cold_page, site_url):
    lab = open_lab(cold_page, site_url, to_fragment({"surface": "Beale"}))
    expect_ready(lab)
    expect(lab.locator(".gd-lab__strip")).to_be_hidden()


def test_what_is_pressed_before_the_laboratory_has_arrived_is_not_lost(cold_page, site_url):
    """Whatever a reader can press from the first moment on has to bring Python up in the end."""
    held = []
    cold_page.route(re.compile(r"/lab-\w+\.js$"), lambda route: held.append(route))
    cold_page.goto(f"{site_url}lab/")
    wait_until(cold_page, lambda: held, "a request for the laboratory")
    play = cold_page.get_by_role("button", name="Play", exact=True)
    if play.count():  # a picture stands already
        play.click()
    for route in held:
        route.continue_()
    lab = lab_of(cold_page)
    if lab.get_attribute("data-state") == "static":
        press(lab, "Play")
    expect_ready(lab)
    wait_until(cold_page, lambda: "#lab=1." in cold_page.url, "the state in the address")


def test_folded_settings_that_are_on_are_seen(lab):
    choose(lab, "Weight decay", "l2")
    expect(lab.locator(".gd-lab__more > summary")).to_have_text("decay 0.1")
    unfold(lab.get_by_role("combobox", name="Weight decay", include_hidden=True))
    move(rate_slider(lab, "Adam"), -1)
    expect(group(lab, "Adam")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1280, 860), (360, 740)])
def test_the_parts_have_their_places_before_any_script(cold_page, site_url, width, height):
    cold_page.set_viewport_size({"width": width, "height": height})
    cold_page.route(SCRIPTS, lambda route: None)
    cold_page.goto(f"{site_url}lab/", wait_until="commit")
    parts = [cold_page.locator(f"gd-explorer .gd-lab__{name}") for name in ("picture", "side")]
    expect(cold_page.locator("gd-explorer .gd-lab__side")).to_be_visible()
    expect(cold_page.locator(".gd-lab-help")).to_be_hidden()
    early = [part.bounding_box()["y"] for part in parts]
    cold_page.unroute(SCRIPTS)
    cold_page.reload()
    wait_until_whole(cold_page)
    assert [part.bounding_box()["y"] for part in parts] == pytest.approx(early, abs=2)
