"""The laboratory's settings: each changes the run that is drawn, and what is said of it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.lab import (
    after,
    choose,
    expect_state,
    group,
    labels_of,
    look_at,
    move,
    open_more,
    press,
    rate_of,
    run_path,
    state_of,
    write,
)

SWITCHES = {
    "schedule": [("Schedule", "CosineAnnealing")],
    "clipping by value": [("Clipping", "value")],
    "clipping by norm": [("Clipping", "norm")],
    "weight decay in the gradient": [("Weight decay", "l2")],
    "decoupled weight decay": [("Weight decay", "decoupled")],
    "another surface": [("Surface", "Beale")],
}


@pytest.mark.parametrize("changes", SWITCHES.values(), ids=SWITCHES)
def test_a_switch_changes_the_drawn_run(lab, changes):
    for name, value in changes:
        after(lab, lambda name=name, value=value: choose(lab, name, value))
    expect(lab).to_have_attribute("data-state", "ready")


def test_the_strength_of_clipping_shows_with_it_and_counts(lab):
    strength = lab.get_by_role("spinbutton", name="Clip at")
    expect(strength).to_be_hidden()
    after(lab, lambda: choose(lab, "Clipping", "norm"))
    expect(strength).to_be_visible()
    after(lab, lambda: write(strength, 0.1))
    expect_state(lab, clip={"kind": "norm", "limit": 0.1})
    strength.press("ArrowUp")  # a part of it: its range spans twelve powers of ten
    expect(strength).to_have_value("0.105")


def test_batches_are_offered_where_there_are_examples(lab):
    expect(lab.get_by_role("combobox", name="Batch size")).to_be_hidden()
    whole = after(lab, lambda: choose(lab, "Surface", "LineFit"))
    some = after(lab, lambda: choose(lab, "Batch size", "4"))
    other = after(lab, lambda: write(lab.get_by_role("spinbutton", name="Seed"), 5))
    again = after(lab, lambda: lab.get_by_role("checkbox", name="With replacement").check())
    assert len({whole, some, other, again}) == 4
    expect(lab.locator(".gd-explorer__held")).to_contain_text("the batches (seed 5)")
    lab.get_by_role("spinbutton", name="Seed").press("ArrowUp")
    expect(lab.locator(".gd-explorer__held")).to_contain_text("the batches (seed 6)")


def test_the_form_of_a_framework_can_be_chosen(lab):
    choose(lab, "Schedule", "CosineAnnealing")
    momentum = open_more(lab, "Momentum")
    own = run_path(lab, 1).get_attribute("d")
    after(lab, lambda: choose(momentum, "Form", "outside"), 1)
    assert run_path(lab, 1).get_attribute("d") != own
    assert state_of(lab)["optimizers"][1]["convention"] == "outside"


def test_the_curves_show_gradients_and_both_scales_without_python(lab):
    line = lab.locator(".gd-losses .gd-run").first
    title = lab.locator(".gd-losses .gd-axis__title").first
    seen = [line.get_attribute("d")]
    look_at(lab, "gradient")
    expect(title).to_have_text("size of the gradient")
    expect(line).not_to_have_attribute("d", seen[-1])
    seen.append(line.get_attribute("d"))
    look_at(lab, "log")
    expect(line).not_to_have_attribute("d", seen[-1])
    seen.append(line.get_attribute("d"))
    expect(lab.locator(".gd-losses .gd-axis").nth(1)).not_to_contain_text("e+")
    assert len(set(seen)) == 3
    expect(lab).to_have_attribute("data-state", "static")


def test_theory_is_drawn_on_a_quadratic_and_nowhere_else(lab):
    predicted = lab.locator(".gd-losses .gd-prediction[d]")
    expect(predicted).to_have_count(2)  # of Adam there is none
    slider = group(lab, "Gradient descent").get_by_role("slider", name="Learning rate")
    after(lab, lambda: write(rate_of(lab, "Gradient descent"), 0.2))
    expect(lab.get_by_role("status")).to_contain_text("Gradient descent diverges at step")
    # The limit is said once the reader has crossed it.
    expect(group(lab, "Gradient descent").locator(".gd-setting__mark").first).to_be_visible()
    limit = float(slider.get_attribute("aria-description").split()[1])
    after(lab, lambda: write(rate_of(lab, "Gradient descent"), round(0.99 * limit, 5)))
    expect(lab.get_by_role("status")).not_to_contain_text("diverges")
    choose(lab, "Surface", "Rosenbrock")
    expect(predicted).to_have_count(0)
    expect(slider).not_to_have_attribute("aria-description", re.compile(""))


@pytest.mark.parametrize(
    ("name", "value", "shape"),
    [("Condition number", 2, {"condition_number": 100}), ("Angle", -60, {"angle": -60})],
)
def test_the_valley_can_be_bent(lab, name, value, shape):
    levels = lab.locator(".gd-surface__levels path").nth(5)
    before = levels.get_attribute("d")
    move(lab.get_by_role("slider", name=name, exact=True), value)
    expect(levels).not_to_have_attribute("d", before)
    expect_state(lab, shape={"condition_number": 50, "angle": 30} | shape)


def test_best_rates_are_set_and_the_race_says_what_is_held_equal(lab):
    press(lab, "Best rates")
    expect(lab.locator(".gd-explorer__held")).to_contain_text("the best of 101 tried")
    rates = [entry["settings"]["learning_rate"] for entry in state_of(lab)["optimizers"]]
    assert rates != [0.03, 0.01, 0.2]
    expect(rate_of(lab, "Adam")).to_have_value(str(rates[2]))


def test_up_to_16_optimizers_race_and_twins_are_told_apart(lab):
    names = ("Adam", "Lion", "Nesterov", "AdaDelta") * 4
    for name in names[:13]:
        choose(lab, "Add an optimizer", name)
    expect(lab.locator("svg.gd-surface path.gd-run--whole")).to_have_count(16)
    expect(lab.get_by_role("combobox", name="Add an optimizer")).to_be_disabled()
    labels = labels_of(lab)
    assert len(set(labels)) == 16
    assert not [label for label in labels if "undefined" in label]
    samples = lab.locator(".gd-row__sample path").evaluate_all(
        "paths => paths.map(p => getComputedStyle(p).stroke + getComputedStyle(p).strokeDasharray)"
    )
    assert len(set(samples)) == 16
