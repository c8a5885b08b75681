"""What all figures share: short paths, few ticks, labels that do not lie over one another."""

import numpy as np
import pytest
from matplotlib.font_manager import findfont

from scripts.figures.look.finish import apart, number, sentence
from scripts.figures.look.paths import ZERO, draw_losses
from scripts.figures.look.simplify import TOLERANCE, kept_points, shorten_path
from scripts.figures.look.theme import WIDE_THEME


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("M 0 0 \nL 5 0.01 \nL 10 0 \n", "M0 0l10 0"),
        ("M 0.06 1.04 L 3 -2 L 6 1 z", "M.1 1l2.9-3 3 3z"),
        ("M 1 1 L 2 2 M 5 5 L 5 9", "M1 1l1 1M5 5l0 4"),
        ("M 0 3.000001 \nC 0.5 3 1.25 2 1 1 \nz", "M 0 3C .5 3 1.2 2 1 1z"),
        ("M 2 2 L 2 2.01", "M2 2h0"),
    ],
)
def test_paths_are_short(path, short):
    assert shorten_path(path) == short


def test_points_are_left_out_only_where_nobody_sees_it():
    angles = np.linspace(0, 2 * np.pi, 2001)
    circle = 100 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    kept = circle[kept_points(circle)]
    assert len(kept) < 150
    middles = (kept[1:] + kept[:-1]) / 2
    assert np.abs(100 - np.hypot(*middles.T)).max() < 1.5 * TOLERANCE


def test_rounding_does_not_add_up():
    x = np.arange(1000) * 1.04
    path = "M" + " L".join(f"{a:.2f} {(-1) ** at * 3}" for at, a in enumerate(x))
    numbers = shorten_path(path).removeprefix("M").replace("l", " ").replace("-", " -").split()
    assert sum(map(float, numbers[::2])) == pytest.approx(x[-1], abs=0.05)


def test_labels_keep_their_order_and_their_distance():
    places = apart([10.0, 12.0, 11.0, 80.0], gap=15)
    assert np.argsort(places).tolist() == [0, 2, 1, 3]
    assert np.diff(np.sort(places)).min() == pytest.approx(15)
    assert places[3] == 80
    assert places[:3].mean() == pytest.approx(11)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0"),
        (-2.5, "\u22122.5"),
        (1000, "1,000"),
        (0.01, "0.01"),
        (1e-9, "1e-9"),
        (1e7, "1e7"),
    ],
)
def test_numbers_are_written_as_on_the_pages(value, written):
    assert number(value) == written


def test_sentence_case_leaves_symbols_alone():
    assert sentence("loss after 300 steps") == "Loss after 300 steps"
    assert sentence("a bowl") == "A bowl"
    assert sentence("x⁴/4") == "x⁴/4"
    assert sentence("θ") == "θ"
    assert sentence("") == ""


def test_words_are_measured_in_the_pages_typeface():
    with WIDE_THEME.applied():
        assert "Inter-400" in findfont("Inter", fallback_to_default=False)
        assert "Inter-600" in findfont("Inter:weight=600", fallback_to_default=False)


class Run:
    """What is drawn of a run: its losses."""

    def __init__(self, losses):
        self.losses = np.array(losses)


@pytest.mark.parametrize(("lowest", "has_band"), [(1e-30, True), (1e-6, False)])
def test_a_loss_that_is_rounding_alone_lies_in_a_band_named_zero(lowest, has_band):
    with WIDE_THEME.applied():
        _, axes = WIDE_THEME.figure()
        draw_losses(axes, WIDE_THEME, {"run": Run([1.0, lowest])}, [WIDE_THEME.series(0)])
    assert ("zero" in [text.get_text() for text in axes.texts]) == has_band
    assert (axes.get_ylim()[0] < ZERO) == has_band
