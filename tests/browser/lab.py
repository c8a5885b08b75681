"""The laboratory page as tests use it: opening it, its parts by name, links into it."""

import base64
import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).resolve().parent.parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
BOOT = 60_000
ADDRESS = re.compile(r"#lab=1\.[\w-]+$")
IGNORED = "GPU stall"  # what a WebGL without a graphics card says of itself


def open_lab(page: Page, site_url: str, fragment: str = "") -> Locator:
    """Open the page and wait for its first picture; a fragment comes with or without '#'."""
    page.goto(f"{site_url}lab/{fragment and '#' + fragment.lstrip('#')}", wait_until="networkidle")
    explorer = page.locator("gd-explorer")
    expect(explorer.locator(".gd-run").first).to_be_visible()
    expect(explorer.get_by_role("list", name="Legend")).to_be_visible()
    return explorer


def expect_ready(explorer: Locator) -> None:
    expect(explorer).to_have_attribute("data-state", "ready", timeout=BOOT)
    expect(explorer).to_have_attribute("aria-busy", "false", timeout=BOOT)


def state_of(explorer: Locator) -> dict[str, Any]:
    return explorer.evaluate("explorer => explorer.state")


def slider_step(explorer: Locator) -> Locator:
    return explorer.get_by_role("slider", name="Step", exact=True)


def step_of(explorer: Locator) -> int:
    return int(slider_step(explorer).input_value())


def go_to(explorer: Locator, step: int) -> None:
    move(slider_step(explorer), step)


def move(slider: Locator, value: float) -> None:
    """Set a slider as a reader's drag does."""
    slider.evaluate(
        "(s, v) => { s.value = v; s.dispatchEvent(new Event('input', { bubbles: true })) }",
        str(value),
    )


def write(field: Locator, value: object) -> None:
    """Type into a field and leave it."""
    field.fill(str(value))
    field.press("Tab")


def press(place: Locator, name: str) -> None:
    place.get_by_role("button", name=name, exact=True).click()


def choose(place: Locator, name: str, value: str) -> None:
    place.get_by_role("combobox", name=name, exact=True).select_option(value)


def group(explorer: Locator, name: str) -> Locator:
    return explorer.get_by_role("group", name=name, exact=True)


def rate_of(explorer: Locator, name: str) -> Locator:
    return group(explorer, name).get_by_role("spinbutton", name="Learning rate as a number")


def rate_slider(explorer: Locator, name: str) -> Locator:
    return group(explorer, name).get_by_role("slider", name="Learning rate", exact=True)


def visit(explorer: Locator, fragment: str) -> None:
    """Another fragment in the same page."""
    explorer.page.evaluate("fragment => { location.hash = fragment; }", fragment)


def open_panel(explorer: Locator, title: str) -> Locator:
    """Open the panel whose title begins so."""
    panel = explorer.locator("details", has=explorer.page.locator("summary", has_text=title)).last
    if panel.get_attribute("open") is None:
        panel.locator("summary").first.click()
    return panel


def run_path(explorer: Locator, index: int = 0) -> Locator:
    """The whole path of one run on the surface."""
    return explorer.locator("svg.gd-surface path.gd-run--whole").nth(index)


def after(explorer: Locator, act, index: int = 0) -> str:
    """Do something, wait until a run is drawn anew, and return its path."""
    path = run_path(explorer, index)
    before = path.get_attribute("d")
    act()
    expect(path).not_to_have_attribute("d", before, timeout=BOOT)
    return path.get_attribute("d")


def to_fragment(value: object, version: str = "1") -> str:
    """A link's fragment that holds any value, sound or not."""
    text = value if isinstance(value, str) else json.dumps(value)
    coded = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    return f"lab={version}.{coded}"


def from_fragment(address: str) -> dict[str, Any]:
    coded = address.partition("#lab=1.")[2]
    return json.loads(base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)))


def violations(page: Page, within: str = ".md-content") -> list[tuple[str, list[str]]]:
    """What axe-core has against a part of the page, each with the elements concerned."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    found = page.evaluate("part => axe.run(part).then(({ violations }) => violations)", within)
    return [(v["id"], [node["html"][:160] for node in v["nodes"]][:3]) for v in found]
