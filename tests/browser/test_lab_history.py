"""Undo and redo in the laboratory: buttons, keys, and what may not run by itself."""

from playwright.sync_api import expect

from tests.browser.lab import (
    after,
    choose,
    expect_address,
    expect_answered,
    expect_ready,
    expect_state,
    follow,
    group,
    move,
    press,
    rate_slider,
    run_path,
    state_of,
    to_fragment,
    write,
)
from tests.browser.waiting import record_attribute

# As a hand moves a slider: in one go, however busy the machine is.
DRAG = """(slider, places) => {
  for (const place of places) {
    slider.value = place;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }
}"""


def test_a_change_is_taken_back_and_made_again(lab):
    built = run_path(lab, 2).get_attribute("d")
    state = state_of(lab)
    changed = after(lab, lambda: move(rate_slider(lab, "Adam"), -1), 2)
    expect_ready(lab)
    after(lab, lambda: press(lab, "Undo"), 2)
    assert state_of(lab)["optimizers"] == state["optimizers"]
    assert run_path(lab, 2).get_attribute("d")[:20] == built[:20]
    after(lab, lambda: press(lab, "Redo"), 2)
    expect(run_path(lab, 2)).to_have_attribute("d", changed)
    expect_address(lab, lambda link: "settings" in link["optimizers"][2])


def test_a_drag_is_one_change(lab):
    before = state_of(lab)["optimizers"]
    rate_slider(lab, "Momentum").evaluate(DRAG, ["-1.9", "-1.8", "-1.7"])
    expect_ready(lab)
    press(lab, "Undo")
    expect_state(lab, optimizers=before)
    undo = lab.get_by_role("button", name="Undo", exact=True)
    expect(undo).to_have_attribute("aria-disabled", "true")


def test_keys_undo_where_nobody_types(lab):
    after(lab, lambda: choose(lab, "Surface", "Beale"))
    expect_ready(lab)
    rate_slider(lab, "Adam").focus()
    lab.page.keyboard.press("Control+z")
    expect_state(lab, surface="Ravine")
    lab.page.keyboard.press("Control+Shift+z")
    expect_state(lab, surface="Beale")
    lab.page.keyboard.press("Control+z")
    expect_state(lab, surface="Ravine")
    lab.page.keyboard.press("Control+y")
    expect_state(lab, surface="Beale")
    lab.get_by_role("spinbutton", name="Number of steps").focus()
    lab.page.keyboard.press("Control+z")  # the field's own
    expect_state(lab, surface="Beale")


def test_a_removed_run_comes_back_with_its_settings(lab):
    write(lab.get_by_role("spinbutton", name="Number of steps"), 60)
    before = state_of(lab)["optimizers"]
    row = group(lab, "Momentum")
    press(row, "More settings of Momentum")
    press(row, "Remove Momentum")
    expect(row).to_have_count(0)
    press(lab, "Undo")
    expect(group(lab, "Momentum")).to_be_visible()
    expect_state(lab, optimizers=before)


def test_a_typed_surface_that_came_with_a_link_waits_again(lab):
    typed = {"surface": "Expression", "expression": "x**2 + 7*y**2"}
    follow(lab, to_fragment(typed))
    expect_state(lab, surface="Expression")
    after_link = run_path(lab).get_attribute("d")
    choose(lab, "Surface", "Booth")
    expect_ready(lab)
    expect(run_path(lab)).not_to_have_attribute("d", after_link)
    drawn = run_path(lab).get_attribute("d")
    busy = record_attribute(lab, "aria-busy")
    press(lab, "Undo")
    expect_state(lab, surface="Expression")
    expect(lab.locator(".gd-expression__words")).to_contain_text("Press Use to run it")
    expect_answered(lab)
    assert "true" not in busy()
    assert run_path(lab).get_attribute("d") == drawn
