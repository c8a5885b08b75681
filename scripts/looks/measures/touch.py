"""What a finger can hit: controls smaller than 44 px under a coarse pointer."""

from typing import Any

from scripts.looks.report import Found, Row
from scripts.looks.visits import PHONE, Visitor, ask

PAGES = ["home", "adam", "choosing", "lab"]
LEAST = 44


def measure(visitor: Visitor, pages: list[str]) -> Found:
    """Probe around the middle of each control; links in running text are let be."""
    rows: list[Row] = []
    details = []
    for path in pages:
        with visitor.page(path, PHONE, has_touch=True, is_mobile=True) as page:
            areas = ask(page, "hitAreas")
        small = [area for area in areas if is_small(area)]
        rows.append(
            {
                "page": path or "home",
                "controls": len(areas),
                f"under {LEAST} px": len(small),
                "holds": not small,
            }
        )
        details += [f"{path or 'home'}: {line}" for line in grouped(small)]
    goal = f"each at least {LEAST}x{LEAST} px"
    return Found("Hit areas at {}x{}, coarse pointer".format(*PHONE), goal, rows, details)


def is_small(area: dict[str, Any]) -> bool:
    """Tell whether a finger may miss it."""
    return min(area["width"], area["height"]) < LEAST


def grouped(areas: list[dict[str, Any]]) -> list[str]:
    """One line for each kind and size, with a few of the names."""
    by_size: dict[str, list[str]] = {}
    for area in areas:
        size = f"{area['kind']} {area['width']}x{area['height']}"
        by_size.setdefault(size, []).append(area["name"].replace("\n", " ")[:24] or "?")
    return [f"{len(names)} x {size}: {', '.join(names[:4])}" for size, names in by_size.items()]
