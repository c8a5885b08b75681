"""A letter of the rule is tinted wherever it stands: in the formula, the table and the code."""

import pytest
from playwright.sync_api import expect

from tests.browser.lab import violations
from tests.browser.waiting import wait_until, wait_until_whole

ADAM = "optimizers/adam/"


@pytest.fixture
def adam(visit):
    page = visit.go(ADAM)
    wait_until_whole(page)
    expect(page.locator(".gd-symbols")).to_have_attribute("data-state", "ready")
    return page


def letter(page, name):
    label = f"{name}: show it in the formula and the code"
    return page.get_by_role("button", name=label, exact=True)


def lit_in(page, where):
    """What is tinted in a part of the page, and the tints that it has."""
    found = page.locator(f"{where}.gd-lit").all()
    return [(part.inner_text(), tint(part)) for part in found]


def tint(part):
    return part.evaluate(
        "part => getComputedStyle(part.matches('tr') ? part.cells[0] : part).backgroundColor"
    )


def test_a_letter_of_the_table_is_tinted_alike_in_formula_table_and_code(adam):
    letter(adam, "beta1").hover()
    rule, code = lit_in(adam, "div.arithmatex "), lit_in(adam, "gd-cell[data-name=the-code] ")
    rows = lit_in(adam, ".gd-symbols tr")
    assert len(rows) == 1
    assert {text for text, _ in rule} == {"β", "1"}
    assert {text for text, _ in code} == {"beta1"}
    assert len(code) >= 4
    assert len({color for _, color in (*rule, *rows, *code)}) == 1
    adam.mouse.move(0, 0)
    expect(adam.locator(".gd-lit")).to_have_count(0)


def test_a_letter_of_the_formula_and_a_name_of_the_code_show_the_others(adam):
    adam.locator("div.arithmatex [data-letter=v]").first.hover()
    expect(adam.locator("tr.gd-lit")).to_contain_text("second moment")
    adam.locator("gd-cell[data-name=the-code] [data-letter=epsilon]").first.hover()
    expect(adam.locator("tr.gd-lit")).to_contain_text("guard")


def test_an_accent_or_another_index_makes_another_letter(adam):
    letter(adam, "m").hover()
    texts = {text for text, _ in lit_in(adam, "div.arithmatex ")}
    assert texts == {"m"}
    accents = adam.locator("div.arithmatex .accent-body").count()
    assert accents >= 2
    assert adam.locator(".gd-lit .accent-body").count() == 0


def test_the_keyboard_goes_through_the_table_in_one_stop(adam):
    letter(adam, "m").focus()
    adam.keyboard.press("ArrowDown")
    expect(letter(adam, "v")).to_be_focused()
    expect(adam.locator("tr.gd-lit")).to_contain_text("second moment")
    adam.keyboard.press("Tab")
    expect(adam.locator(".gd-symbols button:focus")).to_have_count(0)
    expect(adam.locator(".gd-lit")).to_have_count(0)
    adam.keyboard.press("Shift+Tab")
    expect(letter(adam, "v")).to_be_focused()
    adam.keyboard.press("Enter")
    expect(letter(adam, "v")).to_have_attribute("aria-pressed", "true")
    adam.keyboard.press("Escape")
    expect(letter(adam, "v")).to_have_attribute("aria-pressed", "false")


def test_a_page_that_moves_under_a_resting_pointer_leaves_the_keyboards_letter(adam):
    letter(adam, "m").hover()
    letter(adam, "m").focus()
    adam.keyboard.press("ArrowDown")
    expect(adam.locator("tr.gd-lit")).to_contain_text("second moment")
    way = letter(adam, "t").bounding_box()["y"] - letter(adam, "m").bounding_box()["y"]
    adam.evaluate("(way) => scrollBy({top: way, behavior: 'instant'})", way)
    expect(adam.locator("tr:hover")).to_contain_text("number of this step")
    expect(adam.locator("tr.gd-lit")).to_contain_text("second moment")
    letter(adam, "m").hover()
    expect(adam.locator("tr.gd-lit")).to_contain_text("first moment")


def test_a_chosen_letter_stays_and_goes_by_a_second_press(adam):
    letter(adam, "t").click()
    adam.mouse.move(0, 0)
    expect(adam.locator("tr.gd-lit")).to_contain_text("number of this step")
    letter(adam, "t").click()
    adam.mouse.move(0, 0)
    expect(adam.locator(".gd-lit")).to_have_count(0)


def test_an_editor_shows_letters_too(adam):
    cell = adam.locator("gd-cell[data-name=the-code]")
    cell.locator("pre").first.click()
    expect(cell.locator(".cm-content")).to_be_focused()
    letter(adam, "beta2").hover()
    expect(cell.locator(".cm-line .gd-lit").first).to_have_text("beta2")
    word = cell.locator(".cm-line", has_text="self.epsilon = epsilon").first
    word.scroll_into_view_if_needed()
    box = word.bounding_box()
    name = word.evaluate(
        """line => {
          const range = document.createRange();
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.lastIndexOf("epsilon");
            if (at >= 0) range.setStart(walker.currentNode, at + 2);
          }
          return range.getBoundingClientRect().x;
        }"""
    )
    adam.mouse.move(name, box["y"] + box["height"] / 2)
    expect(adam.locator("tr.gd-lit")).to_contain_text("guard")


@pytest.mark.parametrize("path", ["schedules/cosine-annealing/", "optimizers/shampoo/"])
def test_each_letter_of_the_table_is_found_somewhere(visit, path):
    page = visit.go(path)
    wait_until_whole(page)
    expect(page.locator(".gd-symbols")).to_have_attribute("data-state", "ready")
    for button in page.locator(".gd-symbols button").all():
        button.hover()
        wait_until(page, lambda: page.locator("gd-cell .gd-lit").count(), button.inner_text())
        page.mouse.move(0, 0)
    assert page.locator("div.arithmatex [data-letter]").count() >= 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_tint_can_be_read(adam, scheme):
    adam.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    letter(adam, "learning_rate").click()
    assert violations(adam, ".gd-symbols") == []
