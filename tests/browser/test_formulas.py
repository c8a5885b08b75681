"""Formulas are in the page as it is sent: nothing sets them, and nothing is left unset."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.addresses import SITE, pages_of

UNSET = re.compile(r"\\\(|\\\[|\$\$|\\(?:frac|eta|beta|theta)\b")
CODE = re.compile(r"<pre.*?</pre>|<code.*?</code>|<script.*?</script>", re.DOTALL)
FORMULA = re.compile(r'class="arithmatex"')


@pytest.mark.parametrize("path", pages_of())
def test_no_page_has_a_formula_that_is_not_set(path):
    html = CODE.sub("", (SITE / path / "index.html").read_text())
    assert not UNSET.search(html)
    marked = len(FORMULA.findall(html))
    assert html.count("<math ") == html.count('class="katex-html"') == marked


def test_formulas_are_seen_without_scripts(browser: Browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}optimizers/adam/")
    drawn = page.locator(".arithmatex .katex-html")
    expect(drawn.first).to_be_visible()
    assert page.locator(".arithmatex math").count() == drawn.count() > 20
    context.close()


def test_no_script_sets_formulas():
    assert not [path.name for path in SITE.rglob("*.js") if "katex" in path.name.lower()]
    assert not [p.name for p in SITE.rglob("*.js") if "KaTeX parse error" in p.read_text()]


def test_each_typeface_of_a_formula_is_shipped():
    """The classes by which KaTeX asks for a typeface; see scripts/build/bundle/fonts.py."""
    asked = "mathcal|mathfrak|mathscr|mathsf|mathtt|textsf|texttt|textfrak|textscr"
    pattern = re.compile(rf'class="[^"]*\b(?:{asked})\b')
    pages = {path: (SITE / path / "index.html").read_text() for path in pages_of()}
    assert [path for path, html in pages.items() if pattern.search(html)] == []


def test_a_page_names_its_fonts_and_parts_early(page, site_url):
    """What is fetched early is used: the browser complains of a font that is not."""
    page.goto(f"{site_url}optimizers/adam/")
    early = page.locator("head link[rel=preload][as=font]")
    assert early.count() == 1
    fetched = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    for link in page.locator("head link:is([rel=preload], [rel=modulepreload])").all():
        assert fetched.count(link.evaluate("link => link.href")) == 1
