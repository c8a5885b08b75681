"""Sliders under a hand that does not wait: each move is seen, and the last is the run itself."""

import pytest
from playwright.sync_api import expect

from tests.browser.lab import (
    after,
    choose,
    expect_address,
    expect_ready,
    group,
    move,
    open_lab,
    open_more,
    open_tab,
    rate_slider,
    run_path,
    state_of,
    to_fragment,
    write,
)

# Move a slider, and say whether the picture has changed before the page draws its next frame.
MOVE_AT_ONCE = """async ([slider, path], value) => {
  const before = path.getAttribute("d");
  slider.value = value;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 0));
  return path.getAttribute("d") !== before;
}"""
# Move a slider once a frame, and count the pictures.
DRAG = """async ([slider, path], values) => {
  const seen = new Set();
  for (const value of values) {
    slider.value = value;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise(requestAnimationFrame);
    seen.add(path.getAttribute("d"));
  }
  return seen.size;
}"""
# Change a field every frame, to and fro without a rest, until three pictures were seen.
CHANGE_UNTIL_SEEN = """async ([field, path], [from, by]) => {
  const seen = new Set();
  for (let at = 0; at < 20_000 && seen.size < 3; at += 1) {
    field.value = String(from + by * (at % 180));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    await new Promise(requestAnimationFrame);
    seen.add(path.getAttribute("d"));
  }
  return seen.size;
}"""


def evaluate_on(lab, script, slider, path, value):
    """Run a script with two elements and a value."""
    pair = [slider.element_handle(), path.element_handle()]
    return lab.page.evaluate(f"([pair, value]) => ({script})(pair, value)", [pair, value])


def make_runs_ahead(lab, slider, first, second):
    """Move a slider twice: after the second, the runs of its other values are there."""
    for value in (first, second):
        after(lab, lambda value=value: move(slider, value), 1)
        expect_ready(lab)


@pytest.mark.parametrize("setting", ["Learning rate", "Momentum"])
def test_moves_after_the_first_are_drawn_at_once(lab, setting):
    open_more(lab, "Momentum")
    slider = group(lab, "Momentum").get_by_role("slider", name=setting, exact=True)
    low = float(slider.get_attribute("min"))
    part = (float(slider.get_attribute("max")) - low) / 100
    make_runs_ahead(lab, slider, low + 40 * part, low + 41 * part)
    assert evaluate_on(lab, MOVE_AT_ONCE, slider, run_path(lab, 1), str(low + 42 * part))
    expect_ready(lab)


def test_a_drag_that_does_not_rest_is_seen_all_along(lab):
    make_runs_ahead(lab, rate_slider(lab, "Momentum"), -2.04, -2.02)
    values = [str(-3 + 0.02 * number) for number in range(90)]
    seen = evaluate_on(lab, DRAG, rate_slider(lab, "Momentum"), run_path(lab, 1), values)
    assert seen == 90
    expect_ready(lab)
    assert rate_slider(lab, "Momentum").get_attribute("aria-valuetext") == "0.0603"


def test_a_start_that_moves_every_frame_is_seen_on_its_way(lab):
    after(lab, lambda: move(rate_slider(lab, "Adam"), -1.5), 2)
    expect_ready(lab)
    choose(lab, "Add an optimizer", "AdaBelief")
    write(lab.get_by_role("spinbutton", name="Number of steps"), 2000)  # slower than a frame
    expect_ready(lab)
    field = lab.get_by_role("spinbutton", name="Start x")
    assert evaluate_on(lab, CHANGE_UNTIL_SEEN, field, run_path(lab), [-3, 0.01]) == 3
    expect_ready(lab)


def test_where_a_drag_rests_is_the_run_that_its_link_gives(page, site_url):
    # Roundings grow here: a run made ahead among others ends visibly elsewhere than the run alone.
    optimizers = [{"name": "Nesterov", "settings": {"learning_rate": 0.001, "momentum": 0.9}}]
    state = {"surface": "Rosenbrock", "start": [-1.2, 1], "steps": 300, "optimizers": optimizers}
    lab = open_lab(page, site_url, to_fragment(state))
    expect_ready(lab)
    slider = rate_slider(lab, "Nesterov")
    after(lab, lambda: move(slider, -2.98))
    evaluate_on(lab, DRAG, slider, run_path(lab), [str(-2.98 + 0.02 * at) for at in range(20)])
    expect_ready(lab)
    expect(slider).to_have_attribute("aria-valuetext", "0.00251")
    drawn, table = run_path(lab).get_attribute("d"), open_tab(lab, "Numbers").inner_text()
    rate = state_of(lab)["optimizers"][0]["settings"]["learning_rate"]
    expect_address(lab, lambda link: link["optimizers"][0]["settings"]["learning_rate"] == rate)
    fragment = page.url.partition("#")[2]
    page.goto("about:blank")
    again = open_lab(page, site_url, fragment)
    expect_ready(again)
    expect(run_path(again)).to_have_attribute("d", drawn)
    assert open_tab(again, "Numbers").inner_text() == table
