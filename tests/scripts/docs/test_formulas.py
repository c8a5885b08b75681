"""Formulas: set once, when the site is built, or the build stops."""

import pytest
from markdown import Markdown

from scripts.docs.formulas import Formula, FormulaError, Katex

EXTENSIONS = [
    "attr_list",
    "def_list",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.arithmatex",
    "scripts.docs.formulas",
    "scripts.docs.glossary",
]
SETTINGS = {"pymdownx.arithmatex": {"generic": True}}


def convert(text: str) -> str:
    """Convert Markdown as the site does."""
    return Markdown(extensions=EXTENSIONS, extension_configs=SETTINGS).convert(text)


@pytest.mark.parametrize(
    "text",
    [
        r"The rate $\eta$ is small.",
        "$$\n\\frac{\\lambda}{2} < 1\n$$",
        "| a | b |\n|---|---|\n| $m$ | $v_t$ |",
        "- a list with\n\n    $$\n    a = b\n    $$",
        "Word $x$\n\n:   its meaning, $y$",
        '<div markdown="1">\n<p markdown="1">At $\\beta_1 = 0.9$.</p>\n</div>',
        "$$\n\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}\n$$",
    ],
)
def test_formulas_are_set_wherever_they_stand(text):
    """A formula is HTML for the eye and MathML for who listens, with nothing left to a script."""
    html = convert(text)
    assert html.count('class="katex-html" aria-hidden="true"') == html.count("<math ") > 0
    assert "$" not in html
    assert r"\(" not in html
    assert r"\[" not in html
    assert "annotation" not in html


def test_a_sign_that_html_knows_keeps_its_meaning():
    """Arithmatex escapes what stands on its own line; the formula gets the sign itself."""
    assert "<mo>&lt;</mo>" in convert("$$\na < b\n$$")
    assert "amp;" not in convert("$$\n\\begin{aligned} a &= b \\end{aligned}\n$$")


def test_the_search_reads_a_plain_formula_once_and_a_stacked_one_never():
    """The letters of a fraction would be glued to a number that nobody wrote."""
    plain, stacked = convert(r"$\beta_1$"), convert(r"$\frac{1}{2}$")
    assert plain.count("data-search-exclude") == 1
    assert "<math xmlns" in plain
    assert stacked.count("data-search-exclude") == 2
    assert '<math data-search-exclude="" ' in stacked


def test_the_anchor_of_a_heading_comes_from_the_tex():
    """What KaTeX writes does not enter an address."""
    assert '<h2 id="the-rate-eta">' in convert(r"## The rate $\eta$")


def test_a_wrong_formula_stops_the_build_and_is_named():
    """MkDocs names the page, the error the formula and what KaTeX says of it."""
    with pytest.raises(FormulaError, match=r"the formula '.*frac\{1'.*KaTeX parse error"):
        convert(r"$\frac{1$")
    with pytest.raises(FormulaError, match="strict mode"):
        convert("$1 \N{EN DASH} 2$")


def test_a_formula_is_set_once():
    """Pages repeat their letters; Node is asked for new ones alone."""
    katex = Katex()
    first = katex.set([Formula("x", False), Formula("x", False), Formula("x", True)])
    assert first[0] == first[1] != first[2]
    assert katex.process is not None
    katex.process.terminate()
    katex.process.wait()
    assert katex.set([Formula("x", True)]) == first[2:]
    assert "y" in katex.set([Formula("y", False)])[0]  # Node is started anew
