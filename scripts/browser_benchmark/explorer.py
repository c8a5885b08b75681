"""Measure the laboratory: a slider's move, a drag of the start, maps, and playing."""

import base64
import json
import statistics
from typing import Any

from playwright.sync_api import Page, Playwright

from scripts.browser_benchmark.boots import profile
from scripts.browser_benchmark.server import BenchmarkServer

MOVES = 40
BETWEEN = 500  # milliseconds between the first moves of two sliders
SETTLED = 7000  # milliseconds: the spare has rehearsed, and takes no time from what is measured
RATES = {
    "GradientDescent": 0.03,
    "Momentum": 0.01,
    "Nesterov": 0.01,
    "AdaGrad": 0.3,
    "RMSProp": 0.03,
    "Adam": 0.1,
}
START = (-4.0, -1.0)
MAPPED = ("Momentum", "Adam")
OTHER_SETTING = {"Momentum": "momentum", "Adam": "beta1"}


def state() -> dict[str, Any]:
    """Six optimizers, 300 steps, from one start, at rates at which none diverges."""
    optimizers = [
        {"name": name, "settings": {"learning_rate": rate}} for name, rate in RATES.items()
    ]
    return {"surface": "Ravine", "start": list(START), "steps": 300, "optimizers": optimizers}


def link_to(described: dict[str, Any]) -> str:
    """The fragment that opens the laboratory with a state."""
    coded = base64.urlsafe_b64encode(json.dumps(described).encode()).decode().rstrip("=")
    return f"#lab=1.{coded}"


def open_lab(page: Page, server: BenchmarkServer, described: dict[str, Any]) -> None:
    """Open the laboratory with a state, and wait until Python has drawn it and all is quiet."""
    page.goto(f"{server.url}/site/lab/{link_to(described)}")
    page.wait_for_selector("gd-explorer[data-state=ready]", timeout=120_000)
    page.evaluate("import('/bench/explorer.js')")
    page.wait_for_timeout(SETTLED)
    page.evaluate("scrollTo(0, document.querySelector('gd-explorer').offsetTop)")


def slider_moves(page: Page) -> tuple[list[float], list[float]]:
    """Move one rate at a time, each of the six in turn; the first moves, and those that follow.

    A first move waits for its run; meanwhile the runs of the slider's other values are made.
    """
    taken = []
    for number in range(MOVES + len(RATES)):
        taken.append(page.evaluate("(index) => moveSlider(index)", number % len(RATES)))
        if number < len(RATES):
            page.wait_for_timeout(BETWEEN)
    return taken[: len(RATES)], taken[len(RATES) :]


def dragged_pictures(page: Page) -> list[float]:
    """Drag a slider of which nothing is known, a move a frame; the times between pictures."""
    return page.evaluate("dragSlider()")


def start_drags(page: Page) -> list[float]:
    """Drag the start with the pointer: every move asks for all six runs anew."""
    page.locator("svg.gd-surface").scroll_into_view_if_needed()
    box = page.locator("svg.gd-surface").bounding_box()
    assert box
    x, y = box["x"] + 0.25 * box["width"], box["y"] + 0.35 * box["height"]
    page.mouse.move(x, y)
    page.evaluate("watchNext('pointerdown')")
    page.mouse.down()
    page.evaluate("redrawn")
    taken = []
    for number in range(MOVES + 4):
        page.evaluate("watchNext('pointermove')")
        page.mouse.move(x + 2 * (number + 1), y + number % 5)
        taken.append(page.evaluate("redrawn"))
    page.mouse.up()
    return taken[4:]


def map_calls(page: Page, name: str, rounds: int) -> list[float]:
    """A map of 40 x 40 settings and 200 steps, asked of Python."""
    described = {**state(), "steps": 200}
    rates = [10 ** (-4 + 4 * at / 39) for at in range(40)]
    kept = [0.99 * at / 39 for at in range(40)]
    payload = {
        "state": described,
        "index": list(RATES).index(name),
        "x": {"setting": "learning_rate", "values": rates},
        "y": {"setting": OTHER_SETTING[name], "values": kept},
    }
    return [page.evaluate("(payload) => callMap(payload)", payload) for _ in range(rounds + 1)][1:]


def map_buttons(page: Page, name: str, rounds: int) -> list[float]:
    """The same map from the panel's button to the drawn picture."""
    page.get_by_role("tab", name="Maps", exact=True).click()
    chosen = page.locator(".gd-maps").get_by_role("combobox", name="Optimizer", exact=True)
    chosen.select_option(str(list(RATES).index(name)))
    return [page.evaluate("computeMap()") for _ in range(rounds + 1)][1:]


def measure_explorer(playwright: Playwright, server: BenchmarkServer, rounds: int) -> dict:
    """All figures of the laboratory, in milliseconds unless they say otherwise."""
    found: dict[str, list[float]] = {}
    with profile(playwright) as context:
        page = context.new_page()
        open_lab(page, server, state())
        found["first move of a slider"], found["slider"] = slider_moves(page)
        found["between pictures of a drag"] = dragged_pictures(page)
        found["start"] = start_drags(page)
        page.wait_for_timeout(500)
        played = [page.evaluate("play()") for _ in range(3)]
        found["frames a second"] = [one["frames"] for one in played]
        found["longest task while playing"] = [one["longest"] for one in played]
        for name in MAPPED:
            found[f"map of {name}"] = map_calls(page, name, rounds)
        page.close()
        page = context.new_page()
        open_lab(page, server, {**state(), "steps": 200})
        for name in MAPPED:
            found[f"map of {name}, from the button"] = map_buttons(page, name, rounds)
    return found


def percentile(values: list[float], part: int) -> float:
    """The value below which so many of a hundred lie."""
    return statistics.quantiles(values, n=100, method="inclusive")[part - 1]
