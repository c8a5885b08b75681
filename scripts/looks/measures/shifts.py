"""How far a page's layout jumps: as it loads, as one reads, runs a cell, uses an explorer."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from scripts.looks.report import Found, Row
from scripts.looks.visits import SCREEN, Visitor, ask, settle

PAGES = ["home", "adam", "momentum", "learning-rate", "choosing", "lab"]
MOST = 0.02
PYTHON = 120_000  # milliseconds that a first answer may take on a busy machine
SHIFTED = list[tuple[float, str]]


def measure(visitor: Visitor, pages: list[str]) -> Found:
    """Add up layout shifts, those that follow an input included."""
    rows, details = [], []
    for path in pages:
        with visitor.page(path, SCREEN) as page:
            seen = {phase: _shifts_in(page, act) for phase, act in PHASES.items()}
        rows.append(_row(path, seen))
        details += [
            f"{path or 'home'}, {phase}: {value:.3f} by {source}"
            for phase, shifts in seen.items()
            for value, source in sorted(shifts, reverse=True)[:2]
            if value > MOST / 4
        ]
    goal = f"below {MOST:g} on load, in a run and in use"
    return Found("Layout shift", goal, rows, details)


def _row(path: str, seen: dict[str, SHIFTED]) -> Row:
    sums = {phase: round(sum(value for value, _ in shifts), 4) for phase, shifts in seen.items()}
    return {"page": path or "home", **sums, "holds": max(sums.values()) < MOST}


def _shifts_in(page: Page, act: Callable[[Page], None]) -> SHIFTED:
    act(page)
    ask(page, "frames", 5)
    return [(value, source) for value, source in ask(page, "shifts")]


def load(page: Page) -> None:
    """The page has loaded by now."""
    settle(page)


def read(page: Page) -> None:
    """Scroll through the whole page, and back."""
    ask(page, "scrollThrough")
    settle(page)
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")


def run_cell(page: Page) -> None:
    """Run the first cell, and wait for its end."""
    cell = page.locator("gd-cell").first
    if not cell.count():
        return
    cell.get_by_role("button", name="Run").first.click()
    page.wait_for_function(
        "/done|error/.test(document.querySelector('gd-cell').dataset.state)", timeout=PYTHON
    )


def use_explorer(page: Page) -> None:
    """Play, move a rate by keys, ask for the best rates, go through the tabs."""
    explorer = page.locator("gd-explorer").first
    if not explorer.count():
        return
    _press(explorer, "Play")
    _answered(page)
    slider = explorer.get_by_role("slider", name="Learning rate", exact=True).first
    for _ in range(4):
        slider.press("ArrowLeft")
        _answered(page)
    _press(explorer, "Best rates")
    _answered(page)
    for tab in explorer.get_by_role("tab").all():
        if tab.is_visible():
            tab.click()
            _answered(page)


def _press(explorer: Locator, name: str) -> None:
    button = explorer.get_by_role("button", name=name, exact=True).first
    if button.count():
        button.click()


def _answered(page: Page) -> None:
    """Wait until no answer is on its way; what is not there yet has a moment to begin."""
    ask(page, "frames", 3)
    page.wait_for_function(
        "document.querySelector('gd-explorer').ariaBusy !== 'true'", timeout=PYTHON
    )


PHASES: dict[str, Callable[[Page], None]] = {
    "load": load,
    "reading": read,
    "cell": run_cell,
    "explorer": use_explorer,
}
