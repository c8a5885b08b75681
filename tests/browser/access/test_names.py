"""What a screen reader says: each thing to use has a role and a name, and news are spoken."""

import re
from itertools import takewhile
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.browser.lab import expect_ready, group, move, rate_slider, slider_step
from tests.browser.waiting import wait_until, wait_until_whole

PAGES = ("", "optimizers/adam/", "lab/", "choosing/", "optimizers/")
USED = (
    "application|button|checkbox|combobox|link|listbox|menuitem|option|radio|searchbox|slider|"
    "spinbutton|switch|tab|textbox|treeitem"
)
# In Playwright's snapshot a name stands in quotes after the role; a formula's is in its own line.
NAMELESS = re.compile(rf"- ({USED})(?! \")\b")


def nameless(snapshot):
    """The lines of a snapshot that have a role to use and no name, nor a formula for one."""
    lines = snapshot.splitlines()
    found = [at for at, line in enumerate(lines) if NAMELESS.match(line.strip())]
    return [
        lines[at].strip()
        for at in found
        if not any(line.strip().startswith("- math: ") for line in inside(lines, at))
    ]


def inside(lines, at):
    """The lines below one that are further to the right than it."""
    depth = len(lines[at]) - len(lines[at].lstrip())
    below = lines[at + 1 :]
    return takewhile(lambda line: len(line) - len(line.lstrip()) > depth, below)


def test_what_has_no_name_is_found_in_a_snapshot():
    snapshot = """
- button "Play"
  - slider
- link:
  - /url: x
- text: link
- link:
  - math: 2 / L
- tab [selected]"""
    assert nameless(snapshot) == ["- slider", "- link:", "- tab [selected]"]


@pytest.mark.parametrize("path", PAGES)
def test_everything_that_can_be_used_has_a_name(page, site_url, path):
    page.goto(urljoin(site_url, path))
    wait_until_whole(page)
    snapshot = page.locator("body").aria_snapshot()
    assert len(snapshot) > 1000
    assert nameless(snapshot) == []


def test_controls_of_a_run_are_told_apart_by_their_group(page, site_url):
    page.goto(urljoin(site_url, "optimizers/adam/"))
    wait_until_whole(page)
    explorer = page.locator("gd-explorer").first
    for name in ("Momentum", "RMSProp", "Adam"):
        snapshot = group(explorer, name).aria_snapshot()
        assert 'slider "Learning rate"' in snapshot
        assert 'spinbutton "Learning rate as a number"' in snapshot


def test_an_explorer_says_in_words_what_came_of_a_change(page, site_url):
    page.goto(urljoin(site_url, "optimizers/adam/"))
    wait_until_whole(page)
    explorer = page.locator("gd-explorer").first
    spoken = explorer.locator("[role=status], [aria-live=polite]")
    before = spoken.all_text_contents()
    assert any("Adam" in text for text in before)
    move(rate_slider(explorer, "Adam"), rate_slider(explorer, "Adam").evaluate("s => s.min"))
    expect_ready(explorer)
    wait_until(page, lambda: spoken.all_text_contents() != before, "other words")


def test_the_step_is_said_by_its_slider(page, site_url):
    page.goto(urljoin(site_url, "optimizers/adam/"))
    wait_until_whole(page)
    slider = slider_step(page.locator("gd-explorer").first)
    assert 'slider "Step"' in slider.aria_snapshot()
    expect(slider).to_have_attribute("max", re.compile(r"\d+"))


def test_a_cell_says_its_state_and_logs_its_output(page, site_url):
    page.goto(urljoin(site_url, "optimizers/adam/"))
    wait_until_whole(page)
    cell = page.locator("gd-cell").first
    log = cell.get_by_role("log")
    expect(log).to_have_attribute("aria-label", re.compile("."))
    cell.get_by_role("button", name="Run", exact=True).click()
    expect(cell.locator("[aria-live=polite]", has_text="Done")).to_be_attached()
    expect(log).not_to_be_empty()
