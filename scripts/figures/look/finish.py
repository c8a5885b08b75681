"""What is done to each figure at the end: sentence case, few ticks, names at the ends of lines."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.lines import Line2D
from matplotlib.ticker import (
    AutoLocator,
    FuncFormatter,
    LogLocator,
    MaxNLocator,
    NullLocator,
    ScalarFormatter,
)

from scripts.figures.look.panels import Panels

FIRST_WORD = re.compile(r"a |[a-z]{2,}")
APART = 15  # pixels between the middles of two labels
TICKS = 4


def finish(panels: Panels) -> None:
    """Finish every panel, once its lines are drawn."""
    for figure in panels.figures:
        for axes in figure.axes:
            axes.set_title(sentence(axes.get_title(loc="left")))
            axes.set_xlabel(sentence(axes.get_xlabel()))
            axes.set_ylabel(sentence(axes.get_ylabel()))
            tick(axes.xaxis)
            tick(axes.yaxis)
    if not panels.keys:
        for figure, axes in zip(panels.figures, panels.axes, strict=True):
            texts = label_ends(axes)
            figure.draw_without_rendering()  # so that the places of the labels are known
            spread(axes, texts)


def sentence(text: str) -> str:
    """Begin with a capital, unless the text begins with a symbol."""
    return text[0].upper() + text[1:] if FIRST_WORD.match(text) else text


def tick(axis: Axis) -> None:
    """Give an axis three to five ticks, unless its figure has set them."""
    locator = axis.get_major_locator()
    is_plain = isinstance(axis.get_major_formatter(), ScalarFormatter)
    if isinstance(locator, LogLocator):
        low, high = sorted(axis.get_view_interval())
        is_short = np.log10(high / low) < 1.6
        axis.set_major_locator(LogLocator(subs=(1, 2, 5) if is_short else (1,), numticks=6))
        axis.set_minor_locator(NullLocator())
        axis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
    elif isinstance(locator, AutoLocator):
        axis.set_major_locator(MaxNLocator(TICKS, steps=[1, 2, 2.5, 5, 10]))
    if is_plain and axis.get_scale() == "linear":
        axis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))


def number(value: float) -> str:
    """Write a tick as the site does: 1,000, 0.01, 1e-9, and a true minus before a number."""
    if 1e-3 <= abs(value) < 1e6 or abs(value) < 1e-300:
        return f"{value:,.10g}".replace("-", "\u2212")
    digits, power = f"{value:.0e}".split("e")
    return f"{digits}e{int(power)}"


def label_ends(axes: Axes) -> dict[Line2D, Any]:
    """Write each line's name at its end, in its color; return the names' texts."""
    lines = [line for line in axes.lines if not str(line.get_label()).startswith("_")]
    ends = {line: end for line in lines if (end := last_seen(axes, line)) is not None}
    texts = {}
    for line, (x, y) in ends.items():
        color = line.get_color()
        style = {"textcoords": "offset points", "va": "center", "annotation_clip": False}
        name = str(line.get_label())
        texts[line] = axes.annotate(name, (x, y), (7, 0), color=color, **style)
    return texts


def last_seen(axes: Axes, line: Line2D) -> tuple[float, float] | None:
    """The last point of a line that is inside its axes."""
    points = np.column_stack([np.asarray(data, float) for data in line.get_data()])
    (left, right), (low, high) = sorted(axes.get_xlim()), sorted(axes.get_ylim())
    x, y = points.T
    seen = np.isfinite(points).all(axis=1) & (left <= x) & (x <= right) & (low <= y) & (y <= high)
    return tuple(points[seen][-1]) if seen.any() else None


def spread(axes: Axes, texts: dict[Line2D, Any]) -> None:
    """Move labels up and down until no two are closer than a line."""
    groups: dict[int, list[Any]] = {}
    for text in texts.values():  # labels stand in one column if their lines end in one
        column = round(axes.transData.transform(text.xy)[0] / 40)
        groups.setdefault(column, []).append(text)
    for group in groups.values():
        heights = [axes.transData.transform(text.xy)[1] for text in group]
        for text, height, place in zip(group, heights, apart(heights), strict=True):
            text.set_position((7, place - height))


def apart(heights: Sequence[float], gap: float = APART) -> np.ndarray:
    """The nearest heights in the same order that are at least a gap apart."""
    order = np.argsort(heights, kind="stable")
    # What is left after an even ladder is taken away must rise: the nearest such is known.
    ladder = gap * np.arange(len(heights))
    blocks: list[list[float]] = []
    for value in np.asarray(heights, float)[order] - ladder:
        blocks.append([value])
        while len(blocks) > 1 and np.mean(blocks[-2]) > np.mean(blocks[-1]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    places = np.empty(len(heights))
    places[order] = np.concatenate([np.full(len(b), np.mean(b)) for b in blocks]) + ladder
    return places
