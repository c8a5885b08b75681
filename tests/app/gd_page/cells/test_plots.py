"""Figures of a cell: shown or left open, they become images once."""

import base64
import sys

import matplotlib as mpl
import pytest
from gd_page.cells import plots

mpl.use("agg")
import matplotlib.pyplot as plt
from matplotlib.figure import Figure


@pytest.fixture(autouse=True)
def no_figures():
    plots.take()
    yield
    plots.take()


def kinds(images):
    return [image.partition(",")[0] for image in images]


SVG, PNG = "data:image/svg+xml;base64", "data:image/png;base64"


def test_open_figures_are_taken_once_and_closed():
    plt.figure()
    plt.figure()
    assert kinds(plots.take()) == [SVG, SVG]
    assert plt.get_fignums() == []
    assert plots.take() == []


def test_show_keeps_the_order():
    plt.figure().text(0, 0, "one")
    plots.show()
    plt.figure().text(0, 0, "two")
    first, second = plots.take()
    assert first != second
    assert kinds([first, second]) == [SVG, SVG]


def test_a_figure_as_the_last_value_counts_once():
    figure = plt.figure()
    assert kinds(plots.take(figure)) == [SVG]
    assert kinds(plots.take(Figure())) == [SVG]
    assert plots.take("no figure") == []


def test_a_crowded_figure_is_a_png(monkeypatch):
    monkeypatch.setattr(plots, "SVG_LIMIT", 10)
    plt.figure()
    (image,) = plots.take()
    kind, _, data = image.partition(",")
    assert kind == PNG
    assert base64.b64decode(data).startswith(b"\x89PNG")


def test_without_pyplot_there_is_nothing_to_show(monkeypatch):
    monkeypatch.delitem(sys.modules, "matplotlib.pyplot")
    plots.show()
    assert plots.take() == []
    assert kinds(plots.take(Figure())) == [SVG]
