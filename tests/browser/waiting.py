"""Ways to wait for what a page does: always for a condition, never for a time."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page

LIMIT = 60.0  # seconds; only a test that fails ever waits so long
LOOK_AGAIN = 20  # milliseconds

# A page has what it was built to have, and nothing of it is still on its way.
IS_WHOLE = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const hasShare = (explorer) => explorer.querySelector("[role=group][aria-label=Share]");
  return document.readyState === "complete" && document.fonts.status === "loaded"
    && all("gd-cell, gd-hero, gd-explorer, gd-momentum-map, gd-matrix-explorer")
      .every(({ dataset }) => dataset.state)
    && all("gd-explorer[full]").every(hasShare)
    && !all(".gd-in-parts .md-content__inner > :not([data-here], .gd-about)").length;
}"""


def wait_until(page: Page, condition: Callable[[], Any], what: str) -> None:
    """Let the page go on until a condition holds here, outside of the page."""
    ends = time.monotonic() + LIMIT
    while not condition():
        assert time.monotonic() < ends, f"never came: {what}"
        page.wait_for_timeout(LOOK_AGAIN)


def frames(page: Page, count: int) -> None:
    """Wait until the page has begun so many more frames, however long each of them takes."""
    page.evaluate(
        """async (count) => {
          for (let at = 0; at < count; at += 1) await new Promise(requestAnimationFrame);
        }""",
        count,
    )


def wait_until_whole(page: Page) -> None:
    """Wait until all parts of a page are there, each with its first picture."""
    page.wait_for_function(IS_WHOLE, timeout=LIMIT * 1000)


def stop_clock(page: Page) -> None:
    """Make the clock of a page's whole profile stand still, before the page is opened."""
    page.clock.install(time=0)
    page.clock.pause_at(1000)


def pass_time(page: Page, milliseconds: int) -> None:
    """Let a time pass in a `still_page`: all that is due within it happens at once."""
    page.clock.run_for(milliseconds)


def record_attribute(element: Locator, name: str) -> Callable[[], list[str]]:
    """Note each value that an attribute takes from now on; the function returned gives them."""
    element.evaluate(
        """(element, name) => {
          const seen = (window.recorded ??= {})[name] = [element.getAttribute(name)];
          new MutationObserver(() => seen.push(element.getAttribute(name)))
            .observe(element, { attributeFilter: [name] });
        }""",
        name,
    )
    return lambda: element.evaluate("(_, name) => window.recorded[name]", name)
