"""Where the Tab key stops on a page, in which order, and whether the reader sees it."""

from itertools import pairwise
from typing import Any

from scripts.looks.geometry import Rectangle, goes_back
from scripts.looks.report import Found, Row
from scripts.looks.visits import SCREEN, Visitor, ask

PAGES = ["home", "adam", "choosing", "lab"]
MOST = 400  # presses; then a page is held to be without an end
Stop = dict[str, Any]


def measure(visitor: Visitor, pages: list[str]) -> Found:
    """Press Tab until the page ends, and compare the order of stops with where they stand."""
    rows, details = [], []
    for path in pages:
        with visitor.page(path, SCREEN) as page:
            stops = walk(page)
        faults = faults_of(stops)
        rows.append(_row(path, stops, faults))
        details += [f"{path or 'home'}: {fault}" for fault in faults]
    goal = "each stop named and seen, in reading order, the last one leaves the page"
    return Found(f"Tab stops at {SCREEN[0]}x{SCREEN[1]}", goal, rows, details)


def walk(page: Any) -> list[Stop]:
    """The elements that take the focus one after the other, until one comes again."""
    ask(page, "still")
    stops: list[Stop] = []
    numbers: set[int] = set()
    for _ in range(MOST):
        page.keyboard.press("Tab")
        ask(page, "frames", 2)  # until it is drawn where it is scrolled to
        stop = ask(page, "focused")
        if stop is None or stop["number"] in numbers:
            break
        numbers.add(stop["number"])
        stops.append(stop)
    return stops


def faults_of(stops: list[Stop]) -> list[str]:
    """Say what is wrong: without a name, not seen, or against the reading order of its region."""
    faults = [f"{_said(stop)} has no name" for stop in stops if not stop["name"]]
    faults += [f"{_said(stop)} has the focus unseen" for stop in stops if not stop["isSeen"]]
    return faults + [
        f"from {_said(one)} back to {_said(other)}"
        for one, other in pairwise(stops)
        if one["region"] == other["region"] and _is_back(one, other)
    ]


def _is_back(one: Stop, other: Stop) -> bool:
    return goes_back(Rectangle(*one["box"]), Rectangle(*other["box"]))


def _said(stop: Stop) -> str:
    place = f" in {stop['region']}" if stop["region"] else ""
    return f"{stop['kind']} “{stop['name']}”{place}"


def _row(path: str, stops: list[Stop], faults: list[str]) -> Row:
    inside = sum("gd-explorer" in stop["region"] for stop in stops)
    first = next((at for at, stop in enumerate(stops, 1) if "gd-explorer" in stop["region"]), None)
    return {
        "page": path or "home",
        "stops": len(stops),
        "in the explorer": inside,
        "its first is stop": first,
        "without a name": sum(not stop["name"] for stop in stops),
        "unseen": sum(not stop["isSeen"] for stop in stops),
        "back": sum(fault.startswith("from ") for fault in faults),
        "holds": not faults and len(stops) < MOST,
    }
