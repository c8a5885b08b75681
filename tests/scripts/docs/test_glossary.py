"""The glossary's tooltips: each word once, in running text alone, from one source."""

import re

import markdown
import pytest

from scripts.docs.glossary import SOURCE, FirstPlaces, read_glossary
from scripts.docs.pages import DOCS

EXTENSIONS = ("attr_list", "def_list", "md_in_html", "pymdownx.arithmatex", "scripts.docs.glossary")
SETTINGS = {"pymdownx.arithmatex": {"generic": True}}
WORD = re.compile(r'<abbr tabindex="0" title="[^"]+">([^<]+)</abbr>')


def render(text):
    return markdown.markdown(text, extensions=EXTENSIONS, extension_configs=SETTINGS)


def marked(text):
    return WORD.findall(render(text))


def test_every_entry_of_the_glossary_is_read():
    text = SOURCE.read_text(encoding="utf-8")
    assert len(read_glossary()) == len(re.findall(r"^:   ", text, re.MULTILINE)) >= 15
    assert sorted(read_glossary(), key=str.lower) == list(read_glossary())


@pytest.mark.parametrize(("word", "entry"), read_glossary().items())
def test_the_page_that_a_word_leads_to_explains_it(word, entry):
    text = (DOCS / entry.page).read_text(encoding="utf-8")
    section = re.search(rf"^#+ [^\n]*{{#{entry.anchor}}}$.*?(?=^#|\Z)", text, re.M | re.S)
    assert section, f"{entry.page} has no heading with the id {entry.anchor}"
    said = " ".join(section[0].split()).lower()
    assert re.search(rf"\*{word}s?\*", said, re.I) or f"{word} {{#" in said, (
        "is not explained there"
    )


@pytest.mark.parametrize(("word", "entry"), read_glossary().items())
def test_a_tooltip_is_plain_text_of_a_few_lines(word, entry):
    assert not set('`$*[]<>"') & set(entry.definition)
    assert len(entry.definition) < 200
    assert entry.definition.endswith(".")


def test_a_word_is_marked_once_and_in_any_form():
    assert marked("Curvatures and the curvature.\n\nThe curvature.") == ["Curvatures"]
    assert marked("The Hessian's eigenvalues") == ["Hessian", "eigenvalues"]


def test_the_longer_of_two_words_is_marked():
    assert marked("A strongly convex and a convex loss") == ["strongly convex", "convex"]


def test_a_word_that_means_something_else_stays():
    assert not marked("Gradient descent, gradient clipping, quadratic convergence, non-convex")


@pytest.mark.parametrize(
    "text",
    [
        "# Curvature",
        "`curvature`",
        "    curvature = 1",
        "[the curvature](page.md)",
        r"$\text{curvature}$",
        "$$\n\\text{curvature}\n$$",
        "curvature\n:   is explained here",
        "## What bends {#curvature}\n\nThe curvature",
        '<figure markdown="span">\n<figcaption>curvature</figcaption>\n</figure>',
    ],
)
def test_a_word_elsewhere_than_in_running_text_stays(text):
    assert not marked(text)


def test_a_link_to_the_explanation_is_one():
    assert not marked("[Curvature](foundations.md#curvature) is a curvature.")
    assert marked("[Curvature](verified.md#a) is a curvature.") == ["curvature"]


def test_the_text_is_otherwise_the_same():
    text = "A *gradient* of a saddle, its **norm**; the curvature, and `code`.\n\n- convex items"
    plain = markdown.markdown(text, extensions=EXTENSIONS[:-1], extension_configs=SETTINGS)
    assert marked(text) == ["gradient", "saddle", "norm", "curvature", "convex"]
    assert re.sub(r"</?abbr[^>]*>", "", render(text)) == plain


def test_a_docstring_has_no_tooltips():
    md = markdown.Markdown(extensions=["scripts.docs.glossary"])
    assert "<abbr" in md.convert("The curvature")
    md.treeprocessors.register(FirstPlaces(md, {}), "mkdocstrings_headings", 12)
    assert "<abbr" not in md.convert("The curvature")
