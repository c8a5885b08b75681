"""Figure of Muon: what the Newton-Schulz rounds do to one singular value."""

import numpy as np
from matplotlib.figure import Figure

from scripts.figures.theme import Theme


def draw_rounds(theme: Theme) -> Figure:
    """A singular value after one, three and five rounds against its start."""
    figure, axes = theme.figure(height=2.8)
    start = value = np.geomspace(1e-3, 1, 600)
    for count in range(1, 6):
        value = 3.4445 * value - 4.775 * value**3 + 2.0315 * value**5
        if count in (1, 3, 5):
            index = count // 2
            style = {"color": theme.colors[index], "linestyle": theme.dashes[index]}
            label = f"{count} round" + "s" * (count > 1)
            axes.semilogx(start, value, label=label, **style)
    axes.axhline(1, color=theme.muted, linewidth=0.8)
    axes.set(xlabel="singular value at the start", ylabel="afterwards", ylim=(0, 1.3))
    axes.grid(visible=True)
    axes.legend(loc="upper left")
    return figure


FIGURES = {"muon": draw_rounds}
