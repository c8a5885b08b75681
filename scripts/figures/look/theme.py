"""The look of every figure: the site's colors, typeface and sizes, in CSS pixels.

A figure is drawn once, in the colors of light. `scripts.figures.look.svg` puts the page's CSS
properties in their place, so that it follows the scheme. One point of Matplotlib is one pixel.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import matplotlib
from cycler import cycler
from matplotlib.colors import LinearSegmentedColormap

from scripts.build.bundle.colors import color_of, dash_of, read_colors
from scripts.figures.look.fonts import FAMILIES, register
from scripts.figures.look.panels import Panels

TABLE = read_colors()
SHADES = 24  # of the relief
DASHES = ("-", (0, (6, 2)), (0, (2, 1.5)), (0, (7, 2, 1.5, 2)), (0, (1, 1)))
WIDE, NARROW = 680, 328
# Two panels fill the column of text, three the whole content; each fits a phone as it is.
PANEL_WIDTHS = {2: 328, 3: 296}
PIXELS = 94  # of the 680 that stand for one inch of a figure's height
RELIEF = LinearSegmentedColormap.from_list("relief", TABLE["relief"]["light"], SHADES)


def shade(group: str, name: str) -> str:
    """A color of the table, in light."""
    return TABLE[group][name]["light"]


@dataclass(frozen=True)
class Theme:
    """Colors, dashes and sizes of a figure.

    Attributes:
        is_narrow: Whether a figure of one panel is drawn for a phone.
        background: What lies under the figure.
        foreground: Words, and marks that belong to no line.
        muted: Words that stand back.
        line: Lines that stand back.
        grid: Lines of the grid, and areas.
        accent: What a figure points at.
        colors: Lines that belong to no method.
        dashes: One for each of them.
    """

    is_narrow: bool = False
    background: str = shade("figure", "ground")
    foreground: str = shade("figure", "text")
    muted: str = shade("figure", "muted")
    line: str = shade("figure", "line")
    grid: str = shade("figure", "grid")
    accent: str = shade("series", "2")
    colors: tuple[str, ...] = tuple(shade("series", name) for name in TABLE["series"])
    dashes: tuple = DASHES

    @property
    def relief(self) -> LinearSegmentedColormap:
        """The colormap of surfaces."""
        return RELIEF

    def run(self, name: str, twin: int = 0) -> dict[str, Any]:
        """Color and dash of an optimizer's line, by the name of its class."""
        pattern = [float(part) for part in dash_of(name, twin).split()]
        # Matplotlib counts a dash in line widths.
        dash = (0, tuple(part / 1.8 for part in pattern)) if pattern else "-"
        return {"color": color_of(name, "light", twin), "linestyle": dash}

    def behind(self, width: float) -> dict[str, Any]:
        """A broad line that others lie on, such as a bound."""
        return {"color": self.line, "linewidth": width, "linestyle": "-"}

    def series(self, index: int) -> dict[str, Any]:
        """Color and dash of a line that belongs to no method."""
        return {"color": self.colors[index], "linestyle": self.dashes[index]}

    def figure(
        self, rows: int = 1, columns: int = 1, height: float = 3.2, **options: Any
    ) -> tuple[Panels, Any]:
        """Return panels and their axes, as `matplotlib.pyplot.subplots` would for one row.

        One panel is drawn twice, wide and narrow; of two or three each fits a phone, and the page
        wraps them. The height is in inches of a figure 7.2 inches wide.
        """
        width = PANEL_WIDTHS.get(columns, NARROW if self.is_narrow else WIDE)
        tall = height * PIXELS if columns > 1 or not self.is_narrow else 250
        panels = Panels([(width, round(tall))] * columns, **options)
        return panels, panels.axes if columns > 1 else panels.axes[0]

    @contextmanager
    def applied(self) -> Iterator[None]:
        """Hold Matplotlib's settings to this theme while a figure is drawn and saved."""
        register()
        settings: Any = self.settings()
        with matplotlib.rc_context(settings):
            yield

    def settings(self) -> dict[str, Any]:
        """Matplotlib's rcParams of this theme."""
        cycle = cycler(color=self.colors) + cycler(linestyle=list(self.dashes))
        colors = {
            "axes.edgecolor": self.line,
            "axes.facecolor": "none",
            "axes.labelcolor": self.muted,
            "axes.titlecolor": self.foreground,
            "figure.facecolor": "none",
            "grid.color": self.grid,
            "savefig.facecolor": "none",
            "text.color": self.foreground,
            "xtick.color": self.line,
            "xtick.labelcolor": self.muted,
            "ytick.color": self.line,
            "ytick.labelcolor": self.muted,
        }
        return colors | {
            "axes.axisbelow": True,
            "axes.prop_cycle": cycle,
            "axes.spines.left": False,
            "axes.spines.right": False,
            "axes.spines.top": False,
            "axes.titlelocation": "left",
            "axes.titlesize": 13,
            "axes.titleweight": 600,
            "axes.titlepad": 10,
            "axes.linewidth": 1,
            "figure.constrained_layout.h_pad": 0.04,
            "figure.constrained_layout.w_pad": 0.04,
            "figure.dpi": 72,
            "font.family": FAMILIES,
            "font.size": 12,
            "grid.linewidth": 1,
            "legend.frameon": False,
            "lines.linewidth": 1.8,
            "path.simplify_threshold": 0.2,
            "savefig.dpi": 72,
            "svg.fonttype": "none",
            "svg.hashsalt": "understanding-gradient-descent",
            "xtick.major.size": 4,
            "xtick.minor.size": 0,
            "ytick.major.size": 0,
            "ytick.minor.size": 0,
        }


WIDE_THEME, NARROW_THEME = Theme(), Theme(is_narrow=True)
