"""What moves costs what moves: a step of a run asks for no other part of the page anew."""

import json

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.lab import move, slider_step
from tests.browser.waiting import frames, wait_until_whole

MOST = 400  # elements; a page has some thousands


def restyled(browser: Browser, page: Page, act) -> list[int]:
    """How many elements Chromium restyles each time, while something is done."""
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    act()
    events = json.loads(browser.stop_tracing())["traceEvents"]
    found = [event for event in events if event.get("name") == "UpdateLayoutTree"]
    return [event["args"].get("elementCount", 0) for event in found]


@pytest.mark.parametrize("path", ["optimizers/adam/", "optimizers/muon/", "lab/"])
def test_a_step_restyles_the_explorer_alone(browser, page, site_url, path):
    page.emulate_media(reduced_motion="reduce")  # it does not play by itself
    page.goto(site_url + path)
    wait_until_whole(page)
    slider = slider_step(page.locator("gd-explorer, gd-matrix-explorer").first)

    def take_steps():
        for step in (3, 5, 8):
            move(slider, step)
            frames(page, 3)

    take_steps()
    counts = restyled(browser, page, take_steps)
    assert counts, "steps are drawn"
    assert max(counts) < MOST
