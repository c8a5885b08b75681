"""The look of every figure: one light and one dark theme, readable without color."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import matplotlib
from cycler import cycler
from matplotlib.figure import Figure

# Okabe and Ito's palette, in an order that also differs in lightness; yellow is left out on white.
LIGHT_COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#7A5195", "#B8860B", "#56B4E9")
DARK_COLORS = ("#56B4E9", "#FF9E4A", "#2CD5A0", "#F0A6CB", "#B79CED", "#F0E442", "#8FD3FF")
DASHES = (
    "-",
    (0, (6, 2)),
    (0, (2, 1.5)),
    (0, (7, 2, 1.5, 2)),
    (0, (1, 1)),
    (0, (10, 3)),
    (0, (4, 1)),
)


@dataclass(frozen=True)
class Theme:
    """Colors and line styles of a figure; two instances exist, `LIGHT` and `DARK`."""

    name: str
    background: str
    foreground: str
    muted: str
    grid: str
    accent: str
    colors: tuple[str, ...]
    contour_colormap: str
    dashes: tuple = DASHES

    def figure(
        self, rows: int = 1, columns: int = 1, width: float = 7.2, height: float = 3.2, **options
    ) -> tuple[Figure, Any]:
        """Return `(figure, axes)` as `matplotlib.pyplot.subplots` would, without global state."""
        figure = Figure(figsize=(width, height), layout="constrained")
        return figure, figure.subplots(rows, columns, **options)

    @contextmanager
    def applied(self) -> Iterator[None]:
        """Hold Matplotlib's settings to this theme while a figure is drawn and saved."""
        with matplotlib.rc_context(self.settings()):
            yield

    def settings(self) -> dict:
        """Matplotlib's rcParams of this theme."""
        cycle = cycler(color=self.colors) + cycler(linestyle=list(self.dashes[: len(self.colors)]))
        return {
            "axes.edgecolor": self.muted,
            "axes.facecolor": "none",
            "axes.grid": False,
            "axes.labelcolor": self.foreground,
            "axes.prop_cycle": cycle,
            "axes.spines.right": False,
            "axes.spines.top": False,
            "axes.titlecolor": self.foreground,
            "axes.titlelocation": "left",
            "axes.titlesize": 11,
            "figure.facecolor": "none",
            "font.family": "sans-serif",
            "font.sans-serif": ["DejaVu Sans"],
            "font.size": 10,
            "grid.color": self.grid,
            "grid.linewidth": 0.6,
            "legend.frameon": False,
            "legend.handlelength": 2.8,
            "lines.linewidth": 1.8,
            "savefig.facecolor": "none",
            "svg.fonttype": "path",
            "svg.hashsalt": "understanding-gradient-descent",
            "text.color": self.foreground,
            "xtick.color": self.muted,
            "xtick.labelcolor": self.foreground,
            "ytick.color": self.muted,
            "ytick.labelcolor": self.foreground,
        }


LIGHT = Theme(
    name="light",
    background="#ffffff",
    foreground="#222831",
    muted="#7b8794",
    grid="#e3e8ee",
    accent="#D55E00",
    colors=LIGHT_COLORS,
    contour_colormap="Blues",
)
DARK = Theme(
    name="dark",
    background="#1e2129",
    foreground="#e4e8ef",
    muted="#8b95a5",
    grid="#363c49",
    accent="#FF9E4A",
    colors=DARK_COLORS,
    contour_colormap="cividis",
)
