"""How much of the first screen is picture."""

from scripts.looks.geometry import Rectangle, share_of
from scripts.looks.pages import group_of
from scripts.looks.report import Found, Row
from scripts.looks.visits import PHONE, SCREEN, Visitor, ask

PAGES = ["home", "optimizers", "learning", "lab"]
GOALS = {"home": 0.5, "optimizers": 0.3}  # at SCREEN


def measure(visitor: Visitor, pages: list[str]) -> Found:
    """Add up what pictures cover of a screen as a page opens, nothing counted twice."""
    goal = "home >= 50 %, optimizer pages >= 30 %, at {}x{}".format(*SCREEN)
    rows = [_row(visitor, page) for page in pages]
    return Found("Share of the first screen that is picture, in percent", goal, rows)


def _row(visitor: Visitor, page: str) -> Row:
    wide, narrow = (_share(visitor, page, size) for size in (SCREEN, PHONE))
    goal = GOALS.get(group_of(page))
    return {
        "page": page or "home",
        "{}x{}".format(*SCREEN): round(100 * wide, 1),
        "{}x{}".format(*PHONE): round(100 * narrow, 1),
        "holds": None if goal is None else wide >= goal,
    }


def _share(visitor: Visitor, path: str, size: tuple[int, int]) -> float:
    with visitor.page(path, size) as page:
        boxes = [Rectangle(*box) for box in ask(page, "boxes")]
    return share_of(Rectangle(0, 0, *size), boxes)
