"""Pictures of the pages that readers see first, to be looked at."""

from itertools import product
from pathlib import Path

from playwright.sync_api import FloatRect, Page

from scripts.looks.measures.rules import show_tab
from scripts.looks.pages import LAB, SHOWN, name_of
from scripts.looks.report import Found, Row
from scripts.looks.visits import SCHEMES, Visitor

PAGES = [*SHOWN, LAB]
SIZES = ((1440, 900), (1280, 860), (768, 1024), (360, 740))
LONGEST = 6000  # pixels of a page that a picture of all of it shows


def take(visitor: Visitor, pages: list[str], folder: Path) -> Found:
    """Take the first screen and the page of each, at four widths, light and dark."""
    folder.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    for path, size, scheme in product(pages, SIZES, SCHEMES):
        settings = {"color_scheme": scheme, "reduced_motion": "reduce"}
        with visitor.page(path, size, **settings) as page:
            stem = f"{name_of(path)}-{size[0]}-{scheme}"
            rows.extend({"picture": name} for name in _pictures(page, folder, stem, size))
    return Found(f"Screenshots in {folder}", "looked at", rows)


def _pictures(page: Page, folder: Path, stem: str, size: tuple[int, int]) -> list[str]:
    names = [f"{stem}.png", f"{stem}-page.png"]
    page.screenshot(path=folder / names[0])
    height = min(page.evaluate("document.documentElement.scrollHeight"), LONGEST)
    clip = FloatRect(x=0, y=0, width=size[0], height=height)
    page.screenshot(path=folder / names[1], full_page=True, clip=clip)
    tabs = page.locator("gd-explorer").get_by_role("tab")
    for at in range(tabs.count()):
        show_tab(page, at)
        names.append(f"{stem}-{tabs.nth(at).inner_text().strip().lower()}.png")
        page.screenshot(path=folder / names[-1])
    return names
