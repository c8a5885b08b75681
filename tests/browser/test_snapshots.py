"""Six pictures of the explorer at rest, compared with those that somebody has looked at."""

from playwright.sync_api import expect

from tests.browser.lab import (
    choose,
    expect_ready,
    expect_step,
    follow,
    go_to,
    lab_of,
    look_at,
    open_tab,
    run_path,
    slider_step,
    to_fragment,
)
from tests.browser.snapshot import FOLDER, check_snapshot

NAMES = (
    "first-page-curves",
    "first-page-surface",
    "laboratory-gradients",
    "laboratory-inside-adam",
    "laboratory-surface",
    "laboratory-typed-surface",
)
BOWL = {
    "surface": "Expression",
    "expression": "x**2 + 4*y**2",
    "start": [-3, 1.5],
    "steps": 20,
    "optimizers": [{"name": "GradientDescent", "settings": {"learning_rate": 0.05}}],
}


def surface(explorer):
    return explorer.locator("svg.gd-surface")


def curves(explorer):
    return explorer.locator("svg.gd-losses")


def test_the_surface_and_the_curves_of_the_first_page(visit):
    explorer = lab_of(visit.go(""))
    expect_step(explorer, int(slider_step(explorer).get_attribute("max")))
    check_snapshot("first-page-surface", surface(explorer))
    check_snapshot("first-page-curves", curves(explorer), explorer.get_by_role("status"))


def test_the_surface_of_the_laboratory_in_the_middle_of_a_race(lab):
    go_to(lab, 40)
    check_snapshot("laboratory-surface", surface(lab), lab.locator(".gd-standings"))


def test_the_sizes_of_the_gradients(lab):
    look_at(lab, "gradient")
    look_at(lab, "log")
    expect(curves(lab).locator(".gd-axis__title").first).to_have_text("size of the gradient")
    expect(curves(lab).locator(".gd-axis").nth(1)).not_to_contain_text("e+")
    check_snapshot("laboratory-gradients", curves(lab))


def test_the_inside_of_a_step_of_adam(lab):
    panel = open_tab(lab, "Inside")
    choose(panel, "Look inside", "2")
    go_to(lab, 40)
    expect(panel.locator(".gd-inner__title")).to_have_text("Inside Adam at step 40")
    expect(lab.locator(".gd-arrow")).to_have_count(3)
    check_snapshot(
        "laboratory-inside-adam",
        surface(lab).locator(".gd-surface__arrows"),
        panel.locator("table"),
    )


def test_a_typed_surface(lab):
    drawn = run_path(lab).get_attribute("d")
    follow(lab, to_fragment(BOWL))
    lab.get_by_role("button", name="Use", exact=True).click()
    expect(run_path(lab)).not_to_have_attribute("d", drawn)
    expect_ready(lab)
    expect(lab.locator(".gd-standings tbody tr")).to_have_count(1)
    go_to(lab, 20)
    check_snapshot("laboratory-typed-surface", surface(lab))


def test_every_picture_is_compared():
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == sorted(NAMES)
