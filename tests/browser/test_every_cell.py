"""Every example of every page runs, in order, to its end, in the reader's browser.

The pages are gone through in one visit: Python starts once, and each page has names of its own.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import SITE, pages_of

CELL = "<gd-cell"
PAGES = pages_of(holding=CELL)
ENDED = re.compile("done|error")


def cells_of(path):
    return (SITE / path / "index.html").read_text(encoding="utf-8").count(CELL)


def test_there_are_plenty():
    assert sum(cells_of(path) for path in PAGES) >= 12


@pytest.mark.parametrize("path", PAGES)
def test_all_cells_of_the_page_run_to_done(visit, path):
    cells = visit.go(path).locator("gd-cell")
    expect(cells).to_have_count(cells_of(path))
    for cell in cells.all():
        cell.get_by_role("button", name="Run", exact=True).click()
        expect(cell).to_have_attribute("data-state", ENDED)
        name, shown = cell.get_attribute("data-name"), cell.get_by_role("log").inner_text()
        state = cell.get_attribute("data-state")
        assert state == "done", f"{path}, cell {name}: {shown[-800:]}"
