"""What the measures of `make looks` see in a small page whose answers are known."""

import pytest

from scripts.looks.visits import IN_PAGE, ask

PAGE = """<!doctype html><html><head><style>
body { margin: 0; } div, p { margin: 0; }
.big { height: 32px; border: 0; position: relative; }
.big::before { content: ""; position: absolute; inset: -6px 0; }
</style></head><body>
<main style="height: 3000px">
<svg data-part="surface" style="display: block; width: 200px; height: 100px"></svg>
<svg width="20" height="20"></svg>
<nav><svg width="200" height="200" style="display: block"></svg></nav>
<gd-explorer data-state="static" style="display: block">
<div style="height: 300px"></div>
<button style="width: 60px; height: 30px; display: block">Small</button>
<div style="height: 50px"></div>
<button class="big" style="width: 60px; display: block">Stretched</button>
<p>Words and <a href="#">a link</a> in them.</p>
<div style="position: relative; height: 50px"><button style="width: 60px; height: 50px">Under
</button><div style="position: absolute; inset: 0"></div></div>
</gd-explorer></main></body></html>"""


@pytest.fixture
def known(page):
    page.add_init_script(IN_PAGE)
    page.goto("about:blank")
    page.set_content(PAGE)
    return page


def test_pictures_are_parts_and_large_drawings_outside_of_navigation(known):
    boxes = ask(known, "boxes")
    assert {tuple(box) for box in boxes} == {(0, 0, 200, 100)}


def test_controls_are_reached_from_the_top_of_their_explorer(known):
    known.set_content(PAGE.replace("<nav>", "").replace("</nav>", ""))
    names = [control["name"] for control in ask(known, "reach")]
    assert names == ["Small", "Stretched", "Under"]


def test_a_hit_area_counts_what_a_finger_hits_beyond_the_box(known):
    areas = {area["name"]: (area["width"], area["height"]) for area in ask(known, "hitAreas")}
    assert set(areas) == {"Small", "Stretched"}
    assert areas["Small"][1] < 44 <= areas["Small"][0]
    assert areas["Stretched"] == (44, 44)


def test_what_lies_under_something_is_covered(known):
    assert ask(known, "covered", "gd-explorer") == ["button Under"]


def test_the_focus_is_told_with_its_place_and_whether_it_is_seen(known):
    known.get_by_role("button", name="Small").focus()
    told = ask(known, "focused")
    assert (told["name"], told["kind"], told["isSeen"]) == ("Small", "button", True)
    assert told["region"] == "gd-explorer"
    before = told["box"]
    known.evaluate("scrollTo(0, 300)")
    assert ask(known, "focused")["box"] == before
    known.get_by_role("button", name="Under").focus()
    assert not ask(known, "focused")["isSeen"]


def test_a_jump_of_the_layout_is_noted_once(known):
    ask(known, "frames", 3)
    ask(known, "shifts")
    known.evaluate(
        "document.querySelector('main').prepend(Object.assign(document.createElement('p'),"
        " { textContent: 'New', style: 'height: 200px' }))"
    )
    ask(known, "frames", 3)
    shifted = ask(known, "shifts")
    assert sum(value for value, _ in shifted) > 0.02
    assert ask(known, "shifts") == []
