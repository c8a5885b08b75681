"""Every example of every page runs, in order, to its end, in the reader's browser."""

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SITE

PAGES = sorted(
    path.parent.relative_to(SITE).as_posix() + "/"
    for path in SITE.rglob("index.html")
    if "generated" not in path.parts and "<gd-cell" in path.read_text(encoding="utf-8")
)


def test_there_are_plenty():
    cells = sum((SITE / p / "index.html").read_text().count("<gd-cell") for p in PAGES)
    assert cells >= 12


@pytest.mark.parametrize("path", PAGES)
def test_all_cells_of_the_page_run_to_done(page, site_url, path):
    page.goto(urljoin(site_url, path), wait_until="load")
    cells = page.locator("gd-cell")
    for index in range(cells.count()):
        cell = cells.nth(index)
        cell.get_by_role("button", name="Run", exact=True).click()
        expect(cell).to_have_attribute("data-state", re.compile("done|error"), timeout=90_000)
        shown = cell.get_by_role("log").inner_text()
        assert cell.get_attribute("data-state") == "done", shown[-800:]
