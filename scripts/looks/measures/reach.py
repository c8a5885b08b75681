"""How far a control lies from the picture that it moves, and whether both are seen at once."""

from typing import Any

from scripts.looks.geometry import Rectangle, distance
from scripts.looks.report import Found, Row
from scripts.looks.visits import PHONE, Visitor, ask

PAGES = ["home", "optimizers", "learning", "lab"]
SIZES = ((1280, 720), PHONE)
FARTHEST, SHOWN = 400, 0.9


def measure(visitor: Visitor, pages: list[str]) -> Found:
    """Take each control of a page's explorer as it opens."""
    rows, details = [], []
    for page in pages:
        for size in SIZES:
            row, worst = _of_page(visitor, page, size)
            rows += row
            details += worst
    goal = f"at most {FARTHEST} px at 1280, {SHOWN:.0%} of a picture in view with each control"
    return Found("From a control to the nearest picture that it moves", goal, rows, details)


def _of_page(visitor: Visitor, path: str, size: tuple[int, int]) -> tuple[list[Row], list[str]]:
    with visitor.page(path, size) as page:
        controls = ask(page, "reach")
    return ([_row(path, size, controls)], _worst(path, size, controls)) if controls else ([], [])


def gap(control: dict[str, Any]) -> float:
    """The way from a control to the nearest of its pictures; without any, it is endless."""
    box = Rectangle(*control["box"])
    return min((distance(box, Rectangle(*other)) for other in control["boxes"]), default=1e9)


def _row(path: str, size: tuple[int, int], controls: list[dict[str, Any]]) -> Row:
    farthest = max(map(gap, controls))
    unseen = sum(control["shown"] < SHOWN for control in controls)
    is_wide = size[0] >= 1280
    return {
        "page": path or "home",
        "screen": "{}x{}".format(*size),
        "controls": len(controls),
        "farthest, px": round(farthest),
        "picture out of view": unseen,
        "holds": unseen == 0 and (farthest <= FARTHEST or not is_wide),
    }


def _worst(path: str, size: tuple[int, int], controls: list[dict[str, Any]]) -> list[str]:
    """Name the two farthest controls, where any misses the goal."""
    worst = sorted(controls, key=gap, reverse=True)[:2]
    return [
        f"{path or 'home'} at {size[0]}: {control['kind']} “{control['name']}” is"
        f" {gap(control):.0f} px away, {control['shown']:.0%} of a picture in view"
        for control in worst
        if gap(control) > FARTHEST or control["shown"] < SHOWN
    ]
