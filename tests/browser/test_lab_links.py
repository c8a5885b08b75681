"""A link brings the laboratory back exactly; a broken or hostile one ends in words."""

import random
import string

import pytest
from playwright.sync_api import expect

from tests.browser.lab import (
    after,
    choose,
    expect_address,
    expect_answered,
    expect_ready,
    expect_state,
    expect_step,
    follow,
    go_to,
    lab_of,
    look_at,
    move,
    open_lab,
    open_more,
    press,
    rate_of,
    run_path,
    state_of,
    to_fragment,
    write,
)
from tests.browser.visit import SCREEN
from tests.browser.waiting import record_attribute

MARKUP = "<img src=x onerror='window.bad=1'>"
HOSTILE = {
    "another version": to_fragment({}, version="2"),
    "random bytes": "lab=1.\u00ff\u0000%ff\u202e",
    "no base64": "lab=1.!!!!",
    "no JSON": to_fragment("{"),
    "no object": to_fragment([1, 2]),
    "no text": "lab=1.gICA",
    "too long": "lab=1." + "A" * 9000,
    "nothing": "lab=",
}
MENDED = {
    "markup": {"surface": MARKUP, "schedule": MARKUP, "optimizers": [{"name": MARKUP}]},
    "huge numbers": {"steps": 1e300, "start": [1e300, -1e300], "clip": {"limit": 1e300}},
    "no numbers": {"steps": None, "start": ["1", {}], "shape": {"angle": []}},
    "unknown names": {"surface": "Nowhere", "optimizers": [{"name": "constructor"}]},
    "prototypes": {"__proto__": {"steps": 7}, "constructor": 1, "steps": "__proto__"},
    "deep": {"view": [[[[[[[]]]]]]], "noise": {"seed": {"a": 1}}},
    "a step beyond": {"steps": 10, "step": 11},
}


def expect_note(lab):
    expect(lab.locator(".gd-explorer__note")).to_contain_text("link")


def expect_unharmed(lab):
    assert lab.page.evaluate("window.bad") is None
    expect(lab.locator("img, script, iframe")).to_have_count(0)
    expect(lab.locator(".gd-surface .gd-run").first).to_be_visible()


def change_everything(lab):
    choose(lab, "Surface", "LineFit")
    choose(lab, "Batch size", "4")
    write(lab.get_by_role("spinbutton", name="Seed"), 12)
    lab.get_by_role("checkbox", name="With replacement").check()
    choose(lab, "Add an optimizer", "Adam")
    write(rate_of(lab, "Gradient descent"), 0.0123)
    momentum = open_more(lab, "Momentum")
    choose(momentum, "Form", "outside")
    move(momentum.get_by_role("slider", name="Momentum", exact=True), 0.51)
    choose(lab, "Schedule", "WarmupStableDecay")
    choose(lab, "Clipping", "norm")
    write(lab.get_by_role("spinbutton", name="Clip at"), 3.7)
    choose(lab, "Weight decay", "decoupled")
    write(lab.get_by_role("spinbutton", name="Number of steps"), 97)
    write(lab.get_by_role("spinbutton", name="Start x"), 0.3)
    look_at(lab, "gradient")
    look_at(lab, "log")


def test_a_link_restores_everything_in_a_fresh_profile(lab, browser, site_url):
    change_everything(lab)
    expect_ready(lab)
    expect_address(lab)
    go_to(lab, 32)  # the step alone goes into the address too
    expect_address(lab, step=32)
    state, path = state_of(lab), run_path(lab, 1).get_attribute("d")
    context = browser.new_context(viewport=SCREEN)
    try:
        other = open_lab(context.new_page(), site_url, lab.page.url.partition("#")[2])
        expect_ready(other)
        expect(run_path(other, 1)).to_have_attribute("d", path)
        assert state_of(other) == state
        expect_step(other, 32)
        expect(other.locator(".gd-losses .gd-axis__title").first).to_have_text(
            "size of the gradient"
        )
        expect(other.locator(".gd-explorer__note")).to_be_hidden()
    finally:
        context.close()


@pytest.mark.parametrize("fragment", HOSTILE.values(), ids=HOSTILE)
def test_a_link_that_cannot_be_read_says_so_and_leaves_the_first_picture(page, site_url, fragment):
    lab = open_lab(page, site_url, fragment)
    expect_note(lab)
    expect_unharmed(lab)
    assert state_of(lab)["surface"] == "Ravine"
    expect(lab).to_have_attribute("data-state", "static")


@pytest.mark.parametrize("value", MENDED.values(), ids=MENDED)
def test_a_link_with_impossible_parts_is_mended_and_says_so(visit, value):
    lab = lab_of(visit.go(f"lab/#{to_fragment(value)}"))
    expect_note(lab)
    expect_ready(lab)
    expect_unharmed(lab)
    state = state_of(lab)
    assert state["steps"] in {10, 100}
    assert [entry["name"] for entry in state["optimizers"]] == ["GradientDescent"]
    assert all(abs(number) <= 10 for number in state["start"])


def test_an_expression_of_a_link_waits_for_use(page, site_url):
    text = "x**2 + 4*y**2"
    lab = open_lab(page, site_url, to_fragment({"surface": "Expression", "expression": text}))
    field = lab.get_by_role("textbox", name="f(x, y) =")
    expect(field).to_have_value(text)
    expect(lab.locator(".gd-expression__words")).to_contain_text("Press Use to run it")
    drawn = run_path(lab).get_attribute("d")
    busy = record_attribute(lab, "aria-busy")
    press(lab, "Best rates")
    press(lab, "Play")
    write(rate_of(lab, "Gradient descent"), 0.02)
    set_rate = {"learning_rate": 0.02}
    expect_address(lab, lambda link: link["optimizers"][0].get("settings") == set_rate)
    assert "true" not in busy()  # Python was asked for nothing
    expect(lab).to_have_attribute("data-state", "static")
    expect(run_path(lab)).to_have_attribute("d", drawn)
    press(lab, "Use")
    expect_ready(lab)
    expect(run_path(lab)).not_to_have_attribute("d", drawn)
    expect(lab.locator(".gd-expression__words")).to_have_text("")


def fragments(count):
    """Sound links with one thing broken, and noise, all from one seed."""
    draw = random.Random(20260727)
    values = [None, -1, 1e308, "x", MARKUP, [], {}, [[]], True, "Expression", "__proto__", "é" * 50]
    keys = ["surface", "start", "steps", "optimizers", "schedule", "clip", "decay", "noise", "view"]
    for at in range(count):
        if at % 4 == 3:
            yield "lab=1." + "".join(draw.choices(string.printable, k=draw.randint(1, 60)))
            continue
        value = {"surface": "Booth", "steps": 20, "optimizers": [{"name": "Adam", "settings": {}}]}
        for key in draw.sample(keys, 2):
            value[key] = draw.choice(values)
        text = to_fragment(value)
        cut = draw.randrange(8, len(text)) if at % 4 == 1 else len(text)
        yield text[:cut]


def test_forty_broken_links_in_a_row_do_no_harm(lab):
    states = record_attribute(lab, "data-state")
    for fragment in fragments(40):
        follow(lab, fragment)
        expect_unharmed(lab)
        assert "error" not in states(), fragment
    expect_answered(lab)
    assert "error" not in states()
    follow(lab, to_fragment({"surface": "Booth", "steps": 33}))
    expect(lab.locator(".gd-explorer__note")).to_be_hidden()
    expect_ready(lab)
    expect(lab.get_by_role("slider", name="Step", exact=True)).to_have_attribute("max", "33")
    after(lab, lambda: follow(lab, to_fragment({"surface": "Beale"})))
    expect_state(lab, surface="Beale")
