"""Measure boots: cold, second visit and after Stop, ours and stock in turns."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Page, Playwright

from scripts.browser import FLAGS, chromium
from scripts.browser_benchmark.server import BenchmarkServer

WAYS = ("ours", "stock")
SETTLED = 4500  # milliseconds that a reader stays after a result: enough for the spare
EAGER = "--enable-blink-features=ForceEagerMeasureMemory"
Measured = dict[tuple[str, str], list[float]]


@contextmanager
def profile(playwright: Playwright) -> Iterator[BrowserContext]:
    """A browser with a new profile on disk, as a first visitor has; a context alone caches less."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=chromium(), args=[*FLAGS, EAGER], headless=True
        )
        context.set_default_timeout(120_000)
        try:
            yield context
        finally:
            context.close()


def first_result(page: Page, url: str, way: str) -> float:
    """Open the page, click, and return the milliseconds from the click to the result."""
    page.goto(url)
    page.wait_for_function("window.isReady")
    page.wait_for_timeout(300)
    page.click(f"#{way}")
    page.wait_for_function("window.measured", polling=50)
    rung = page.evaluate("rung()")
    assert rung == ("snapshot" if way == "ours" else "stock"), f"{way} took the way {rung}"
    return page.evaluate("measured.milliseconds")


def stay(page: Page, way: str) -> None:
    """Let a visit settle; ours prepares its spare meanwhile."""
    page.wait_for_timeout(SETTLED)
    if way == "ours":
        page.wait_for_function("hasSpare()", polling=100)


def measure_visits(
    playwright: Playwright, server: BenchmarkServer, way: str, with_stop: bool
) -> dict[str, float]:
    """Two visits of one new profile: cold, after Stop, and again."""
    url, found = f"{server.url}/bench/boot.html", {}
    with profile(playwright) as context:
        page = context.new_page()
        found["cold"] = first_result(page, url, way)
        stay(page, way)
        found["longest task"] = page.evaluate("longestTask()")
        if with_stop:
            found["after Stop"] = page.evaluate("(way) => afterStop(way)", way)
        page.close()
        page = context.new_page()
        found["second visit"] = first_result(page, url, way)
    return found


def measure_memory(playwright: Playwright, server: BenchmarkServer, way: str) -> dict[str, float]:
    """Megabytes after the first result, and with a spare, in a page that may ask for them."""
    with profile(playwright) as context:
        page = context.new_page()
        first_result(page, f"{server.url}/bench/isolated.html", way)
        found = {"memory": page.evaluate("memory()") / 1e6}
        if way == "ours":
            stay(page, way)
            found["memory with the spare"] = page.evaluate("memory()") / 1e6
    return found


def sent_until_result(
    playwright: Playwright, server: BenchmarkServer, way: str
) -> list[tuple[str, int]]:
    """The files, with the bytes sent, that a cold visit takes up to its first result."""
    with profile(playwright) as context:
        page = context.new_page()
        page.goto(f"{server.url}/bench/boot.html")
        page.wait_for_function("window.isReady")
        server.sent.clear()
        page.click(f"#{way}")
        page.wait_for_function("window.measured", polling=50)
        return list(server.sent)


def in_turns(
    playwright: Playwright, server: BenchmarkServer, rounds: int, with_stop: bool
) -> Measured:
    """Measure both ways, round after round, each time beginning with the other one."""
    found: Measured = defaultdict(list)
    for number in range(rounds):
        for way in WAYS if number % 2 else reversed(WAYS):
            for what, value in measure_visits(playwright, server, way, with_stop).items():
                found[what, way].append(value)
    return found
