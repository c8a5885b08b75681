"""For a reader who asked for less motion nothing moves by itself, and all can still be played."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.browser.lab import slider_step
from tests.browser.waiting import frames, wait_until, wait_until_whole

PAGES = ("", "optimizers/adam/", "lab/")
LOOKED = 40  # frames
# The places of all that is drawn in the content: what moves changes them.
DRAWN = """() => [...document.querySelectorAll("main :is(path, circle, g, canvas, img, svg)")]
  .map((drawn) => ["d", "cx", "cy", "transform", "style"]
    .map((name) => drawn.getAttribute(name)).join()).join()"""
RUNNING = """() => document.getAnimations().filter(({ playState }) => playState === "running")
  .map(({ effect }) => effect.target.outerHTML.slice(0, 80))"""


@pytest.fixture
def calm(page, site_url):
    """Open a page with reduced motion, its first explorer in view."""
    page.emulate_media(reduced_motion="reduce")

    def opening(path):
        page.goto(urljoin(site_url, path))
        wait_until_whole(page)
        page.locator("gd-explorer").first.scroll_into_view_if_needed()
        return page

    return opening


@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_by_itself(calm, path):
    page = calm(path)
    wait_until(page, lambda: page.evaluate(RUNNING) == [], "an end of all animations")
    before = page.evaluate(DRAWN)
    frames(page, LOOKED)
    assert page.evaluate(RUNNING) == []
    assert page.evaluate(DRAWN) == before


@pytest.mark.parametrize("path", ["optimizers/adam/", "lab/"])
def test_play_shows_steps_all_the_same(calm, path):
    explorer = calm(path).locator("gd-explorer").first
    slider = slider_step(explorer)
    explorer.get_by_role("button", name="Reset", exact=True).click()
    expect(slider).to_have_value("0")
    explorer.get_by_role("button", name="Play", exact=True).click()
    wait_until(explorer.page, lambda: int(slider.input_value()) > 0, "a later step")
    explorer.get_by_role("button", name="Reset", exact=True).click()
    expect(slider).to_have_value("0")
