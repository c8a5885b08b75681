"""Contrast, against the ends that WCAG names."""

import pytest

from scripts.looks.vision import VISIONS, contrast


def test_contrast_of_known_pairs():
    """WCAG's own ends: black on white is 21, a color on itself is 1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#123456", "#123456") == 1


def test_a_gray_is_the_same_to_every_eye():
    """The matrices keep what has no hue: their rows add up to 1."""
    for vision in VISIONS:
        assert contrast("#777777", "#ffffff", vision) == pytest.approx(4.48, abs=0.005)


def test_red_and_green_come_closer_without_the_cones_for_them():
    """A red that stands out from a dark green hardly does to a protanope."""
    pair = ("#d00000", "#003000")
    assert contrast(*pair, "protanopia") < contrast(*pair)
