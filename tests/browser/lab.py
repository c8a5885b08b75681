"""The laboratory page as tests use it: opening it, its parts by name, links into it."""

import base64
import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.addresses import AXE
from tests.browser.waiting import wait_until, wait_until_whole

ADDRESS = re.compile(r"#lab=1\.[\w-]+$")


def open_lab(page: Page, site_url: str, fragment: str = "") -> Locator:
    """Load the page and wait for its first picture; a fragment comes with or without '#'."""
    page.goto(f"{site_url}lab/{fragment and '#' + fragment.lstrip('#')}")
    return lab_of(page)


def lab_of(page: Page) -> Locator:
    """Give a page's explorer, once it is there with its picture and all its panels."""
    wait_until_whole(page)
    explorer = page.locator("gd-explorer")
    expect(explorer.locator(".gd-surface .gd-run").first).to_be_attached()
    expect(explorer.get_by_role("slider", name="Step", exact=True)).to_be_visible()
    return explorer


def expect_ready(explorer: Locator) -> None:
    expect_answered(explorer)
    expect(explorer).to_have_attribute("data-state", "ready")


def expect_answered(explorer: Locator) -> None:
    """Wait until no answer is to come."""
    expect(explorer).to_have_attribute("aria-busy", "false")


def state_of(explorer: Locator) -> dict[str, Any]:
    return explorer.evaluate("explorer => explorer.state")


def expect_state(explorer: Locator, **parts: Any) -> None:
    """Wait until the explorer's state holds these parts."""

    def holds() -> bool:
        state = state_of(explorer)
        return all(state[name] == value for name, value in parts.items())

    wait_until(explorer.page, holds, f"{parts} in the state")


def expect_address(
    explorer: Locator, holds: Callable[[dict[str, Any]], bool] = bool, **parts: Any
) -> None:
    """Wait until the page's address is a link with these parts, of which a condition holds."""

    def is_expected(address: str) -> bool:
        found = from_fragment(address) if ADDRESS.search(address) else {}
        has_parts = all(found.get(name) == value for name, value in parts.items())
        try:
            return bool(found) and has_parts and holds(found)
        except (KeyError, IndexError):  # still the address before, without that part
            return False

    explorer.page.wait_for_url(is_expected)


def slider_step(explorer: Locator) -> Locator:
    return explorer.get_by_role("slider", name="Step", exact=True)


def step_of(explorer: Locator) -> int:
    return int(slider_step(explorer).input_value())


def expect_step(explorer: Locator, step: int) -> None:
    expect(slider_step(explorer)).to_have_value(str(step))


def go_to(explorer: Locator, step: int) -> None:
    """Go to a step, and wait until it is shown."""
    move(slider_step(explorer), step)
    expect(explorer.locator(".gd-transport__count")).to_have_text(re.compile(f"^{step} / "))


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
    """Choose from a list, unfolding what it lies in."""
    field = place.get_by_role("combobox", name=name, exact=True, include_hidden=True)
    unfold(field)
    field.select_option(value)


def unfold(field: Locator) -> None:
    """Unfold what a field of the rail is folded away in."""
    field.evaluate("field => field.closest('details')?.setAttribute('open', '')")


def group(explorer: Locator, name: str) -> Locator:
    return explorer.get_by_role("group", name=name, exact=True)


def rate_of(explorer: Locator, name: str) -> Locator:
    return group(explorer, name).get_by_role("spinbutton", name="Learning rate as a number")


def rate_slider(explorer: Locator, name: str) -> Locator:
    return group(explorer, name).get_by_role("slider", name="Learning rate", exact=True)


def open_more(explorer: Locator, name: str) -> Locator:
    """Unfold the further settings of a run; return its row."""
    row = group(explorer, name)
    button = row.get_by_role("button", name=f"More settings of {name}", exact=True)
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    return row


def look_at(explorer: Locator, choice: str) -> None:
    """Press one of the two choices of the loss picture, `gradient` or `log`."""
    press(explorer.locator("[data-part=loss]"), choice)


def follow(explorer: Locator, fragment: str) -> None:
    """Follow a link to another fragment of the same page, until the page has heard of it."""
    explorer.page.evaluate(
        """(fragment) => new Promise((resolve) => {
          const before = location.href;
          addEventListener("hashchange", () => resolve(), { once: true });
          location.hash = fragment;
          if (location.href === before) resolve();
        })""",
        fragment,
    )


def open_tab(explorer: Locator, name: str) -> Locator:
    """Show a tab of the laboratory; return what it holds."""
    explorer.get_by_role("tab", name=name, exact=True).click()
    return explorer.get_by_role("tabpanel", name=name, exact=True)


def open_menu(explorer: Locator, name: str) -> Locator:
    """Open what a button of the bar opens."""
    button = explorer.get_by_role("button", name=name, exact=True)
    panel = explorer.page.locator(f"#{button.get_attribute('popovertarget')}")
    if not panel.is_visible():
        button.click()
    expect(panel).to_be_visible()
    return panel


def labels_of(explorer: Locator) -> list[str]:
    """What the runs that are drawn are called, in the order of how they end."""
    return explorer.locator(".gd-standings tbody th").all_inner_texts()


def run_path(explorer: Locator, index: int = 0) -> Locator:
    """The whole path of one run on the surface."""
    return explorer.locator("svg.gd-surface path.gd-run--whole").nth(index)


def after(explorer: Locator, act, index: int = 0) -> str:
    """Do something, wait until a run is drawn anew, and return its path."""
    path = run_path(explorer, index)
    before = path.get_attribute("d")
    act()
    expect(path).not_to_have_attribute("d", before)
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
