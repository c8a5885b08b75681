"""Draw what a link to the site shows where it is shared: the first page's race, as a PNG.

Networks take 1200 x 630 pixels, and no SVG.
"""

from pathlib import Path

import matplotlib.patheffects as effects
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from gd_core import surfaces
from scripts.build.bundle.colors import color_of
from scripts.build.data import races
from scripts.build.pictures.posters import HOME
from scripts.figures.look.theme import RELIEF, WIDE_THEME

ROOT = Path(__file__).resolve().parents[3]
OUTPUT = ROOT / "docs" / "generated" / "social" / "race.png"
SIZE = (1200, 630)
SCALE = 62.0  # pixels a unit of the surface
CENTER = (845, 315)  # pixels at which the middle of the race lies
TITLE = "What is\ngradient\ndescent?"
LINE = "Four methods, one start,\nthree valleys."


def build() -> list[Path]:
    """Draw the picture; return its path."""
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    with WIDE_THEME.applied():
        figure = plt.figure(figsize=(SIZE[0] / 100, SIZE[1] / 100))
        axes = figure.add_axes((0, 0, 1, 1))
        draw(axes)
        figure.savefig(OUTPUT, dpi=100, bbox_inches=None, metadata={"Software": None})
        plt.close(figure)
    return [OUTPUT]


def draw(axes: Axes) -> None:
    """Draw the relief, the runs with their names, and the words."""
    preset = races.read_presets()[HOME]
    middle = np.array(preset["wide"]["center"])
    low = middle - np.array(CENTER) / SCALE
    high = low + np.array(SIZE) / SCALE
    axes.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]))
    axes.set_axis_off()
    draw_relief(axes, preset, low, high)
    explorer = races.load_explorer()
    state = races.state_of(explorer, preset)
    casing = [effects.withStroke(linewidth=5, foreground="white")]
    for entry, run in zip(state["optimizers"], explorer.run_race(**state)["runs"], strict=True):
        x, y = run["points"].T
        color = color_of(entry["name"], "light")
        axes.plot(x, y, "-", color=color, linewidth=3, path_effects=casing)
        axes.plot(x[-1], y[-1], "o", color=color, markersize=10, path_effects=casing)
    axes.plot(*preset["start"], "o", color="white", markersize=16, mec="#1f232b", mew=2.5)
    axes.text(0.05, 0.87, TITLE, transform=axes.transAxes, size=60, weight=700, va="top")
    axes.text(0.052, 0.29, LINE, transform=axes.transAxes, size=24, va="top")


def draw_relief(axes: Axes, preset: dict, low: np.ndarray, high: np.ndarray) -> None:
    """Fill between the contours of the first page's picture."""
    surface = getattr(surfaces, preset["surface"])()
    x, y = np.meshgrid(np.linspace(low[0], high[0], 600), np.linspace(low[1], high[1], 315))
    heights = surface.height(x, y)
    levels = [0, *preset["wide"]["levels"], heights.max() + 1]
    steps = np.interp(heights, levels, np.arange(len(levels)))
    marks = np.arange(len(levels))
    axes.contourf(x, y, steps, marks, cmap=RELIEF)
    axes.contour(x, y, steps, marks, colors="#9aa4b2", linewidths=0.6)
