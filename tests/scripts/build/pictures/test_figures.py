"""Figures come out the same at every build, small, in two widths, and in the page's colors."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

from scripts.build.bundle.colors import read_colors, stylesheet
from scripts.build.pictures import figures as build_figures
from scripts.build.steps import figures
from scripts.errors import BuildError

COLOR = re.compile(r"#[0-9a-f]{6}")


def draw(theme):
    """A figure of one panel with two lines that are named at their ends."""
    panels, axes = theme.figure(height=2.5)
    axes.plot([0.0, 1.0, 2.0], [1.23456789, 2.0, 0.5], label="path", **theme.run("Adam"))
    axes.plot([0.0, 1.0, 2.0], [1.0, 2.0, 0.51], label="other", **theme.series(0))
    axes.set(xlabel="step", ylabel="loss", title="two paths")
    return panels


def draw_pair(theme):
    """A figure of two panels with one key."""
    panels, (left, right) = theme.figure(1, 2)
    for axes in (left, right):
        axes.plot([0, 1], [0, 1], label="a < b", **theme.run("Lion", 1))
        axes.plot([0, 1], [1, 0], "o", label="dots", color=theme.accent)
    panels.legend(*left.get_legend_handles_labels())
    return panels


def drawings(fragment):
    """The SVG elements of a fragment."""
    whole = f"<div>{fragment}</div>".replace("xlink:href", "href")
    return ElementTree.fromstring(whole).findall(".//svg")


def test_the_same_bytes_every_time():
    assert build_figures.render(draw, "one") == build_figures.render(draw, "one")


def test_one_panel_is_drawn_wide_and_narrow():
    wide, narrow = drawings(build_figures.render(draw, "one"))
    assert (wide.get("class"), wide.get("width")) == ("gd-figure-wide", "680")
    assert (narrow.get("class"), narrow.get("width")) == ("gd-figure-narrow", "328")


def test_panels_fit_a_phone_and_have_one_key():
    fragment = build_figures.render(draw_pair, "two")
    assert fragment.count('class="gd-figure-key"') == 1
    assert "a &lt; b" in fragment
    panels = [svg for svg in drawings(fragment) if svg.get("class") == "gd-figure-panel"]
    assert [svg.get("width") for svg in panels] == ["328", "328"]


def test_text_is_text_in_sentence_case_at_its_usual_size():
    wide, _ = drawings(build_figures.render(draw, "one"))
    words = {element.text: element for element in wide.iter("text")}
    assert {"Step", "Loss", "Two paths", "path", "other"} <= set(words)
    assert "font-size" not in words["Step"].get("style", "")
    assert "font-size:13px" in words["Two paths"].get("style", "")


def test_colors_are_the_pages_own():
    fragment = build_figures.render(draw, "one") + build_figures.render(draw_pair, "two")
    assert not COLOR.search(fragment)
    assert "stroke:var(--gd-pink)" in fragment
    assert "color-mix(in srgb,var(--gd-violet),var(--gd-away) 35%)" in fragment
    known = set(re.findall(r"(--gd-[\w-]+):", stylesheet()))
    assert set(re.findall(r"var\((--gd-[\w-]+)\)", fragment)) <= known
    assert len(read_colors()["series"]) >= 3


def test_no_two_figures_share_an_id():
    first, second = build_figures.render(draw, "one"), build_figures.render(draw, "two")
    ids = [set(re.findall(r'id="([^"]+)"', fragment)) for fragment in (first, second)]
    assert ids[0]
    assert not ids[0] & ids[1]
    for fragment in (first, second):
        found = re.findall(r'(?:url\(|href=")#([^)"]+)', fragment)
        assert set(found) == set(re.findall(r'id="([^"]+)"', fragment))
        assert " href=" not in fragment  # the theme would write to it, which SVG refuses


def test_a_heavy_figure_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(build_figures, "OUTPUT", tmp_path)
    monkeypatch.setattr(build_figures, "SIZE_LIMIT", 100)
    monkeypatch.setattr(build_figures, "figures_of", lambda script: {"heavy": draw})
    with pytest.raises(BuildError, match=r"figure heavy: .* bytes compressed, more than 100"):
        build_figures.build("first.index")


@pytest.mark.parametrize("script", [step.arguments[0] for step in figures()])
def test_every_script_names_its_figures_in_kebab_case(script):
    found = build_figures.figures_of(script)
    assert found
    assert all(name == name.lower() and "_" not in name for name in found)
