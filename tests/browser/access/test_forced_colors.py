"""With the reader's own few colors, as Windows' contrast themes set them, all is still there."""

from urllib.parse import urljoin

import pytest

from scripts.looks.vision import contrast
from tests.browser.waiting import wait_until_whole

SCHEMES = ("light", "dark")
# Buttons and fields of explorers and cells: what tells them from the page, as computed.
CONTROLS = """() => {
  const probe = document.createElement("i");
  probe.style.color = "Canvas";
  document.body.append(probe);
  const canvas = getComputedStyle(probe).color;
  probe.remove();
  const inside = ":is(gd-explorer, gd-cell) :is(button, select, input:not([type=range]))";
  return [...document.querySelectorAll(inside)]
    .filter((control) => control.checkVisibility({ opacityProperty: true }))
    .filter((control) => {
      const { borderTopStyle, borderTopWidth, borderTopColor, color, appearance } =
        getComputedStyle(control);
      const hasEdge = borderTopStyle !== "none" && parseFloat(borderTopWidth) > 0
        && borderTopColor !== canvas;
      return !(hasEdge || appearance === "auto") || color === canvas;
    })
    .map((control) => control.outerHTML.slice(0, 100));
}"""
# The colors of what is drawn as a line, and of the page under it, as red, green and blue.
LINES = """() => {
  const hex = (color) => "#" + color.match(/[\\d.]+/g).slice(0, 3)
    .map((part) => Math.round(part * (color.startsWith("color(") ? 255 : 1)))
    .map((part) => part.toString(16).padStart(2, "0")).join("");
  const probe = document.createElement("i");
  probe.style.color = "Canvas";
  document.body.append(probe);
  const canvas = hex(getComputedStyle(probe).color);
  probe.remove();
  const lines = document.querySelectorAll(
    "gd-explorer svg :is([data-optimizer] path, path[data-optimizer], path[class*=run])");
  const seen = [...lines].filter((line) => line.checkVisibility() && line.getAttribute("d")
    && !line.matches(".gd-casing")); // which sets a line off from what lies under it
  const strokes = seen.map((line) => getComputedStyle(line).stroke);
  const drawn = strokes.filter((stroke) => stroke !== "none"); // an icon is filled
  return { canvas, strokes: [...new Set(drawn.map(hex))] };
}"""
FOCUS = """() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
}"""


@pytest.fixture(params=SCHEMES)
def forced(page, site_url, request):
    """Open a page with forced colors."""
    page.emulate_media(forced_colors="active", color_scheme=request.param)

    def opening(path):
        page.goto(urljoin(site_url, path))
        wait_until_whole(page)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        return page

    return opening


@pytest.mark.parametrize("path", ["optimizers/adam/", "lab/"])
def test_controls_have_an_edge_and_runs_stand_out(forced, path):
    page = forced(path)
    assert page.evaluate(CONTROLS) == []
    found = page.evaluate(LINES)
    assert found["strokes"]
    seen = {stroke: contrast(stroke, found["canvas"]) for stroke in found["strokes"]}
    assert {stroke: value for stroke, value in seen.items() if value < 3} == {}


def test_the_focus_is_seen(forced):
    page = forced("optimizers/adam/")
    explorer = page.locator("gd-explorer").first
    for name in ("Play", "Step forward", "Step back", "Reset", "Best rates"):
        button = explorer.get_by_role("button", name=name, exact=True)
        if button.is_enabled():
            button.focus()
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Tab")
            assert page.evaluate(FOCUS), name
