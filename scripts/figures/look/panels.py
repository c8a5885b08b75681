"""A figure as a row of panels: each is a drawing of its own, so that a page can wrap them."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure


class Panels:
    """Some Matplotlib figures side by side, with one key.

    Args:
        sizes: Width and height of each panel in pixels.
        sharex: Whether all panels have one range of x.
        sharey: Whether all panels have one range of y.
        subplot_kw: What each of the axes is made with.

    Attributes:
        figures: One Matplotlib figure a panel.
        axes: The axes of each.
        keys: What the key above the panels holds: Matplotlib's artists, and their names.
    """

    def __init__(
        self,
        sizes: list[tuple[int, int]],
        sharex: bool = False,
        sharey: bool = False,
        subplot_kw: dict[str, Any] | None = None,
    ) -> None:
        self.figures = [
            Figure(figsize=(width / 72, height / 72), dpi=72, layout="constrained")
            for width, height in sizes
        ]
        self.axes: list[Axes] = [f.add_subplot(**subplot_kw or {}) for f in self.figures]
        self.keys: list[tuple[Any, str]] = []
        for axes in self.axes[1:]:
            if sharex:
                axes.sharex(self.axes[0])
            if sharey:
                axes.sharey(self.axes[0])

    def legend(self, handles: list[Any], labels: list[str]) -> None:
        """Name some lines above the panels, instead of at their ends."""
        self.keys = list(zip(handles, labels, strict=True))

    def colorbar(self, image: Any, label: str, **options: Any) -> Any:
        """Draw the scale of an image's colors beside it."""
        number = self.axes.index(image.axes)
        options = {"label": label, "aspect": 24, **options}
        bar = self.figures[number].colorbar(image, ax=image.axes, **options)
        bar.outline.set_visible(False)  # pyright: ignore[reportCallIssue]
        return bar
