"""An image of a figure becomes the drawing itself, with its description said once."""

import pytest
from markdown import Markdown

from scripts.docs import figures

PAGE = """
<figure markdown="span">
  ![Two paths down a "bowl"](../generated/figures/bowl.svg)
  <figcaption>Held equal: all.</figcaption>
</figure>

![another picture](assets/photo.png)
"""
DRAWING = '<span class="gd-figure-panels"><svg><text>a *b* c</text></svg></span>'


@pytest.fixture
def html(tmp_path, monkeypatch):
    monkeypatch.setattr(figures, "FIGURES", tmp_path)
    (tmp_path / "bowl.html").write_text(DRAWING, encoding="utf-8")
    extensions = ["attr_list", "md_in_html", "scripts.docs.figures"]
    return Markdown(extensions=extensions).convert(PAGE)


def test_the_drawing_stands_in_the_page_as_it_is(html):
    assert DRAWING in html
    assert "bowl.svg" not in html
    assert html.index("gd-figure") < html.index("Held equal")


def test_it_is_one_image_with_its_description(html):
    assert html.count("Two paths down a") == 1
    assert 'role="img"' in html
    assert 'aria-label="Two paths down a &quot;bowl&quot;"' in html
    assert "data-search-exclude" in html


@pytest.mark.parametrize(("panels", "is_wide"), [(2, False), (3, True)])
def test_three_panels_take_more_than_the_width_of_the_text(panels, is_wide, tmp_path, monkeypatch):
    monkeypatch.setattr(figures, "FIGURES", tmp_path)
    panel = '<svg class="gd-figure-panel"></svg>'
    (tmp_path / "bowl.html").write_text(panels * panel, encoding="utf-8")
    html = Markdown(extensions=["md_in_html", "scripts.docs.figures"]).convert(PAGE)
    assert ('<figure class="gd-wide">' in html) == is_wide


def test_other_images_stay_images(html):
    assert '<img alt="another picture" src="assets/photo.png"' in html


def test_a_figure_that_is_not_drawn_stops_the_build(tmp_path, monkeypatch):
    monkeypatch.setattr(figures, "FIGURES", tmp_path)
    with pytest.raises(FileNotFoundError, match=r"bowl\.html"):
        Markdown(extensions=["scripts.docs.figures"]).convert("![a](generated/figures/bowl.svg)")
