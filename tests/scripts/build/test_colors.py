"""Each optimizer has one color and dash, and is seen on every place of the relief."""

import re
from itertools import product

import numpy as np
import pytest

from gd_core import optimizers
from scripts.build import colors

# How light looks to who lacks a kind of cone (Machado, Oliveira and Fernandes, 2009, severity 1).
VISIONS = {
    "full": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
TABLE = colors.read_colors()


def linear(color: str) -> np.ndarray:
    """Give the light of a color: red, green and blue from 0 to 1."""
    values = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str, vision: str = "full") -> float:
    """The contrast of WCAG 2.2 between two colors, as one kind of eye sees them."""
    seen = [np.clip(VISIONS[vision] @ linear(color), 0, 1) @ LUMINANCE for color in (one, other)]
    return (max(seen) + 0.05) / (min(seen) + 0.05)


def test_contrast_of_known_pairs():
    """WCAG's own ends: black on white is 21, a color on itself is 1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#123456", "#123456") == 1


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
    assert len({colors.twin_of(twin)[1] for twin in range(1, 4)}) == 3


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
