"""Matplotlib's backend in the page: `plt.show()` and figures left open become images."""

import base64
import io
import sys
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas
from matplotlib.figure import Figure

__all__ = ["FigureCanvas", "show", "take"]

SVG_LIMIT = 400_000
shown: list[str] = []


def show(*arguments: Any, **options: Any) -> None:
    """Draw all open figures and close them, in the order they were made."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return
    for number in pyplot.get_fignums():
        shown.append(as_image(pyplot.figure(number)))
        pyplot.close(number)


def take(last: object = None) -> list[str]:
    """Return every image since the last call; a figure as a cell's last value counts too."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    is_open = pyplot is not None and last in map(pyplot.figure, pyplot.get_fignums())
    show()
    if isinstance(last, Figure) and not is_open:
        shown.append(as_image(last))
    images = shown.copy()
    shown.clear()
    return images


def as_image(figure: Figure) -> str:
    """Return a data URL: SVG, or PNG where a crowded figure makes the SVG too large."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="svg", bbox_inches="tight", metadata={"Date": None})
    kind = "svg+xml"
    if buffer.tell() > SVG_LIMIT:
        buffer = io.BytesIO()
        figure.savefig(buffer, format="png", bbox_inches="tight", dpi=160)
        kind = "png"
    return f"data:image/{kind};base64,{base64.b64encode(buffer.getvalue()).decode()}"
