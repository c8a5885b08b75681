"""The words of the glossary on built pages: where they are marked, and what a reader sees."""

import pytest
from playwright.sync_api import expect

from scripts.docs.glossary import read_glossary

SILENT = "a, h1, h2, h3, h4, h5, h6, code, pre, figcaption, summary, .arithmatex, .katex, gd-cell"
PAGES = ("", "learning-rate/", "optimizers/momentum/", "choosing/", "gradients/")
WORDS = "[...document.querySelectorAll('article abbr')].map(word => word.textContent)"


@pytest.mark.parametrize("path", PAGES)
def test_a_word_is_marked_once_and_in_running_text_alone(visit, path):
    page = visit.go(path)
    words = page.evaluate(WORDS)
    assert words
    singular = [word.lower().removesuffix("s") for word in words]
    assert len(set(singular)) == len(singular)
    inside = [f"{place.strip()} abbr" for place in SILENT.split(",")]
    assert page.locator("article").locator(", ".join(inside)).count() == 0


def test_the_glossary_and_docstrings_stay_as_they_are(visit):
    assert not visit.go("glossary/").evaluate(WORDS)
    page = visit.go("reference/surfaces/")
    assert page.locator("article .doc-contents").count()
    assert page.locator("article .doc-contents abbr").count() == 0


def test_a_word_shows_its_explanation_on_focus(visit):
    page = visit.go("choosing/")
    word = page.locator("article abbr").first
    text = read_glossary()[word.text_content().lower().removesuffix("s")].definition
    word.focus()
    expect(page.locator(".md-tooltip2--active")).to_contain_text(text)
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
