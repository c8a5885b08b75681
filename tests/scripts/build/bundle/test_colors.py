"""Each optimizer has one color and dash, and is seen on every place of the relief."""

import re
from itertools import product

import numpy as np
import pytest

from gd_core import optimizers
from scripts.build.bundle import colors
from scripts.looks.vision import VISIONS, contrast

TABLE = colors.read_colors()


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("scheme", colors.SCHEMES)
@pytest.mark.parametrize("name", optimizers.__all__)
def test_a_run_is_seen_on_every_place_of_the_relief(name, scheme, vision):
    """At least 3:1, for the second and later runs of a method too."""
    low, high = TABLE["relief"][scheme]
    places = [colors.mixed(low, high, share) for share in np.linspace(0, 1, 33)]
    for twin, place in product(range(colors.MOST_TWINS + 1), places):
        assert contrast(colors.color_of(name, scheme, twin), place, vision) >= 3, (twin, place)


def test_no_two_methods_share_color_and_dash():
    """A method is told from any other without a legend."""
    lines = TABLE["optimizers"]
    assert set(lines) <= set(optimizers.__all__)
    assert len({(line["hue"], line["dash"]) for line in lines.values()}) == len(lines)
    assert colors.OTHER not in lines.values()


def test_twins_of_a_method_differ_from_it_and_from_each_other():
    """Three further runs of one method have a color and a dash of their own."""
    for scheme in colors.SCHEMES:
        assert len({colors.color_of("Adam", scheme, twin) for twin in range(4)}) == 4
    further = [colors.twin_of(twin) for twin in range(1, colors.MOST_TWINS + 1)]
    assert len(set(further)) == colors.MOST_TWINS


def test_the_stylesheet_says_what_the_table_says():
    """Styles come from the table, a method without a line of its own included."""
    text = colors.stylesheet()
    assert '[data-optimizer="Nesterov"] {--run: var(--gd-blue); --dash: 7 3;}' in text
    assert "[data-optimizer] {--run: var(--gd-ink); --dash: 5 3;}" in text
    assert text.index("[data-optimizer] ") < text.index('[data-optimizer="Adam"]')
    for scheme, (low, high) in TABLE["relief"].items():
        assert f"--gd-relief-low: {low}; --gd-relief-high: {high};" in text, scheme
    shades = re.findall(r"--gd-pink: (#[0-9a-f]{6});", text)
    assert shades == [TABLE["hues"]["pink"][scheme] for scheme in ("light", "dark", "light")]
    assert '@media print { [data-md-color-scheme="slate"] {--gd-ink: #3b4252;' in text


@pytest.mark.parametrize("scheme", colors.SCHEMES)
@pytest.mark.parametrize("number", TABLE["series"])
def test_lines_that_are_no_method_are_seen_as_well(number, scheme):
    """Lines of figures that belong to no method stand on the page, and on the relief."""
    color = TABLE["series"][number][scheme]
    for place in (*TABLE["relief"][scheme], TABLE["figure"]["ground"][scheme]):
        assert contrast(color, place) >= 3


@pytest.mark.parametrize("scheme", colors.SCHEMES)
def test_the_words_of_a_figure_are_read(scheme):
    """At least 4.5:1 for text, on the page's ground."""
    figure = {name: pair[scheme] for name, pair in TABLE["figure"].items()}
    assert contrast(figure["text"], figure["ground"]) >= 7
    assert contrast(figure["muted"], figure["ground"]) >= 4.5


@pytest.mark.parametrize("scheme", colors.SCHEMES)
def test_no_color_stands_for_two_things(scheme):
    """A figure's colors become properties again, so each must be one property's alone."""
    groups = (TABLE["hues"], TABLE["series"], TABLE["figure"])
    found = [pair[scheme] for group in groups for pair in group.values()]
    assert len(set(found)) == len(found)
