"""A reader who has a keyboard alone: nothing here clicks, and nothing sets the focus."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.waiting import frames

MOST = 300  # presses of Tab, more than any page has stops
HAS_FOCUS = "element => element === document.activeElement"
STANDS_BEFORE = """element => {
  const before = document.activeElement.compareDocumentPosition(element);
  return Boolean(before & Node.DOCUMENT_POSITION_PRECEDING)
    && !(before & Node.DOCUMENT_POSITION_CONTAINS);
}"""
SAY_FOCUS = "document.activeElement.outerHTML.slice(0, 90)"


def tab_to(target: Locator) -> Locator:
    """Press Tab, or Shift and Tab where it stands before, until an element has the focus."""
    page, passed = target.page, []
    key = "Shift+Tab" if target.evaluate(STANDS_BEFORE) else "Tab"
    for _ in range(MOST):
        if target.evaluate(HAS_FOCUS):
            return target
        page.keyboard.press(key)
        passed.append(page.evaluate(SAY_FOCUS))
    raise AssertionError(f"{key} never came to {target}, but to {passed[-40:]}")


def skip_to_content(page: Page) -> None:
    """Leave header and navigation behind by the link that is there for it."""
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text(re.compile("Skip to content"))
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_have_count(1)
    frames(page, 2)  # in one of them the browser begins to count its stops from there


def use(target: Locator, key: str = "Enter") -> None:
    """Go to a control, on from where the focus is, and press a key there."""
    tab_to(target).page.keyboard.press(key)
