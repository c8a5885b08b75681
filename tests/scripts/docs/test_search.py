"""What the search leaves out: the elements are marked, and the theme's parser passes over them."""

import re

import pytest
from markdown import Markdown
from material.plugins.search.plugin import Parser

EXTENSIONS = ["md_in_html", "pymdownx.arithmatex", "scripts.docs.formulas", "scripts.docs.search"]
SETTINGS = {"pymdownx.arithmatex": {"generic": True}}


def words(text: str) -> str:
    """Return the words of a page that the theme's search plugin indexes, without tags."""
    html = Markdown(extensions=EXTENSIONS, extension_configs=SETTINGS).convert(text)
    parser = Parser()
    parser.feed(html)
    parser.close()
    text = "".join("".join(section.text) for section in parser.data)
    return " ".join(re.sub("<[^>]+>", "", text).split())


@pytest.mark.parametrize(
    "wordless",
    [
        "    beta2 = 0.999",
        '<gd-explorer preset="x"><svg><text>axis</text></svg><p>Poster</p></gd-explorer>',
        "<gd-momentum-map><p>Poster</p></gd-momentum-map>",
        '<figure><svg class="a"><g><text>axis</text></g></svg></figure>',
        '<pre><span></span><code><span class="n">code</span></code></pre>',
        "<p><label>PyTorch</label><label>Keras</label></p>",
    ],
)
def test_code_and_pictures_are_left_out(wordless):
    """The words around them are found; an element inside does not end the silence."""
    assert words(f"before\n\n{wordless}\n\nafter") == "before after"


def test_formulas_are_words_or_nothing():
    """A letter is found under its own name; what would be glued is left out."""
    assert words(r"as $\beta_2$ goes to $1/L$ now") == "as β2 goes to 1/L now"
    assert words(r"the half $\frac{x^2}{2}$ of it") == "the half of it"


def test_an_element_is_marked_once():
    """A docstring is converted by itself, and once more in its page."""
    text = '<svg data-search-exclude="" class="a"></svg>\n\n<svg class="b"></svg>'
    html = Markdown(extensions=EXTENSIONS, extension_configs=SETTINGS).convert(text)
    assert html.count("data-search-exclude") == 2
