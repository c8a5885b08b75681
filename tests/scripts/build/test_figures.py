"""Figures come out the same at every build, small, and drawn in both themes."""

import xml.etree.ElementTree as ElementTree

import pytest

from scripts.build import figures as build_figures
from scripts.build.steps import figures
from scripts.errors import BuildError
from scripts.figures.look.theme import DARK, LIGHT


def draw(theme):
    figure, axes = theme.figure()
    axes.plot([0.0, 1.0, 2.0], [1.23456789, 2.0, 0.5], label="path")
    axes.legend()
    return figure


def test_the_same_bytes_every_time():
    assert build_figures.render(draw, LIGHT) == build_figures.render(draw, LIGHT)


def test_light_and_dark_differ_and_are_svg():
    light, dark = (build_figures.render(draw, theme) for theme in (LIGHT, DARK))
    assert light != dark
    assert {ElementTree.fromstring(svg).tag for svg in (light, dark)} == {
        "{http://www.w3.org/2000/svg}svg"
    }


def test_rounding_leaves_transforms_alone():
    svg = b'<g transform="scale(0.015625)"><path d="M 1.234567 8.999999"/></g>'
    assert build_figures._shorten_numbers(svg) == (
        b'<g transform="scale(0.015625)"><path d="M 1.23 8.99"/></g>'
    )


def test_a_heavy_figure_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(build_figures, "OUTPUT", tmp_path)
    monkeypatch.setattr(build_figures, "SIZE_LIMIT", 100)
    monkeypatch.setattr(build_figures, "figures_of", lambda stem: {"heavy": draw})
    with pytest.raises(BuildError, match=r"figure heavy: .* bytes, more than 100"):
        build_figures.build("index")


@pytest.mark.parametrize("stem", [step.arguments[0] for step in figures()])
def test_every_script_names_its_figures_in_kebab_case(stem):
    found = build_figures.figures_of(stem)
    assert found
    assert all(name == name.lower() and "_" not in name for name in found)
