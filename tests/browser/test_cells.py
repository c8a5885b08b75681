"""The cells of a page, used as readers use them, with the real Python."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import EDITOR, SNAPSHOT
from tests.browser.cells_site import build_cells_site
from tests.browser.conftest import lend
from tests.browser.lab import violations
from tests.browser.site_server import serving_site
from tests.browser.visit import Visits
from tests.browser.waiting import pass_time, record_attribute, wait_until

DWELL = 3000  # milliseconds that a cell stays in view before Python starts by itself


@pytest.fixture(scope="module")
def cells_url(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cells")
    (folder / "site").mkdir()
    with serving_site(folder / "site") as url:
        build_cells_site(folder, url)
        yield url


@pytest.fixture(scope="module")
def cells_visits(profile, cells_url):
    visits = Visits(profile, cells_url, elsewhere="second/")
    yield visits
    visits.end()


@pytest.fixture
def opened(request, cells_visits):
    """The page, reached anew in a visit in which Python may be up."""
    for visit in lend(request, cells_visits):
        yield visit.go("")


@pytest.fixture
def first_page(page, cells_url):
    """The page as the first of a visit, at rest: Python is not started in it."""
    page.goto(cells_url)
    wait_for(cell(page, "define"), "idle")
    return page


def cell(page, name):
    return page.locator(f"gd-cell[data-name='{name}']")


def button(found, name):
    return found.get_by_role("button", name=name, exact=True)


def press(found, name):
    button(found, name).click()


def verdict(found):
    return found.get_by_role("status")


def log(found):
    return found.get_by_role("log")


def wait_for(found, state):
    expect(found).to_have_attribute("data-state", state)


def run(found, state="done", code=None):
    if code is not None:
        found.evaluate("(cell, code) => { cell.code = code; }", code)
    press(found, "Run")
    wait_for(found, state)
    return log(found).inner_text()


def go_to_the_second_page(page):
    """By a link of the page: instant navigation keeps the window and the worker."""
    page.locator("a[href$='second/']").first.evaluate("link => link.click()")
    expect(page.locator("h1")).to_contain_text("Another page")
    assert page.evaluate("window.isSameVisit")


def asked_of(page):
    """The addresses that a page asks for from now on."""
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    return addresses


def test_an_unused_cell_is_highlighted_code_and_fetches_nothing(still_page, cells_url):
    asked = asked_of(still_page)
    still_page.goto(cells_url)
    first = cell(still_page, "define")
    wait_for(first, "idle")
    expect(first.locator("pre .kn").first).to_have_text("import")
    pass_time(still_page, DWELL // 2)  # after longer in view, Python would start by itself
    assert not [url for url in asked if "generated/runtime" in url or EDITOR in url]


def test_the_first_run_boots_python_with_progress(still_page, cells_url):
    still_page.goto(cells_url)
    first = cell(still_page, "define")
    wait_for(first, "idle")
    states = record_attribute(first, "data-state")
    first.evaluate(
        """cell => {
          window.texts = [];
          new MutationObserver(() => {
            const bar = cell.querySelector("progress");
            if (bar) texts.push(bar.parentElement.textContent);
          }).observe(cell, { subtree: true, childList: true, attributes: true });
        }"""
    )
    # No pointer comes near, which would start Python before the press.
    button(first, "Run").dispatch_event("click")
    wait_for(first, "done")
    text = log(first).inner_text()
    assert text.split("\n")[:3] == ["step 0", "step 1", "step 2"]
    assert "array([ 2.048, -1.024])" in text
    assert states() == ["idle", "booting", "running", "done"]
    assert re.search(r"\d\.\d MB of \d+\.\d MB", "\n".join(still_page.evaluate("texts")))
    expect(first.locator("progress")).to_have_count(0)


def test_running_needs_no_editor(first_page):
    asked = asked_of(first_page)
    run(cell(first_page, "define"))
    assert not [address for address in asked if EDITOR in address]


def test_output_streams_while_the_cell_runs(opened):
    first = cell(opened, "define")
    first.evaluate("cell => { cell.code = 'print(\"early\")\\nwhile True: pass'; }")
    press(first, "Run")
    expect(log(first)).to_contain_text("early")
    wait_for(first, "running")


def test_cells_of_a_page_share_names_and_another_page_has_its_own(opened):
    run(cell(opened, "define"))
    assert run(cell(opened, "use")).strip() == "1.024"
    go_to_the_second_page(opened)
    assert run(cell(opened, "define")).strip() == "False"


def test_a_cell_brings_the_cells_above_that_it_needs(opened):
    text = run(cell(opened, "use"))
    assert "The cells above ran first" in text
    assert text.strip().endswith("1.024")
    wait_for(cell(opened, "define"), "done")


def test_a_name_that_no_cell_has_is_an_error_and_runs_nothing_else(opened):
    assert "NameError: name 'never_defined_anywhere'" in run(cell(opened, "typo"), "error")
    wait_for(cell(opened, "define"), "idle")


def test_a_failing_cell_above_is_named(opened):
    cell(opened, "define").evaluate("cell => { cell.code = 'theta = 1 / 0'; }")
    assert "cell define above did not finish" in run(cell(opened, "use"), "error")


def test_a_traceback_names_the_lines_of_the_cell_alone(opened):
    first = cell(opened, "define")
    text = run(first, "error", "def halve(x):\n    return x / 0\n\nhalve(1)\n")
    assert 'File "cell define", line 4' in text
    assert 'File "cell define", line 2, in halve' in text
    assert "ZeroDivisionError" in text
    assert "gd_page" not in text
    assert "pyodide" not in text


def test_stop_ends_an_endless_loop_and_the_next_run_works(opened):
    first, second = cell(opened, "define"), cell(opened, "use")
    run(first)
    run(second, code="theta.sum()")
    second.evaluate("cell => { cell.code = 'while True: pass'; }")
    press(second, "Run")
    wait_for(second, "running")
    press(second, "Stop")
    wait_for(second, "stopped")
    expect(log(second)).to_contain_text("Stopped.")
    assert "1.024" in run(second, code="theta.sum()")


def test_stop_while_python_starts(first_page):
    held = []
    first_page.route(SNAPSHOT, lambda route: held.append(route))
    first = cell(first_page, "define")
    press(first, "Run")
    wait_until(first_page, lambda: held, "a request for the snapshot")
    press(first, "Stop")
    wait_for(first, "stopped")
    first_page.unroute(SNAPSHOT)
    assert "step 2" in run(first)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("def broken(:\n    pass", "SyntaxError"),
        ("huge = bytearray(10**13)", "OverflowError"),
        ("x = [0] * 10**9\ny = [0] * 10**9\nz = [0] * 10**9", "emory"),
        ("raise SystemExit('enough')", "enough"),
        ("def f(): f()\nf()", "RecursionError"),
    ],
)
def test_a_bad_program_leaves_a_usable_page(opened, code, expected):
    first = cell(opened, "define")
    assert expected in run(first, "error", code)
    assert run(first, code="1 + 1").strip() == "2"


def test_printed_markup_stays_text(opened):
    markup = "<img src=x onerror=alert(1)>"
    text = run(cell(opened, "define"), "error", f'print("{markup}")\nraise ValueError("{markup}")')
    assert text.count(markup) >= 2
    expect(log(cell(opened, "define")).locator("img")).to_have_count(0)


def test_code_reset_and_copy(opened):
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    first = cell(opened, "define")
    printed = first.evaluate("cell => cell.code")
    assert printed.startswith("import numpy as np\n\ntheta = np.array")
    assert printed.endswith("\ntheta")
    run(first, code="print('mine')")
    assert first.evaluate("cell => cell.code") == "print('mine')"
    press(first, "Copy")
    wait_until(
        opened,
        lambda: opened.evaluate("navigator.clipboard.readText()") == "print('mine')",
        "the code on the clipboard",
    )
    press(first, "Reset")
    wait_for(first, "idle")
    assert first.evaluate("cell => cell.code") == printed
    expect(log(first)).to_have_text("")


def test_a_double_click_on_run_runs_once(first_page):
    """Stop takes the place of Run between the two clicks."""
    found = cell(first_page, "define")
    found.get_by_role("button", name="Run").dblclick()
    expect(found).to_have_attribute("data-state", "done")
    expect(log(found)).to_contain_text("step 2")


def test_letters_typed_before_the_editor_is_there_are_kept_for_it(first_page):
    held = []
    first_page.route(re.compile(EDITOR), lambda route: held.append(route))
    found = cell(first_page, "use")
    found.locator("code").click()
    first_page.keyboard.type("np, 1.")  # n, p and the comma are shortcuts that leave the page
    wait_until(first_page, lambda: held, "a request for the editor")
    address = first_page.url
    for route in held:
        route.continue_()
    expect(found.locator(".cm-content")).to_contain_text("np, 1.")
    assert first_page.url == address


def test_reset_ends_a_run(opened):
    first = cell(opened, "define")
    first.evaluate("cell => { cell.code = 'while True: pass'; }")
    press(first, "Run")
    wait_for(first, "running")
    press(first, "Reset")
    wait_for(first, "idle")
    assert "step 2" in run(first)


def test_editing_by_keyboard(opened):
    first = cell(opened, "define")
    following = opened.get_by_text("A sentence below, which")
    before = following.evaluate("paragraph => paragraph.offsetTop")
    first.locator("pre").first.focus()
    opened.keyboard.press("Enter")
    expect(first.locator(".cm-content")).to_be_focused()
    assert abs(following.evaluate("paragraph => paragraph.offsetTop") - before) <= 1
    opened.keyboard.press("Control+A")
    opened.keyboard.type("print(6 * 7)")
    opened.keyboard.press("Shift+Enter")
    wait_for(first, "done")
    assert log(first).inner_text().strip() == "42"
    opened.keyboard.press("Escape")
    opened.keyboard.press("Tab")
    expect(button(first, "Run")).to_be_focused()
    assert first.evaluate("cell => cell.code") == "print(6 * 7)"


def test_shift_and_enter_run_the_printed_code(opened):
    first = cell(opened, "define")
    first.locator("pre").first.focus()
    opened.keyboard.press("Shift+Enter")
    wait_for(first, "done")
    expect(first.locator(".cm-editor")).to_have_count(0)


def test_stop_takes_the_place_of_run_and_the_focus_with_it(opened):
    first = cell(opened, "define")
    first.evaluate("cell => { cell.code = 'while True: pass'; }")
    expect(button(first, "Stop")).to_have_count(0)
    button(first, "Run").focus()
    opened.keyboard.press("Enter")
    wait_for(first, "running")
    expect(button(first, "Run")).to_have_count(0)
    expect(button(first, "Stop")).to_be_focused()
    opened.keyboard.press("Enter")
    wait_for(first, "stopped")
    expect(button(first, "Run")).to_be_focused()


def test_a_cell_at_rest_is_four_stops(opened):
    for name in ("define", "long-line"):
        first = cell(opened, name)
        first.locator("pre").first.focus()
        for stop in ("Run", "Copy", "Reset"):
            opened.keyboard.press("Tab")
            expect(button(first, stop)).to_be_focused()
        opened.keyboard.press("Tab")
        assert not first.evaluate("cell => cell.contains(document.activeElement)")


def test_the_buttons_stay_in_view_beside_long_code(opened):
    long = cell(opened, "long")
    assert long.bounding_box()["height"] > 1500
    long.evaluate("cell => scrollTo(0, cell.getBoundingClientRect().top + scrollY + 700)")
    box = button(long, "Run").bounding_box()
    header = opened.locator(".md-header").bounding_box()
    assert header["height"] <= box["y"] <= 200


def test_the_expected_output_stands_in_the_cell_and_a_run_takes_its_place(opened):
    found = cell(opened, "as-printed")
    expected = found.get_by_role("group", name="Output of the cell as-printed")
    expect(expected).to_contain_text("step 2")
    expect(verdict(found)).to_have_text("Expected")
    run(found)
    expect(expected).to_be_hidden()
    expect(verdict(found)).to_have_text("As expected")
    expect(found.locator("mark")).to_have_count(0)
    press(found, "Reset")
    expect(expected).to_be_visible()
    expect(verdict(found)).to_have_text("Expected")


def test_lines_that_the_page_did_not_print_are_marked(opened):
    found = cell(opened, "as-printed")
    code = "for step in (0, 1.5, 2):\n    print('step', step)"
    assert run(found, code=code).splitlines() == ["step 0", "step 1.5", "step 2"]
    expect(found.locator("mark")).to_have_text(["step 1.5"])
    expect(verdict(found)).to_contain_text("differs from what the page printed")


def test_the_value_of_the_last_line_is_held_against_the_page_too(opened):
    found = cell(opened, "define")
    run(found)
    expect(found.locator("mark")).to_have_text(["step 1", "step 2", re.compile("^array")])


def test_a_run_moves_nothing(first_page):
    found = cell(first_page, "as-printed")
    following = first_page.get_by_text("A sentence below the last")
    following.scroll_into_view_if_needed()
    first_page.evaluate(
        """() => {
          window.shift = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.shift += entry.value;
          }).observe({ type: "layout-shift" });
        }"""
    )
    before = following.bounding_box()
    run(found)
    assert following.bounding_box() == before
    assert first_page.evaluate("window.shift") < 0.02


def test_shorter_code_leaves_no_hole(opened):
    found = cell(opened, "long")
    found.locator("pre").first.click()
    expect(found.locator(".cm-content")).to_be_focused()
    opened.keyboard.press("Control+A")
    opened.keyboard.type("1")
    expect(found.locator(".cm-line")).to_have_count(1)
    assert found.bounding_box()["height"] < 150


def line_marked(found):
    """The top of the tint, and that of the line of code that it should lie on."""
    return found.locator(".gd-cell__code").evaluate(
        """code => {
          if (!code.dataset.errorLine) return null;
          const style = getComputedStyle(code, "::before");
          return [parseFloat(style.top), style.backgroundColor];
        }"""
    )


def test_an_error_marks_its_line_in_the_printed_code_and_in_the_editor(opened):
    typo = cell(opened, "typo")
    run(typo, "error")
    assert line_marked(typo)
    press(typo, "Reset")
    assert line_marked(typo) is None
    first = cell(opened, "define")
    run(first, "error", "import numpy\n\nnumpy.array(1) / None\n")
    expect(first.locator(".cm-editor")).to_be_visible()
    top, color = line_marked(first)
    line = first.locator(".cm-line").nth(2).bounding_box()["y"]
    box = first.locator(".gd-cell__code").bounding_box()["y"]
    assert abs(top - (line - box)) <= 1.5
    assert color != "rgba(0, 0, 0, 0)"
    first.locator(".cm-content").click()
    opened.keyboard.type("x")
    assert line_marked(first) is None


def test_code_beyond_the_edge_fades_until_one_scrolls_there(opened):
    opened.set_viewport_size({"width": 360, "height": 740})
    code = cell(opened, "long-line").locator(".gd-cell__code")
    expect(code).to_have_attribute("data-cut", "")
    code.locator("pre").evaluate("pre => { pre.scrollLeft = pre.scrollWidth; }")
    expect(code).not_to_have_attribute("data-cut", "")
    expect(cell(opened, "use").locator(".gd-cell__code")).not_to_have_attribute("data-cut", "")


def test_a_figure_is_an_image_with_a_text(opened):
    figure = cell(opened, "figure")
    run(figure)
    image = figure.get_by_role("img")
    expect(image).to_have_attribute("alt", "Figure 1 drawn by this cell")
    image.evaluate("image => image.decode()")
    assert image.evaluate("image => image.naturalWidth") > 100


def test_leaving_a_page_ends_what_runs_there(opened):
    first = cell(opened, "define")
    first.evaluate("cell => { cell.code = 'while True: pass'; }")
    press(first, "Run")
    wait_for(first, "running")
    go_to_the_second_page(opened)
    assert run(cell(opened, "define")).strip() == "False"


def test_a_failed_download_says_so_and_can_be_retried(first_page, watch):
    first_page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    first = cell(first_page, "define")
    text = run(first, "error")
    assert "Python could not start in this page." in text
    assert "Could not download pyodide.asm.wasm" in text
    expect(first.locator("pre .kn").first).to_be_visible()
    watch.complaints.clear()
    first_page.unroute("**/pyodide.asm.wasm")
    press(first, "Retry")
    wait_for(first, "done")


def test_without_webassembly_the_page_says_so(page, cells_url):
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(cells_url)
    first = cell(page, "define")
    assert "cannot run WebAssembly" in run(first, "error")
    expect(first.get_by_role("button", name="Retry")).to_be_visible()
    expect(first.locator("pre .kn").first).to_be_visible()


def test_without_javascript_the_code_is_there(browser, cells_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(cells_url)
    expect(cell(page, "define").locator("pre")).to_contain_text("theta = np.array")
    context.close()


def test_cells_fit_a_phone(first_page):
    first_page.set_viewport_size({"width": 360, "height": 740})
    long_line = cell(first_page, "long-line")
    run(long_line)
    assert first_page.evaluate("document.documentElement.scrollWidth") <= 360
    for name in ("Run", "Reset", "Copy"):
        box = button(long_line, name).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert box["height"] >= 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_cells_meet_the_accessibility_rules(first_page, scheme):
    first_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    first = cell(first_page, "define")
    run(first, "error", "import sys\nprint('out')\nprint('bad', file=sys.stderr)\n1 / 0")
    expect(first.get_by_role("textbox")).to_be_visible()
    assert violations(first_page, "gd-cell") == []
